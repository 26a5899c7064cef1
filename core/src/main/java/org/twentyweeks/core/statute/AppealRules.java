package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Bound.FAMILY;
import static org.twentyweeks.core.statute.Events.APPEALABLE_NOTICE;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactType.APPEAL_ANSWERED;
import static org.twentyweeks.core.statute.FactType.APPEAL_REGISTERED;
import static org.twentyweeks.core.statute.FactType.MEDIATION_CERTIFICATE_ISSUED;
import static org.twentyweeks.core.statute.Force.TRIBUNAL;
import static org.twentyweeks.core.statute.RuleGroup.APPEALS;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;
import java.util.Optional;

/**
 * Appeals: section 51 of the Children and Families Act 2014, and rules 12, 20 and 21 of the Tribunal's procedure rules (SI
 * 2008/2699).
 */
final class AppealRules {

    /** Two months after the notice or one month after the certificate, whichever is later, carried by rule 12. */
    static final DueDay TIME_TO_APPEAL = new DueDay.EndOfTimeToAppeal(new DueDay.LaterOf(
            new Term.MonthsAfter(2),
            new DueDay.CountedFrom(
                    new DueDay.OtherDay.LastAfter(
                            any(MEDIATION_CERTIFICATE_ISSUED), "the day the mediation certificate was issued"),
                    new Term.MonthsAfter(1))));

    private static final UnconfirmedReading DIRECTIONS = new UnconfirmedReading(
            "The time is that of the rules. A direction of the Tribunal that sets another one is not in this"
                    + " language yet,"
                    + " but for the day of the response.",
            "The direction itself: read it, and follow it.");

    private AppealRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                APPEALS,
                                "appeal-window",
                                "Appeal to the Tribunal",
                                "the family may appeal, and the Tribunal must receive the appeal within this time")
                        .starts(APPEALABLE_NOTICE)
                        .due(TIME_TO_APPEAL)
                        .binds(FAMILY, TRIBUNAL)
                        .source(Law.TRIBUNAL_RULES, "r.20(1)(c), r.12")
                        .note("By 5 pm on the last day. The Tribunal may allow an appeal that comes later. The"
                                + " day on which the Tribunal sends the appeal to the council says nothing"
                                + " of when the Tribunal received it, so it does not end this time.")
                        .unconfirmed(DIRECTIONS),
                rule(
                                APPEALS,
                                "appeal-response",
                                "Respond to the appeal",
                                "the council must send its response to the Tribunal")
                        .starts(any(APPEAL_REGISTERED))
                        .due(new DueDay.GivenDay(
                                "responseDueOn",
                                "the day that the Tribunal gave for the response",
                                Optional.empty(),
                                new Term.TribunalWorkingDaysOf(30)))
                        .met(any(APPEAL_ANSWERED))
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.TRIBUNAL_RULES, "r.21, r.12(3)(b)")
                        .note("The day in the Tribunal's letter wins over the count, wherever it falls.")
                        .unconfirmed(DIRECTIONS));
    }
}
