package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.Bound.COUNCIL;
import static org.twentyweeks.core.statute.Bound.FAMILY;
import static org.twentyweeks.core.statute.Events.AMENDED_AFTER_REVIEW;
import static org.twentyweeks.core.statute.Events.ENDED;
import static org.twentyweeks.core.statute.Events.MAINTAINED_OR_AMENDED_AFTER_REVIEW;
import static org.twentyweeks.core.statute.Events.MAINTAINED_OR_CEASED_AFTER_REVIEW;
import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactType.AMENDED_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.AMENDMENTS_NOT_MADE;
import static org.twentyweeks.core.statute.FactType.AMENDMENT_NOTICE_SENT;
import static org.twentyweeks.core.statute.FactType.DIRECT_PAYMENTS_REVIEWED;
import static org.twentyweeks.core.statute.FactType.DIRECT_PAYMENTS_STARTED;
import static org.twentyweeks.core.statute.FactType.FINAL_PLAN_ISSUED;
import static org.twentyweeks.core.statute.FactType.REVIEW_ADVICE_CIRCULATED;
import static org.twentyweeks.core.statute.FactType.REVIEW_DECIDED;
import static org.twentyweeks.core.statute.FactType.REVIEW_INVITATIONS_SENT;
import static org.twentyweeks.core.statute.FactType.REVIEW_MEETING_ARRANGED;
import static org.twentyweeks.core.statute.FactType.REVIEW_MEETING_HELD;
import static org.twentyweeks.core.statute.FactType.REVIEW_REPORT_SENT;
import static org.twentyweeks.core.statute.Force.GUIDANCE;
import static org.twentyweeks.core.statute.Force.STATUTORY;
import static org.twentyweeks.core.statute.RuleGroup.REVIEWS;
import static org.twentyweeks.core.statute.RuleRow.rule;

import java.util.List;

/**
 * Reviews of a plan and what follows from them: section 44 of the Children and Families Act 2014, regulations 18 to 22 of
 * SI 2014/1530, and the Code of Practice.
 */
final class ReviewRules {

    private static final String MEETING = "The time is counted back from %s, the day of the review meeting";

    private static final UnconfirmedReading CLEAR_DAYS = new UnconfirmedReading(
            "The day two weeks before the meeting is in time: the days need not be clear, with neither the day of"
                    + " sending"
                    + " nor that of the meeting counted.",
            "A decision of a court or tribunal on how the notice of regulation 20 is counted.");

    /** The long-stop of the Devon case: four weeks to decide and eight to amend. */
    private static final DueDay.CountedFrom TWELVE_WEEKS_OF_THE_MEETING = new DueDay.CountedFrom(
            new DueDay.OtherDay.LastBefore(
                    any(REVIEW_MEETING_HELD),
                    List.of(MAINTAINED_OR_CEASED_AFTER_REVIEW, any(AMENDED_PLAN_ISSUED)),
                    "the day of the review meeting"),
            new Term.WeeksOf(12));

    private ReviewRules() {}

    static List<DeadlineRule> rows() {
        return RuleRow.rows(
                rule(
                                REVIEWS,
                                "review-12-months",
                                "Review the plan",
                                "the council must review the plan and tell the family what it has decided")
                        .starts(Start.onFirst(any(FINAL_PLAN_ISSUED)), Start.on(MAINTAINED_OR_AMENDED_AFTER_REVIEW))
                        .due(new Term.MonthsStartingWith(12))
                        .met(any(REVIEW_DECIDED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.ACT, "s.44(1)")
                        .note("The council's decision ends the review, not the meeting. A decision to maintain or"
                                + " amend the plan also starts the next twelve months; a plan amended by"
                                + " order of the Tribunal, or issued anew, does not."),
                rule(
                                REVIEWS,
                                "review-notice",
                                "Invite to the review meeting",
                                "those invited to the review meeting must have at least two weeks' notice of it")
                        .starts(Start.onGivenDay(any(REVIEW_MEETING_ARRANGED), "meetingOn", MEETING))
                        .due(new Term.WeeksBefore(2))
                        .met(any(REVIEW_INVITATIONS_SENT))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 20(3)")
                        .unconfirmed(CLEAR_DAYS),
                rule(
                                REVIEWS,
                                "review-advice",
                                "Send the advice for the review meeting",
                                "the advice for the review meeting must be sent to those invited at least two weeks"
                                        + " before it")
                        .starts(Start.onGivenDay(any(REVIEW_MEETING_ARRANGED), "meetingOn", MEETING))
                        .due(new Term.WeeksBefore(2))
                        .met(any(REVIEW_ADVICE_CIRCULATED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 20(4)")
                        .unconfirmed(CLEAR_DAYS),
                rule(
                                REVIEWS,
                                "review-report",
                                "Send the report of the review meeting",
                                "the report of the review meeting must be sent to everybody who was invited")
                        .starts(any(REVIEW_MEETING_HELD))
                        .due(new Term.WeeksOf(2))
                        .met(any(REVIEW_REPORT_SENT))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 20(8)")
                        .note("Where the setting held the meeting it writes the report; the council answers for"
                                + " the review."),
                rule(
                                REVIEWS,
                                "review-decision",
                                "Decide after the review",
                                "the council must tell the family whether it will maintain, amend or cease to"
                                        + " maintain the plan and, if it will amend it, send the notice of the"
                                        + " proposed amendments")
                        .starts(any(REVIEW_MEETING_HELD))
                        .due(new Term.WeeksOf(4))
                        .met(
                                MetBy.fact(MAINTAINED_OR_CEASED_AFTER_REVIEW),
                                MetBy.both(AMENDED_AFTER_REVIEW, any(AMENDMENT_NOTICE_SENT)))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 20(10), 22(2); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)")
                        .note("The court held that the notice of the amendments is due in the same four weeks as"
                                + " the decision to amend. A decision to amend alone does not meet this rule."),
                rule(
                                REVIEWS,
                                "amendment-comments",
                                "Comment on the proposed amendments",
                                "the family may comment on the proposed amendments, name the setting it would like"
                                        + " and ask for a meeting, and the council must leave it at least this time")
                        .starts(any(AMENDMENT_NOTICE_SENT))
                        .due(new Term.DaysBeginningWith(15))
                        .binds(FAMILY, STATUTORY)
                        .notBefore()
                        .source(Law.REGULATIONS, "reg 22(2)(c)")
                        .note("At least 15 days: a council may allow more."),
                rule(
                                REVIEWS,
                                "amended-final-plan",
                                "Issue the amended plan",
                                "the council must issue the amended final plan, or tell the family that it will not"
                                        + " make the amendments")
                        .starts(any(AMENDMENT_NOTICE_SENT))
                        .due(new DueDay.EarlierOf(new Term.WeeksOf(8), TWELVE_WEEKS_OF_THE_MEETING))
                        .met(any(AMENDED_PLAN_ISSUED), any(AMENDMENTS_NOT_MADE))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.REGULATIONS, "reg 22(3); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)")
                        .note("Eight weeks of the notice, and never more than twelve of the review meeting that"
                                + " led to it: a notice that is sent late does not buy time. Where a"
                                + " decision to maintain or cease the plan or an amended plan came"
                                + " in between, the notice does not belong to that meeting,"
                                + " and eight weeks of it stand alone."),
                rule(
                                REVIEWS,
                                "under-5-review",
                                "Consider reviewing the plan of a child under five",
                                "the council should consider whether to review the plan of a child under five every"
                                        + " three to six months")
                        .starts(
                                Start.onFirst(any(FINAL_PLAN_ISSUED).andTrue("underFive", ", for a child under five")),
                                Start.on(MAINTAINED_OR_AMENDED_AFTER_REVIEW.andTrue(
                                        "underFive", ", for a child under five")))
                        .due(new Term.MonthsAfter(6))
                        .met(any(REVIEW_DECIDED))
                        .closed(ENDED)
                        .binds(COUNCIL, GUIDANCE)
                        .source(Law.CODE_OF_PRACTICE, "9.178")
                        .note("A prompt, and never a breach."),
                rule(
                                REVIEWS,
                                "direct-payments-review",
                                "Review the direct payments",
                                "the council must review how the direct payments are used")
                        .starts(any(DIRECT_PAYMENTS_STARTED))
                        .due(new Term.MonthsStartingWith(3))
                        .met(any(DIRECT_PAYMENTS_REVIEWED))
                        .closed(ENDED)
                        .binds(COUNCIL, STATUTORY)
                        .source(Law.PERSONAL_BUDGETS, "reg 11")
                        .note("The first review. Later ones come with each review of the plan."));
    }
}
