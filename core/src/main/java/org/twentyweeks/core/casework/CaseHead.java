package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;

/**
 * The first thing read of a case. It names no person.
 *
 * @param authorityCode the three-digit code of the council, so that cases can be split or joined when councils are
 * @param channel how the request came in, for example {@code api}
 * @param requestHash the keyed hash of the request's answers, by which the same request sent again is known
 * @param owner {@code staff:<id>} or {@code team:<id>}, never absent
 * @param assignedOn the day since which the owner has it
 * @param childByName the search hash of surname and birth date; absent without both
 * @param childByUpn the search hash of the UPN; absent without one
 * @param factCount how many facts the case has
 */
public record CaseHead(
        Reference reference,
        String authorityCode,
        String channel,
        String requestHash,
        Acknowledgement acknowledgement,
        String owner,
        LocalDate assignedOn,
        Optional<String> childByName,
        Optional<String> childByUpn,
        int factCount,
        CaseStanding standing) {

    /** The owner of every case in the quarantine. */
    public static final String QUARANTINE_TEAM = "team:quarantine";

    /**
     * The head of this case when its facts are those of the file.
     *
     * @param intakeTeam the owner of a case that is let out of the quarantine
     */
    public CaseHead folded(CaseFile file, String intakeTeam) {
        var nextOwner = owner(file, intakeTeam);
        return new CaseHead(
                reference,
                authorityCode,
                channel,
                requestHash,
                acknowledgement,
                nextOwner,
                nextOwner.equals(owner)
                        ? assignedOn
                        : London.dayOf(file.recorded().getLast().recordedAt()),
                childByName,
                childByUpn,
                file.recorded().size(),
                file.standing());
    }

    private String owner(CaseFile file, String intakeTeam) {
        if (file.status().isInQuarantine()) {
            return QUARANTINE_TEAM;
        }
        return owner.equals(QUARANTINE_TEAM) ? intakeTeam : owner;
    }
}
