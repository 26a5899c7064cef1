package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Optional;

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

    /**
     * The head of this case when its facts are those of the file.
     *
     * @param intakeTeam the owner of a case that was given to nobody
     */
    public CaseHead folded(CaseFile file, String intakeTeam) {
        var ownership = file.ownership(intakeTeam);
        return new CaseHead(
                reference,
                authorityCode,
                channel,
                requestHash,
                acknowledgement,
                ownership.owner(),
                ownership.since(),
                childByName,
                childByUpn,
                file.recorded().size(),
                file.standing());
    }
}
