package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Events.CEASED_AFTER_REVIEW;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.Events.WILL_REASSESS;
import static org.twentyweeks.core.statute.ExceptionGrounds.ofRegulation10;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactType.APPEAL_REGISTERED;
import static org.twentyweeks.core.statute.FactType.CEASE_DECIDED;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.REASSESSMENT_DECIDED;
import static org.twentyweeks.core.statute.FactType.REASSESSMENT_REQUESTED;
import static org.twentyweeks.core.statute.FactType.REQUEST_WITHDRAWN;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.REASSESSMENT_AND_CEASING;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;

/**
 * Reassessing, and ceasing to maintain a plan: sections 44 and 45 of the Children and Families Act 2014, and regulations 25
 * and 27 of SI 2014/1530.
 */
final class ReassessmentRules {

    private ReassessmentRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                REASSESSMENT_AND_CEASING,
                                "reassessment-decision",
                                "Decide whether to reassess",
                                "the council must tell the family whether it will carry out a reassessment")
                        .starts(any(REASSESSMENT_REQUESTED))
                        .due(new Term.DaysOf(15))
                        .met(any(REASSESSMENT_DECIDED))
                        .closed(any(REQUEST_WITHDRAWN))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 25(1)")
                        .unconfirmed(new UnconfirmedReading(
                                "The 15 days are calendar days, and the day on which the request is received is day 0.",
                                "The text of regulation 25(1).")),
                rule(
                                REASSESSMENT_AND_CEASING,
                                "reassessment-final-plan",
                                "Issue the plan after the reassessment",
                                "the council must send the final plan that follows from the reassessment")
                        .starts(WILL_REASSESS)
                        .due(new Term.WeeksOf(14))
                        .met(any(FINAL_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .grounds(ofRegulation10("reg 27(3)"))
                        .source(Law.REGULATIONS, "reg 27(2)"),
                rule(
                                REASSESSMENT_AND_CEASING,
                                "cease-hold",
                                "Keep the plan until the time to appeal is over",
                                "the council may not cease to maintain the plan before the time to appeal has passed")
                        .starts(any(CEASE_DECIDED), CEASED_AFTER_REVIEW)
                        .due(AppealRules.TIME_TO_APPEAL)
                        .closed(any(APPEAL_REGISTERED)
                                .meaning("An appeal stands, so the council must keep the plan until the"
                                        + " appeal has been decided."))
                        .binds(COUNCIL, STATUTORY)
                        .notBefore()
                        .source(Law.ACT, "s.45(4); SI 2008/2699 r.20(1)(c), r.12"));
    }
}
