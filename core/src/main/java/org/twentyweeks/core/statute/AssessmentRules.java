package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;
import static org.twentyweeks.core.statute.FactType.ADVICE_RECEIVED;
import static org.twentyweeks.core.statute.FactType.ADVICE_REQUESTED;
import static org.twentyweeks.core.statute.FactType.ASSESSMENT_DECIDED;
import static org.twentyweeks.core.statute.FactType.BECAME_RESPONSIBLE;
import static org.twentyweeks.core.statute.FactType.DRAFT_PLAN_SENT;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.NO_PLAN_NOTIFIED;
import static org.twentyweeks.core.statute.FactType.PLAN_AGREED;
import static org.twentyweeks.core.statute.FactType.REQUEST_RECEIVED;
import static org.twentyweeks.core.statute.FactType.REQUEST_WITHDRAWN;
import static org.twentyweeks.core.statute.FactType.SETTING_CONSULTED;
import static org.twentyweeks.core.statute.FactType.SETTING_REPLIED;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From the request to the first plan: the Special Educational Needs and Disability Regulations 2014 (SI 2014/1530),
 * regulations 5 to 13, and the SEND Code of Practice of January 2015.
 */
final class AssessmentRules {

    /** The Regulations and the Code of Practice came into force. */
    static final LocalDate COMMENCEMENT = LocalDate.of(2014, Month.SEPTEMBER, 1);

    /** The Special Educational Needs and Disability (Coronavirus) (Amendment) Regulations 2020: first day. */
    private static final LocalDate CORONAVIRUS_FROM = LocalDate.of(2020, Month.MAY, 1);

    /** The same: last day. */
    private static final LocalDate CORONAVIRUS_TO = LocalDate.of(2020, Month.SEPTEMBER, 25);

    private static final String REGULATIONS = "SI 2014/1530";

    /** "receives a request for an EHC needs assessment ... or becomes responsible": the same day 0 for four clocks. */
    private static final List<FactPattern> REQUEST_OR_RESPONSIBLE =
            List.of(any(REQUEST_RECEIVED), any(BECAME_RESPONSIBLE));

    private static final List<FactPattern> NOT_ASSESSED = List.of(
            any(REQUEST_WITHDRAWN),
            with(ASSESSMENT_DECIDED, "outcome", "REFUSE", "the family is told that the council will not assess"));

    private static final String EARLIER_READING =
            "Unconfirmed reading: a request that arrives on a day that is not a working day, or after 5 pm, counts as"
                    + " received that day. IPSEA takes the next working day. The earlier day is the safe reading: no date"
                    + " that follows from it comes too late.";

    private static final String CORONAVIRUS_READING =
            "Unconfirmed reading: that SI 2020/471 adds its ground to this rule, and that it does so for every clock with a"
                    + " day from 1 May to 25 September 2020, the start and the due day included.";

    private static final DeadlineRule DECIDE_WHETHER_TO_ASSESS = new DeadlineRule(
            "decide-whether-to-assess",
            "Decide whether to assess",
            "the council must tell the family whether it will carry out an education, health and care (EHC) needs"
                    + " assessment",
            REQUEST_OR_RESPONSIBLE,
            new Term.WeeksOf(6),
            List.of(any(ASSESSMENT_DECIDED)),
            Optional.empty(),
            List.of(any(REQUEST_WITHDRAWN)),
            Bound.COUNCIL,
            Sense.BY,
            Force.STATUTORY,
            ExceptionGrounds.ofRegulation10("reg 5(4)"),
            new Citation(REGULATIONS, "reg 5(1)"),
            COMMENCEMENT,
            Optional.empty(),
            EARLIER_READING);

    private static final DeadlineRule NOTIFY_NO_PLAN = new DeadlineRule(
            "notify-no-plan",
            "Tell the family that there will be no plan",
            "if, after the assessment, the council decides not to issue a plan, it must tell the family",
            REQUEST_OR_RESPONSIBLE,
            new Term.WeeksOf(16),
            List.of(any(NO_PLAN_NOTIFIED)),
            Optional.empty(),
            Stream.concat(
                            NOT_ASSESSED.stream(),
                            Stream.of(any(PLAN_AGREED), any(DRAFT_PLAN_SENT), any(FINAL_PLAN_ISSUED)))
                    .toList(),
            Bound.COUNCIL,
            Sense.BY,
            Force.STATUTORY,
            ExceptionGrounds.ofRegulation10("reg 10(4)"),
            new Citation(REGULATIONS, "reg 10(1)"),
            COMMENCEMENT,
            Optional.empty(),
            EARLIER_READING);

    private static final DeadlineRule FINAL_PLAN = new DeadlineRule(
            "final-plan",
            "Issue the final plan",
            "the council must send the final plan to the family, to the setting that it names and to the health body",
            REQUEST_OR_RESPONSIBLE,
            new Term.WeeksOf(20),
            List.of(any(FINAL_PLAN_ISSUED)),
            Optional.empty(),
            Stream.concat(NOT_ASSESSED.stream(), Stream.of(any(NO_PLAN_NOTIFIED)))
                    .toList(),
            Bound.COUNCIL,
            Sense.BY,
            Force.STATUTORY,
            ExceptionGrounds.ofRegulation10("reg 13(3)"),
            new Citation(REGULATIONS, "reg 13(2)"),
            COMMENCEMENT,
            Optional.empty(),
            EARLIER_READING);

    private static final DeadlineRule ADVICE_RETURN = new DeadlineRule(
            "advice-return",
            "Return advice",
            "the body asked for advice must send it to the council",
            List.of(any(ADVICE_REQUESTED)),
            new Term.WeeksOf(6),
            List.of(any(ADVICE_RECEIVED)),
            Optional.of("body"),
            List.of(any(REQUEST_WITHDRAWN)),
            Bound.ADVICE_GIVER,
            Sense.BY,
            Force.STATUTORY,
            ExceptionGrounds.ofRegulation8("reg 8(2)"),
            new Citation(REGULATIONS, "reg 8(1)"),
            COMMENCEMENT,
            Optional.empty(),
            "Counted from the day on which the body receives the request. Each body has a clock of its own. A closed school"
                    + " is not an exception to this one.");

    private static final DeadlineRule DRAFT_PLAN = new DeadlineRule(
            "draft-plan",
            "Send the draft plan",
            "the council should send the draft plan to the family, so that there is time for comments before week 20",
            REQUEST_OR_RESPONSIBLE,
            new Term.WeeksOf(14),
            List.of(any(DRAFT_PLAN_SENT)),
            Optional.empty(),
            Stream.concat(NOT_ASSESSED.stream(), Stream.of(any(NO_PLAN_NOTIFIED)))
                    .toList(),
            Bound.COUNCIL,
            Sense.BY,
            Force.GUIDANCE,
            ExceptionGrounds.NONE,
            new Citation("IPSEA; SEND Code of Practice", "9.77"),
            COMMENCEMENT,
            Optional.empty(),
            "No regulation sets this day. The family's 15 days and the setting's 15 days have to fit in before week 20.");

    private static final DeadlineRule DRAFT_COMMENTS = new DeadlineRule(
            "draft-comments",
            "Comment on the draft plan",
            "the family may comment on the draft, name the setting it would like and ask for a meeting, and the council"
                    + " must leave it at least this time",
            List.of(any(DRAFT_PLAN_SENT)),
            new Term.DaysBeginningWith(15),
            List.of(),
            Optional.empty(),
            List.of(),
            Bound.FAMILY,
            Sense.NOT_BEFORE,
            Force.STATUTORY,
            ExceptionGrounds.NONE,
            new Citation(REGULATIONS, "reg 13(1)(a)"),
            COMMENCEMENT,
            Optional.empty(),
            "At least 15 days: a council may allow more. Comments that come sooner do not end the time.");

    private static final DeadlineRule SETTING_REPLY = new DeadlineRule(
            "setting-reply",
            "Reply to a consultation",
            "the setting that was consulted should reply to the council",
            List.of(any(SETTING_CONSULTED)),
            new Term.DaysOf(15),
            List.of(any(SETTING_REPLIED)),
            Optional.of("setting"),
            List.of(any(REQUEST_WITHDRAWN)),
            Bound.SETTING,
            Sense.BY,
            Force.GUIDANCE,
            ExceptionGrounds.NONE,
            new Citation("SEND Code of Practice", "9.83"),
            COMMENCEMENT,
            Optional.empty(),
            "Calendar days, school holidays included. Each setting that is consulted has a clock of its own.");

    private AssessmentRules() {}

    /** All rows, in the order in which a case meets them. */
    static List<DeadlineRule> rows() {
        return Stream.of(
                        DECIDE_WHETHER_TO_ASSESS,
                        ADVICE_RETURN,
                        DRAFT_PLAN,
                        DRAFT_COMMENTS,
                        SETTING_REPLY,
                        NOTIFY_NO_PLAN,
                        FINAL_PLAN)
                .flatMap(AssessmentRules::withCoronavirus)
                .toList();
    }

    /**
     * SI 2020/471 changed no date. From 1 May to 25 September 2020 it let a body that could not comply because of the
     * coronavirus act as soon as it reasonably could: a further ground for the rules that have grounds, for every clock
     * whose days, from its start to its due day, include any of that time.
     */
    private static Stream<DeadlineRule> withCoronavirus(DeadlineRule rule) {
        if (rule.exceptions().grounds().isEmpty()) {
            return Stream.of(rule);
        }
        var firstStart = CORONAVIRUS_FROM;
        while (!rule.term().dueOn(firstStart.minusDays(1)).isBefore(CORONAVIRUS_FROM)) {
            firstStart = firstStart.minusDays(1);
        }
        return Stream.of(
                rule.during(COMMENCEMENT, Optional.of(firstStart.minusDays(1))),
                rule.during(firstStart, Optional.of(CORONAVIRUS_TO))
                        .withFurtherGround(Ground.CORONAVIRUS, "SI 2020/471", CORONAVIRUS_READING),
                rule.during(CORONAVIRUS_TO.plusDays(1), Optional.empty()));
    }
}
