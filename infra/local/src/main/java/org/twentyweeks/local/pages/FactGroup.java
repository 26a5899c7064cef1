package org.twentyweeks.local.pages;

import java.util.EnumSet;
import java.util.List;
import org.twentyweeks.core.statute.FactType;

/** What can be recorded, as the published language orders it. */
enum FactGroup {
    ASSESSMENT("From the request to the plan", FactType.REQUEST_RECEIVED, FactType.REQUEST_WITHDRAWN),
    REVIEWS("Reviews and amendments", FactType.REVIEW_MEETING_ARRANGED, FactType.DIRECT_PAYMENTS_REVIEWED),
    CHANGES("Moves, reassessing and ceasing", FactType.MOVE_NOTIFIED, FactType.PLAN_CEASED),
    MEDIATION("Mediation", FactType.MEDIATION_DECLINED, FactType.MEDIATION_AGREEMENT_KEPT),
    TRIBUNAL("The Tribunal", FactType.APPEAL_REGISTERED, FactType.RECOMMENDATION_ANSWERED);

    private final String title;
    private final FactType first;
    private final FactType last;

    FactGroup(String title, FactType first, FactType last) {
        this.title = title;
        this.first = first;
        this.last = last;
    }

    String title() {
        return title;
    }

    List<FactType> types() {
        return List.copyOf(EnumSet.range(first, last));
    }
}
