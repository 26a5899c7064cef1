package org.twentyweeks.core.casework;

/** How far a case has come, by what happened last. */
public enum CaseStatus {
    NOT_STARTED("No request recorded"),
    REQUESTED("Waiting for the decision whether to assess"),
    ASSESSING("Being assessed"),
    NOT_ASSESSED("Assessment refused"),
    PLAN_AGREED("Plan agreed, draft to be sent"),
    DRAFT_SENT("Draft plan sent"),
    PLAN_ISSUED("Plan issued"),
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
}
