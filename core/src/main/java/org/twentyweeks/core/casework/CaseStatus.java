package org.twentyweeks.core.casework;

/** How far a case has come, by what happened last. */
public enum CaseStatus {
    NOT_STARTED("No request recorded"),
    REQUESTED("Waiting for the decision whether to assess"),
    ASSESSING("Being assessed"),
    NOT_ASSESSED("Assessment refused"),
    PLAN_AGREED("Plan agreed, draft to be sent"),
    DRAFT_SENT("Draft plan sent"),
    PLAN_ISSUED("Plan in force"),
    UNDER_REVIEW("Plan under review"),
    AMENDING("Plan to be amended"),
    REASSESSING("Being reassessed"),
    CEASING("Plan to cease"),
    CEASED("Plan ceased"),
    TRANSFERRED_OUT("Plan transferred to another council"),
    NO_PLAN("Assessed, no plan"),
    WITHDRAWN("Request withdrawn"),
    QUARANTINED("Held until somebody decides whether it is a request"),
    REJECTED("Found to be no request");

    private final String words;

    CaseStatus(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether nobody has said, or somebody has denied, that there is a request: such a case is in no figure. */
    public boolean isInQuarantine() {
        return this == QUARANTINED || this == REJECTED;
    }

    /** Whether the way to a first plan, or to none, is under way. */
    boolean isFirstAssessment() {
        return switch (this) {
            case REQUESTED, ASSESSING, PLAN_AGREED, DRAFT_SENT -> true;
            case NOT_STARTED,
                    NOT_ASSESSED,
                    PLAN_ISSUED,
                    UNDER_REVIEW,
                    AMENDING,
                    REASSESSING,
                    CEASING,
                    CEASED,
                    TRANSFERRED_OUT,
                    NO_PLAN,
                    WITHDRAWN,
                    QUARANTINED,
                    REJECTED -> false;
        };
    }

    /** Whether the council maintains a plan. */
    boolean hasPlan() {
        return switch (this) {
            case PLAN_ISSUED, UNDER_REVIEW, AMENDING, REASSESSING, CEASING -> true;
            case NOT_STARTED,
                    REQUESTED,
                    ASSESSING,
                    NOT_ASSESSED,
                    PLAN_AGREED,
                    DRAFT_SENT,
                    CEASED,
                    TRANSFERRED_OUT,
                    NO_PLAN,
                    WITHDRAWN,
                    QUARANTINED,
                    REJECTED -> false;
        };
    }
}
