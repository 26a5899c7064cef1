package org.twentyweeks.core.casework;

import java.util.List;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.staff.StaffStore;

/**
 * Gives a case to a person who is active, or to a team. One read and one write; for a team one read of the staff more.
 */
public final class AssignCase {

    private final RecordFacts recordFacts;
    private final StaffStore staff;
    private final String intakeTeam;

    /** @param intakeTeam the team that is there however few are on the list, {@code team:<id>} */
    public AssignCase(RecordFacts recordFacts, StaffStore staff, String intakeTeam) {
        this.recordFacts = recordFacts;
        this.staff = staff;
        this.intakeTeam = intakeTeam;
    }

    /**
     * What is to be assigned: an entry without facts.
     *
     * @param owner {@code staff:<id>} or {@code team:<id>}
     */
    public Outcome assign(Entry entry, String owner, AssignmentReason reason) {
        if (!Owner.isOne(owner)) {
            return refused("is neither staff:<id> nor team:<id>");
        }
        if (owner.equals(Owner.QUARANTINE)) {
            return refused("is for what nobody has found to be a request");
        }
        if (Owner.staffId(owner).isEmpty() && !isTeam(owner)) {
            return refused("is no team on the list of staff");
        }
        var assigned = new OwnerAssigned(London.dayOf(entry.recordedAt()), owner, reason);
        return recordFacts.record(entry.with(List.of(assigned)));
    }

    private boolean isTeam(String owner) {
        return owner.equals(intakeTeam)
                || staff.everybody().teams().stream()
                        .anyMatch(team -> Owner.team(team.id()).equals(owner));
    }

    private static Outcome refused(String problem) {
        return new Outcome.Refused(List.of(new Refusal(0, "owner", problem)));
    }
}
