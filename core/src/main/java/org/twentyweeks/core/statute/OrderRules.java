package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.Events.PLAN_ON_ITS_WAY;
import static org.twentyweeks.core.statute.Events.WILL_ASSESS;
import static org.twentyweeks.core.statute.ExceptionGrounds.ofRegulation44;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;
import static org.twentyweeks.core.statute.FactType.AMENDED_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.DRAFT_PLAN_SENT;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.NO_PLAN_NOTIFIED;
import static org.twentyweeks.core.statute.FactType.PLAN_AGREED;
import static org.twentyweeks.core.statute.FactType.RECOMMENDATION_ANSWERED;
import static org.twentyweeks.core.statute.FactType.RECOMMENDATION_MADE;
import static org.twentyweeks.core.statute.FactType.TRIBUNAL_ORDERED;
import static org.twentyweeks.core.statute.Force.TRIBUNAL;
import static org.twentyweeks.core.statute.RuleGroup.ORDERS;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * What the Tribunal orders and recommends: regulation 44 of SI 2014/1530, counted in calendar weeks from the day of the
 * order, August included; and SI 2017/1306.
 */
final class OrderRules {

    private static final FactPattern ORDERED_TO_ASSESS =
            with(TRIBUNAL_ORDERED, "order", "ASSESS", "the Tribunal orders the council to assess or reassess");

    private static final FactPattern ORDERED_TO_MAKE_PLAN =
            with(TRIBUNAL_ORDERED, "order", "MAKE_PLAN", "the Tribunal orders the council to make and maintain a plan");

    private static final FactPattern REFERRED_BACK = with(
            TRIBUNAL_ORDERED,
            "order",
            "REFER_BACK",
            "the Tribunal orders the council to reconsider whether a plan is necessary");

    private static final FactPattern ORDERED_TO_AMEND =
            with(TRIBUNAL_ORDERED, "order", "AMEND_PLAN", "the Tribunal orders the council to amend the plan");

    private static final FactPattern ORDERED_TO_NAME_SETTING = with(
            TRIBUNAL_ORDERED,
            "order",
            "NAME_SETTING",
            "the Tribunal orders the council to name another setting in the plan");

    private static final UnconfirmedReading CLOSURES = new UnconfirmedReading(
            "A closed school or early-years setting is no ground here, and the facts named here are all that end"
                    + " this time"
                    + " without meeting it.",
            "The text of regulation 44(3), and whether it takes over the closures of regulation 13(3).");

    private static final UnconfirmedReading DIRECTIONS = new UnconfirmedReading(
            "The time is that of the regulation. A direction of the Tribunal that sets another one is not in this"
                    + " language"
                    + " yet.",
            "The order itself: read it, and follow it.");

    private OrderRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                ORDERS,
                                "order-assess-notify",
                                "Tell the family of the assessment that was ordered",
                                "the council must tell the family that it will carry out the assessment")
                        .starts(ORDERED_TO_ASSESS)
                        .due(new Term.WeeksOf(2))
                        .met(WILL_ASSESS)
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(b)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "order-assess-no-plan",
                                "Tell the family that there will be no plan, after the assessment that was ordered",
                                "if, after the assessment, the council decides not to issue a plan, it must tell"
                                        + " the family")
                        .starts(ORDERED_TO_ASSESS)
                        .due(new Term.WeeksOf(10))
                        .met(any(NO_PLAN_NOTIFIED))
                        .closed(PLAN_ON_ITS_WAY)
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(b)(i)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "order-assess-final-plan",
                                "Issue the final plan after the assessment that was ordered",
                                "the council must send the final plan")
                        .starts(ORDERED_TO_ASSESS)
                        .due(new Term.WeeksOf(14))
                        .met(any(FINAL_PLAN_ISSUED))
                        .closed(any(NO_PLAN_NOTIFIED))
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(b)(ii)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "order-make-plan-draft",
                                "Send the draft of the plan that was ordered",
                                "the council must send the draft plan")
                        .starts(ORDERED_TO_MAKE_PLAN)
                        .due(new Term.WeeksOf(5))
                        .met(any(DRAFT_PLAN_SENT))
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(c)(i)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "order-make-plan-final",
                                "Issue the plan that was ordered",
                                "the council must send the final plan")
                        .starts(ORDERED_TO_MAKE_PLAN)
                        .due(new Term.WeeksOf(11))
                        .met(any(FINAL_PLAN_ISSUED))
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(c)(ii)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "order-reconsider",
                                "Reconsider whether a plan is necessary",
                                "the council must decide again whether a plan is necessary")
                        .starts(REFERRED_BACK)
                        .due(new Term.WeeksOf(2))
                        .met(any(PLAN_AGREED), any(NO_PLAN_NOTIFIED))
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(d)")
                        .unconfirmed(CLOSURES, DIRECTIONS)
                        .unconfirmed(new UnconfirmedReading(
                                "The council has two weeks from the order to decide again, and deciding to issue a"
                                        + " plan is enough.",
                                "The text of regulation 44(2)(d).")),
                rule(
                                ORDERS,
                                "order-amend-plan",
                                "Issue the plan that was ordered to be amended",
                                "the council must issue the amended plan")
                        .starts(ORDERED_TO_AMEND)
                        .due(new Term.WeeksOf(5))
                        .met(any(AMENDED_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(e)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "order-name-setting",
                                "Name the setting that was ordered",
                                "the council must issue the plan with the setting that was ordered")
                        .starts(ORDERED_TO_NAME_SETTING)
                        .due(new Term.WeeksOf(2))
                        .met(any(AMENDED_PLAN_ISSUED))
                        .closed(ENDED)
                        .binds(COUNCIL, TRIBUNAL)
                        .grounds(ofRegulation44("reg 44(3)"))
                        .source(Law.REGULATIONS, "reg 44(2)(f)")
                        .unconfirmed(CLOSURES, DIRECTIONS),
                rule(
                                ORDERS,
                                "recommendation-response",
                                "Answer the recommendation",
                                "whoever a recommendation on health or social care is addressed to must answer it"
                                        + " in writing, with reasons")
                        .starts(any(RECOMMENDATION_MADE))
                        .due(new Term.WeeksOf(5))
                        .met(any(RECOMMENDATION_ANSWERED))
                        .binds(COUNCIL, TRIBUNAL)
                        .source("SI 2017/1306", "")
                        .from(LocalDate.of(2018, Month.APRIL, 3))
                        .note("The Tribunal may allow another time. The answer need not follow the recommendation."));
    }
}
