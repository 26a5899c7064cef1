package org.twentyweeks.core.statute;

/**
 * What can happen in a case, in the published language. A published name is never used again with another meaning.
 *
 * <p>The words complete "when ..." in a sentence for a reader: "when the request was received".
 */
public enum FactType {
    REQUEST_RECEIVED("RequestReceived", "the request was received"),
    BECAME_RESPONSIBLE("BecameResponsible", "the council became responsible for the child"),
    ASSESSMENT_DECIDED("AssessmentDecided", "the family was notified whether the council will assess"),
    ADVICE_REQUESTED("AdviceRequested", "the body received the council's request for advice"),
    ADVICE_RECEIVED("AdviceReceived", "the body's advice was received"),
    PLAN_AGREED("PlanAgreed", "the council decided to issue a plan"),
    NO_PLAN_NOTIFIED("NoPlanNotified", "the family was notified that there will be no plan"),
    DRAFT_PLAN_SENT("DraftPlanSent", "the draft plan was sent to the family"),
    REPRESENTATIONS_RECEIVED("RepresentationsReceived", "the family's comments were received"),
    SETTING_CONSULTED("SettingConsulted", "the setting was consulted"),
    SETTING_REPLIED("SettingReplied", "the setting replied"),
    FINAL_PLAN_ISSUED("FinalPlanIssued", "the final plan was issued"),
    SETTING_CLOSED("SettingClosed", "the setting was closed"),
    ABSENT_FROM_AREA("AbsentFromArea", "the child or the parent was away from the area"),
    EXCEPTION_RECORDED("ExceptionRecorded", "an exception was recorded"),
    REQUEST_WITHDRAWN("RequestWithdrawn", "the request was withdrawn");

    private final String published;
    private final String words;

    FactType(String published, String words) {
        this.published = published;
        this.words = words;
    }

    /** The name in files, stored facts and APIs. */
    public String published() {
        return published;
    }

    public String words() {
        return words;
    }
}
