package org.twentyweeks.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;

/**
 * Gives the cases of people who are no longer active to their teams. It can be stopped anywhere and run again: a case that
 * was moved has another owner.
 */
public final class MoveCases {

    /** Who recorded that a case was moved. */
    public static final String MOVED_BY = "staff:system";

    private final StaffStore staff;
    private final CaseIndexes indexes;
    private final CaseStore cases;
    private final AssignCase assignCase;
    private final String intakeTeam;

    public MoveCases(StaffStore staff, CaseIndexes indexes, CaseStore cases, AssignCase assignCase, String intakeTeam) {
        this.staff = staff;
        this.indexes = indexes;
        this.cases = cases;
        this.assignCase = assignCase;
        this.intakeTeam = intakeTeam;
    }

    /**
     * What a run did.
     *
     * @param owners how many people who are no longer active had cases
     * @param moved how many cases were moved
     * @param left how many cases could not be moved now, because somebody recorded something in that moment
     */
    public record Run(int owners, int moved, int left) {

        private Run and(Run other) {
            return new Run(owners + other.owners, moved + other.moved, left + other.left);
        }
    }

    /**
     * Moves every case of everybody who is no longer active.
     *
     * @throws UnavailableException when the store did not answer; what was moved stays moved
     */
    public Run run(Instant at) {
        return staff.everybody().members().stream()
                .filter(member -> !member.active())
                .map(member -> run(member, at))
                .reduce(new Run(0, 0, 0), Run::and);
    }

    private Run run(StaffMember member, Instant at) {
        int moved = 0;
        int left = 0;
        Optional<IndexPosition> after = Optional.empty();
        do {
            var page = indexes.ownedBy(Owner.staff(member.id()), after);
            for (Reference reference : page.entries()) {
                switch (move(reference, member, at)) {
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

    /** The index may still show a case that was moved meanwhile. */
    private Moving move(Reference reference, StaffMember member, Instant at) {
        var before = cases.find(reference);
        if (before.filter(stored -> stored.head().owner().equals(Owner.staff(member.id())))
                .isEmpty()) {
            return Moving.NOT_THEIRS;
        }
        var version = before.orElseThrow().version();
        var entry = new Entry(reference, "owner not active " + version, List.of(), at, MOVED_BY, Optional.of(version));
        var moving = assignCase.assign(entry, teamOf(member), AssignmentReason.OWNER_NOT_ACTIVE);
        return moving instanceof Outcome.Recorded ? Moving.MOVED : Moving.LEFT;
    }

    /** The team that is always there takes what a team that is not on the list would have had. */
    private String teamOf(StaffMember member) {
        return staff.everybody().team(member.team()).isPresent() ? Owner.team(member.team()) : intakeTeam;
    }
}
