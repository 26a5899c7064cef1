package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.ADVICE_GIVER;
import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Bound.FAMILY;
import static org.twentyweeks.core.statute.Bound.SETTING;
import static org.twentyweeks.core.statute.Events.NOT_ASSESSED;
import static org.twentyweeks.core.statute.Events.PLAN_ON_ITS_WAY;
import static org.twentyweeks.core.statute.ExceptionGrounds.ofRegulation10;
import static org.twentyweeks.core.statute.ExceptionGrounds.ofRegulation8;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactType.ADVICE_RECEIVED;
import static org.twentyweeks.core.statute.FactType.ADVICE_REQUESTED;
import static org.twentyweeks.core.statute.FactType.ASSESSMENT_DECIDED;
import static org.twentyweeks.core.statute.FactType.BECAME_RESPONSIBLE;
import static org.twentyweeks.core.statute.FactType.DRAFT_PLAN_SENT;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.NO_PLAN_NOTIFIED;
import static org.twentyweeks.core.statute.FactType.REQUEST_RECEIVED;
import static org.twentyweeks.core.statute.FactType.REQUEST_WITHDRAWN;
import static org.twentyweeks.core.statute.FactType.SETTING_CONSULTED;
import static org.twentyweeks.core.statute.FactType.SETTING_REPLIED;
import static org.twentyweeks.core.statute.Force.GUIDANCE;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.ASSESSMENT;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * From the request to the first plan: the Special Educational Needs and Disability Regulations 2014 (SI 2014/1530),
 * regulations 5 to 13, and the SEND Code of Practice of January 2015.
 */
final class AssessmentRules {

    private static final UnconfirmedReading EARLIER_DAY = new UnconfirmedReading(
            "A request that arrives on a day that is not a working day, or after 5 pm, counts as received that day."
                    + " IPSEA"
                    + " takes the next working day. The earlier day is the safe reading: no date that follows from"
                    + " it comes"
                    + " too late.",
            "A decision of a court or of the Ombudsman on the day of receipt, or guidance of the Department for"
                    + " Education.");

    private AssessmentRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                ASSESSMENT,
                                "decide-whether-to-assess",
                                "Decide whether to assess",
                                "the council must tell the family whether it will carry out an education, health"
                                        + " and care (EHC) needs assessment")
                        .starts(any(REQUEST_RECEIVED), any(BECAME_RESPONSIBLE))
                        .due(new Term.WeeksOf(6))
                        .met(any(ASSESSMENT_DECIDED))
                        .closed(any(REQUEST_WITHDRAWN))
                        .binds(COUNCIL, STATUTORY)
                        .grounds(ofRegulation10("reg 5(4)"))
                        .source(Law.REGULATIONS, "reg 5(1)")
                        .unconfirmed(EARLIER_DAY),
                rule(
                                ASSESSMENT,
                                "advice-return",
                                "Return advice",
                                "the body asked for advice must send it to the council")
                        .starts(any(ADVICE_REQUESTED))
                        .due(new Term.WeeksOf(6))
                        .met(any(ADVICE_RECEIVED))
                        .forEach("body")
                        .closed(any(REQUEST_WITHDRAWN))
                        .binds(ADVICE_GIVER, STATUTORY)
                        .grounds(ofRegulation8("reg 8(2)"))
                        .source(Law.REGULATIONS, "reg 8(1)")
                        .note("Counted from the day on which the body receives the request. Each body has a clock"
                                + " of its own. A closed school is not an exception to this one."),
                rule(
                                ASSESSMENT,
                                "draft-plan",
                                "Send the draft plan",
                                "the council should send the draft plan to the family, so that there is time for"
                                        + " comments before week 20")
                        .starts(any(REQUEST_RECEIVED), any(BECAME_RESPONSIBLE))
                        .due(new Term.WeeksOf(14))
                        .met(any(DRAFT_PLAN_SENT))
                        .closed(NOT_ASSESSED, any(NO_PLAN_NOTIFIED))
                        .binds(COUNCIL, GUIDANCE)
                        .source("IPSEA; SEND Code of Practice", "9.77")
                        .note("No regulation sets this day. The family's 15 days and the setting's 15 days have"
                                + " to fit in before week 20.")
                        .unconfirmed(EARLIER_DAY),
                rule(
                                ASSESSMENT,
                                "draft-comments",
                                "Comment on the draft plan",
                                "the family may comment on the draft, name the setting it would like and ask for a"
                                        + " meeting, and the council must leave it at least this time")
                        .starts(any(DRAFT_PLAN_SENT))
                        .due(new Term.DaysBeginningWith(15))
                        .binds(FAMILY, STATUTORY)
                        .notBefore()
                        .source(Law.REGULATIONS, "reg 13(1)(a)")
                        .note("At least 15 days: a council may allow more. Comments that come sooner do not end"
                                + " the time."),
                rule(
                                ASSESSMENT,
                                "setting-reply",
                                "Reply to a consultation",
                                "the setting that was consulted should reply to the council")
                        .starts(any(SETTING_CONSULTED))
                        .due(new Term.DaysOf(15))
                        .met(any(SETTING_REPLIED))
                        .forEach("setting")
                        .closed(any(REQUEST_WITHDRAWN))
                        .binds(SETTING, GUIDANCE)
                        .source(Law.CODE_OF_PRACTICE, "9.83")
                        .note("Calendar days, school holidays included. Each setting that is consulted has a"
                                + " clock of its own."),
                rule(
                                ASSESSMENT,
                                "notify-no-plan",
                                "Tell the family that there will be no plan",
                                "if, after the assessment, the council decides not to issue a plan, it must tell"
                                        + " the family")
                        .starts(any(REQUEST_RECEIVED), any(BECAME_RESPONSIBLE))
                        .due(new Term.WeeksOf(16))
                        .met(any(NO_PLAN_NOTIFIED))
                        .closed(Stream.concat(NOT_ASSESSED.stream(), PLAN_ON_ITS_WAY.stream())
                                .toList())
                        .binds(COUNCIL, STATUTORY)
                        .grounds(ofRegulation10("reg 10(4)"))
                        .source(Law.REGULATIONS, "reg 10(1)")
                        .unconfirmed(EARLIER_DAY),
                rule(
                                ASSESSMENT,
                                "final-plan",
                                "Issue the final plan",
                                "the council must send the final plan to the family, to the setting that it names"
                                        + " and to the health body")
                        .starts(any(REQUEST_RECEIVED), any(BECAME_RESPONSIBLE))
                        .due(new Term.WeeksOf(20))
                        .met(any(FINAL_PLAN_ISSUED))
                        .closed(NOT_ASSESSED, any(NO_PLAN_NOTIFIED))
                        .binds(COUNCIL, STATUTORY)
                        .grounds(ofRegulation10("reg 13(3)"))
                        .source(Law.REGULATIONS, "reg 13(2)")
                        .unconfirmed(EARLIER_DAY));
    }
}
