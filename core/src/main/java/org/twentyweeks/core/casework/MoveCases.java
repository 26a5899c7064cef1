package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.staff.Staff;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;

/**
 * Gives the cases of people who are no longer active to their teams. It can be stopped anywhere and run again: a case that
 * was moved has another owner.
 *
 * <p>One read of the staff and one query for each page of somebody's cases; each case is one read and one write.
 */
public final class MoveCases {

    /** Who recorded that a case was moved. */
    public static final String MOVED_BY = "staff:system";

    private final StaffStore staff;
    private final CaseIndexes indexes;
    private final CaseStore cases;
    private final RecordFacts recordFacts;
    private final String intakeTeam;

    /** @param intakeTeam the team that is there however few are on the list, {@code team:<id>} */
    public MoveCases(
            StaffStore staff, CaseIndexes indexes, CaseStore cases, RecordFacts recordFacts, String intakeTeam) {
        this.staff = staff;
        this.indexes = indexes;
        this.cases = cases;
        this.recordFacts = recordFacts;
        this.intakeTeam = intakeTeam;
    }

    /**
     * What a run did.
     *
     * @param owners how many people who are no longer active had cases
     * @param moved how many cases were moved
     * @param left how many cases could not be moved: somebody recorded something in that moment, or their facts are not as
     *     they were recorded. The others do not wait for them
     */
    public record Run(int owners, int moved, int left) {

        private Run and(Run other) {
            return new Run(owners + other.owners, moved + other.moved, left + other.left);
        }
    }

    /**
     * Moves every case of everybody who is no longer active.
     *
     * @param at when the cases are moved
     * @throws UnavailableException when the store did not answer; what was moved stays moved
     */
    public Run run(Instant at) {
        var everybody = staff.everybody();
        return everybody.members().stream()
                .filter(member -> !member.active())
                .map(member -> run(member, teamOf(member, everybody), at))
                .reduce(new Run(0, 0, 0), Run::and);
    }

    private Run run(StaffMember member, String team, Instant at) {
        int moved = 0;
        int left = 0;
        Optional<IndexPosition> after = Optional.empty();
        do {
            var page = indexes.ownedBy(Owner.staff(member.id()), after);
            for (Reference reference : page.entries()) {
                switch (move(reference, member, team, at)) {
                    case MOVED -> moved++;
                    case LEFT -> left++;
                    case NOT_THEIRS -> {}
                }
            }
            after = page.next();
        } while (after.isPresent());
        return new Run(moved + left > 0 ? 1 : 0, moved, left);
    }

    private enum Moving {
        MOVED,
        LEFT,
        NOT_THEIRS
    }

    private Moving move(Reference reference, StaffMember member, String team, Instant at) {
        try {
            return cases.find(reference)
                    .filter(stored -> isTheirs(stored.head(), member, London.dayOf(at)))
                    .map(stored -> move(stored, team, at))
                    .orElse(Moving.NOT_THEIRS);
        } catch (IllegalStateException | IllegalArgumentException spoilt) {
            return Moving.LEFT;
        }
    }

    /** The index may still show a case that was moved meanwhile, and a run that is late one that was given after its day. */
    private static boolean isTheirs(CaseHead head, StaffMember member, LocalDate day) {
        return head.owner().equals(Owner.staff(member.id()))
                && !head.assignedOn().isAfter(day);
    }

    private Moving move(StoredCase before, String team, Instant at) {
        var assigned = new OwnerAssigned(London.dayOf(at), team, AssignmentReason.OWNER_NOT_ACTIVE);
        var entry = new Entry(
                before.head().reference(), "owner not active " + before.version(), List.of(assigned), at, MOVED_BY);
        return recordFacts.record(entry, before) instanceof Outcome.Recorded ? Moving.MOVED : Moving.LEFT;
    }

    /** The team that is always there takes what a team that is not on the list would have had. */
    private String teamOf(StaffMember member, Staff everybody) {
        return everybody.team(member.team()).isPresent() ? Owner.team(member.team()) : intakeTeam;
    }
}
