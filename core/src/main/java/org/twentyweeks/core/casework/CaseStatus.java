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
    WITHDRAWN("Request withdrawn");

    private final String words;

    CaseStatus(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
