package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.Events.PLAN_ON_ITS_WAY;
import static org.twentyweeks.core.statute.Events.WILL_ASSESS;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;
import static org.twentyweeks.core.statute.FactType.AMENDED_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.DRAFT_PLAN_SENT;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.MEDIATION_AGREED;
import static org.twentyweeks.core.statute.FactType.MEDIATION_AGREEMENT_KEPT;
import static org.twentyweeks.core.statute.FactType.NO_PLAN_NOTIFIED;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.MEDIATION_AGREEMENTS;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;

/**
 * What was agreed in mediation: regulation 42 of SI 2014/1530. An agreement on what the Tribunal could have ordered has the
 * times of such an order.
 */
final class MediationAgreementRules {

    private static final FactPattern AGREED_TO_ASSESS =
            with(MEDIATION_AGREED, "matter", "ASSESS", "the mediation ends in an agreement to assess or reassess");

    private static final FactPattern AGREED_TO_MAKE_PLAN =
            with(MEDIATION_AGREED, "matter", "MAKE_PLAN", "the mediation ends in an agreement to make a plan");

    private static final FactPattern AGREED_TO_AMEND =
            with(MEDIATION_AGREED, "matter", "AMEND_PLAN", "the mediation ends in an agreement to amend the plan");

    private static final FactPattern AGREED_TO_NAME_SETTING = with(
            MEDIATION_AGREED,
            "matter",
            "NAME_SETTING",
            "the mediation ends in an agreement to name another setting in the plan");

    private static final FactPattern AGREED_ON_SOMETHING_ELSE = with(
            MEDIATION_AGREED,
            "matter",
            "NOT_APPEALABLE",
            "the mediation ends in an agreement on something that cannot be appealed");

    private static final UnconfirmedReading CLOSURES = new UnconfirmedReading(
            "No ground of exception applies to what was agreed, a closed setting included, and the facts named here"
                    + " are all"
                    + " that end this time without meeting it. The two sides have agreed in writing on no other time.",
            "The text of regulation 42(2) to (5) and whether it takes over the exceptions of regulation 44(3).");

    private MediationAgreementRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-assess-notify",
                                "Tell the family of the assessment that was agreed",
                                "the council must tell the family that it will carry out the assessment")
                        .starts(AGREED_TO_ASSESS)
                        .due(new Term.WeeksOf(2))
                        .met(WILL_ASSESS)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(b)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-assess-no-plan",
                                "Tell the family that there will be no plan, after the assessment that was agreed",
                                "if, after the assessment, the council decides not to issue a plan, it must tell"
                                        + " the family")
                        .starts(AGREED_TO_ASSESS)
                        .due(new Term.WeeksOf(10))
                        .met(any(NO_PLAN_NOTIFIED))
                        .closed(PLAN_ON_ITS_WAY)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(b)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-assess-final-plan",
                                "Issue the final plan after the assessment that was agreed",
                                "the council must send the final plan")
                        .starts(AGREED_TO_ASSESS)
                        .due(new Term.WeeksOf(14))
                        .met(any(FINAL_PLAN_ISSUED))
                        .closed(any(NO_PLAN_NOTIFIED))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(b)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-make-plan-draft",
                                "Send the draft of the plan that was agreed",
                                "the council must send the draft plan")
                        .starts(AGREED_TO_MAKE_PLAN)
                        .due(new Term.WeeksOf(5))
                        .met(any(DRAFT_PLAN_SENT))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(c)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-make-plan-final",
                                "Issue the plan that was agreed",
                                "the council must send the final plan")
                        .starts(AGREED_TO_MAKE_PLAN)
                        .due(new Term.WeeksOf(11))
                        .met(any(FINAL_PLAN_ISSUED))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(c)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-amend-plan",
                                "Issue the amended plan that was agreed",
                                "the council must issue the amended plan")
                        .starts(AGREED_TO_AMEND)
                        .due(new Term.WeeksOf(5))
                        .met(any(AMENDED_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(e)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-name-setting",
                                "Name the setting that was agreed",
                                "the council must issue the plan with the setting that was agreed")
                        .starts(AGREED_TO_NAME_SETTING)
                        .due(new Term.WeeksOf(2))
                        .met(any(AMENDED_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(2), 44(2)(f)")
                        .unconfirmed(CLOSURES),
                rule(
                                MEDIATION_AGREEMENTS,
                                "mediation-agreement-other",
                                "Do what else was agreed",
                                "the council must do what was agreed on a matter that cannot be appealed")
                        .starts(AGREED_ON_SOMETHING_ELSE)
                        .due(new Term.WeeksOf(2))
                        .met(any(MEDIATION_AGREEMENT_KEPT))
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 42(3)")
                        .unconfirmed(CLOSURES));
    }
}
