package org.twentyweeks.core.statute;

import static org.twentyweeks.core.statute.FactPattern.any;
import static org.twentyweeks.core.statute.FactPattern.with;

import java.util.List;

/** What rules of several groups start on, are met by or are closed by. */
final class Events {

    static final FactPattern WILL_ASSESS =
            with(FactType.ASSESSMENT_DECIDED, "outcome", "ASSESS", "the family is told that the council will assess");

    static final FactPattern WILL_NOT_ASSESS = with(
            FactType.ASSESSMENT_DECIDED, "outcome", "REFUSE", "the family is told that the council will not assess");

    static final FactPattern WILL_REASSESS = with(
            FactType.REASSESSMENT_DECIDED, "outcome", "REASSESS", "the family is told that the council will reassess");

    static final FactPattern WILL_NOT_REASSESS = with(
            FactType.REASSESSMENT_DECIDED,
            "outcome",
            "REFUSE",
            "the family is told that the council will not reassess");

    static final FactPattern MAINTAINED_AFTER_REVIEW = with(
            FactType.REVIEW_DECIDED,
            "outcome",
            "MAINTAIN",
            "the family is told that the council will maintain the plan as it is");

    static final FactPattern AMENDED_AFTER_REVIEW = with(
            FactType.REVIEW_DECIDED, "outcome", "AMEND", "the family is told that the council will amend the plan");

    static final FactPattern MAINTAINED_OR_AMENDED_AFTER_REVIEW = with(
            FactType.REVIEW_DECIDED,
            "outcome",
            List.of("MAINTAIN", "AMEND"),
            "the family is told after a review that the council will maintain or amend the plan");

    static final FactPattern CEASED_AFTER_REVIEW = with(
            FactType.REVIEW_DECIDED,
            "outcome",
            "CEASE",
            "the family is told after a review that the council will cease to maintain the plan");

    static final FactPattern MAINTAINED_OR_CEASED_AFTER_REVIEW = with(
            FactType.REVIEW_DECIDED,
            "outcome",
            List.of("MAINTAIN", "CEASE"),
            "the family is told after the review that the plan is maintained as it is or ceases");

    /** The council will not assess, or the request is no more. */
    static final List<FactPattern> NOT_ASSESSED = List.of(any(FactType.REQUEST_WITHDRAWN), WILL_NOT_ASSESS);

    /** The council will issue a plan, or has. */
    static final List<FactPattern> PLAN_ON_ITS_WAY =
            List.of(any(FactType.PLAN_AGREED), any(FactType.DRAFT_PLAN_SENT), any(FactType.FINAL_PLAN_ISSUED));

    /** The plan is no longer this council's. */
    static final List<FactPattern> ENDED = List.of(any(FactType.PLAN_CEASED), any(FactType.PLAN_TRANSFERRED_OUT));

    /** Section 51(2) of the Act: what a parent or young person may appeal against. */
    static final List<FactPattern> APPEALABLE_NOTICE = List.of(
            WILL_NOT_ASSESS,
            any(FactType.NO_PLAN_NOTIFIED),
            any(FactType.CEASE_DECIDED),
            WILL_NOT_REASSESS,
            MAINTAINED_OR_CEASED_AFTER_REVIEW,
            any(FactType.AMENDMENTS_NOT_MADE),
            any(FactType.FINAL_PLAN_ISSUED),
            any(FactType.AMENDED_PLAN_ISSUED));

    private Events() {}
}
