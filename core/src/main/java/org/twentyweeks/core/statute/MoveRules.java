package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactType.MOVE_NOTIFIED;
import static org.twentyweeks.core.statute.FactType.PLAN_TRANSFERRED_IN;
import static org.twentyweeks.core.statute.FactType.PLAN_TRANSFERRED_OUT;
import static org.twentyweeks.core.statute.FactType.REVIEW_DECIDED;
import static org.twentyweeks.core.statute.FactType.TRANSFER_LETTER_SENT;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.MOVES;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;
import java.util.Optional;

/** A child with a plan moves to the area of another council: regulation 15 of SI 2014/1530. */
final class MoveRules {

    private MoveRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                MOVES,
                                "transfer-plan-out",
                                "Transfer the plan to the new council",
                                "the council must transfer the plan to the council of the area to which the child"
                                        + " moves")
                        .starts(any(MOVE_NOTIFIED))
                        .due(new DueDay.GivenDay(
                                "movedOn",
                                "the day of the move",
                                Optional.of(new Term.WorkingDaysOf(15)),
                                new Term.WorkingDaysBeginningWith(15)))
                        .met(any(PLAN_TRANSFERRED_OUT))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 15(2)")
                        .note("On the day of the move, if the council has been aware of it for at least 15"
                                + " working days by then. If not, within 15 working days, the first of"
                                + " which is the day on which it became aware."),
                rule(
                                MOVES,
                                "transfer-in-letter",
                                "Tell the family of the transfer",
                                "the new council must tell the family that the plan has been transferred, whether"
                                        + " it will reassess, and when it will review the plan")
                        .starts(any(PLAN_TRANSFERRED_IN))
                        .due(new Term.WeeksOf(6))
                        .met(any(TRANSFER_LETTER_SENT))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 15(4)"),
                rule(
                                MOVES,
                                "transfer-in-review",
                                "Review the plan that was transferred",
                                "the new council must review the plan")
                        .starts(any(PLAN_TRANSFERRED_IN))
                        .due(new DueDay.LaterOf(
                                new Term.MonthsStartingWith(3),
                                new DueDay.CountedFrom(
                                        new DueDay.OtherDay.Given(
                                                "lastReviewOn",
                                                "the day of the last review (the day the plan was made, when there was none)"),
                                        new Term.MonthsStartingWith(12))))
                        .met(any(REVIEW_DECIDED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 15(5)")
                        .unconfirmed(new UnconfirmedReading(
                                "The second time runs for three months and starts with the day of the transfer.",
                                "The text of regulation 15(5)(b).")));
    }
}
