package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.Events.PLAN_ON_ITS_WAY;
import static org.twentyweeks.core.statute.Events.WILL_ASSESS;
import static org.twentyweeks.core.statute.Events.WILL_REASSESS;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;
import static org.twentyweeks.core.statute.FactType.AMENDED_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.APPEAL_CONCEDED;
import static org.twentyweeks.core.statute.FactType.DRAFT_PLAN_SENT;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.NO_PLAN_NOTIFIED;
import static org.twentyweeks.core.statute.Force.TRIBUNAL;
import static org.twentyweeks.core.statute.RuleGroup.CONCESSIONS;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;

/** An appeal that the council does not oppose: regulation 45 of SI 2014/1530, as amended by SI 2015/359. */
final class ConcessionRules {

    private static final FactPattern ASSESSMENT = with(
            APPEAL_CONCEDED,
            "appeal",
            List.of("REFUSAL_TO_ASSESS", "REFUSAL_TO_REASSESS"),
            "the council tells the Tribunal that it does not oppose the appeal against the refusal to assess or"
                    + " reassess");

    private static final FactPattern PLAN = with(
            APPEAL_CONCEDED,
            "appeal",
            List.of("REFUSAL_TO_ISSUE"),
            "the council tells the Tribunal that it does not oppose the appeal against the refusal to issue a plan");

    private static final FactPattern AMENDMENT = with(
            APPEAL_CONCEDED,
            "appeal",
            List.of("CONTENTS", "REFUSAL_TO_AMEND"),
            "the council tells the Tribunal that it does not oppose the appeal against what the plan says or the"
                    + " refusal to amend it");

    private static final FactPattern PLACEMENT = with(
            APPEAL_CONCEDED,
            "appeal",
            List.of("PLACEMENT"),
            "the council tells the Tribunal that it does not oppose the appeal against the setting that the plan"
                    + " names");

    private static final UnconfirmedReading CLOSURES = new UnconfirmedReading(
            "No ground of exception applies here, a closed setting included, and the facts named here are all that"
                    + " end this"
                    + " time without meeting it.",
            "The text of regulation 45, and whether it takes over the exceptions of regulation 44(3).");

    private ConcessionRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                CONCESSIONS,
                                "concede-assess-notify",
                                "Tell the family of the assessment that is no longer opposed",
                                "the council must tell the family that it will carry out the assessment")
                        .starts(ASSESSMENT)
                        .due(new Term.WeeksOf(2))
                        .met(WILL_ASSESS, WILL_REASSESS)
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45(3)")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES),
                rule(
                                CONCESSIONS,
                                "concede-assess-no-plan",
                                "Tell the family that there will be no plan, after the assessment that was no"
                                        + " longer opposed",
                                "if, after the assessment, the council decides not to issue a plan, it must tell"
                                        + " the family")
                        .starts(ASSESSMENT)
                        .due(new Term.WeeksOf(10))
                        .met(any(NO_PLAN_NOTIFIED))
                        .closed(PLAN_ON_ITS_WAY)
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45(3A)(a)")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES),
                rule(
                                CONCESSIONS,
                                "concede-assess-final-plan",
                                "Issue the final plan after the assessment that was no longer opposed",
                                "the council must send the final plan")
                        .starts(ASSESSMENT)
                        .due(new Term.WeeksOf(14))
                        .met(any(FINAL_PLAN_ISSUED))
                        .closed(any(NO_PLAN_NOTIFIED))
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45(3A)(b)")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES),
                rule(
                                CONCESSIONS,
                                "concede-make-plan-draft",
                                "Send the draft of the plan that is no longer opposed",
                                "the council must send the draft plan")
                        .starts(PLAN)
                        .due(new Term.WeeksOf(5))
                        .met(any(DRAFT_PLAN_SENT))
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES),
                rule(
                                CONCESSIONS,
                                "concede-make-plan-final",
                                "Issue the plan that is no longer opposed",
                                "the council must send the final plan")
                        .starts(PLAN)
                        .due(new Term.WeeksOf(11))
                        .met(any(FINAL_PLAN_ISSUED))
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES),
                rule(
                                CONCESSIONS,
                                "concede-amend-plan",
                                "Issue the amended plan that is no longer opposed",
                                "the council must issue the amended plan")
                        .starts(AMENDMENT)
                        .due(new Term.WeeksOf(5))
                        .met(any(AMENDED_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45(4)")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES),
                rule(
                                CONCESSIONS,
                                "concede-name-setting",
                                "Name the setting that is no longer opposed",
                                "the council must issue the plan with the setting that the family asked for")
                        .starts(PLACEMENT)
                        .due(new Term.WeeksOf(2))
                        .met(any(AMENDED_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, TRIBUNAL)
                        .source(Law.REGULATIONS, "reg 45")
                        .from(Law.REGULATION_45_AMENDED)
                        .unconfirmed(CLOSURES));
    }
}
