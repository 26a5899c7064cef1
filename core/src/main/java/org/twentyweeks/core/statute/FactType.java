package org.twentyweeks.core.statute;

/**
 * What can happen in a case, in the published language. A published name is never used again with another meaning.
 *
 * <p>The words are sentences without their full stop: what happened ("the request was withdrawn"), and what would
 * ("the request is withdrawn").
 */
public enum FactType {
    REQUEST_RECEIVED("RequestReceived", "the council received the request", "the council receives the request"),
    BECAME_RESPONSIBLE(
            "BecameResponsible",
            "the council became responsible for the child",
            "the council becomes responsible for the child"),
    ASSESSMENT_DECIDED(
            "AssessmentDecided",
            "the family was told whether the council will assess",
            "the family is told whether the council will assess"),
    ADVICE_REQUESTED(
            "AdviceRequested",
            "the body received the council's request for advice",
            "the body receives the council's request for advice"),
    ADVICE_RECEIVED("AdviceReceived", "the council received the advice", "the council receives the advice"),
    PLAN_AGREED("PlanAgreed", "the council decided to issue a plan", "the council decides to issue a plan"),
    NO_PLAN_NOTIFIED(
            "NoPlanNotified",
            "the family was told that there will be no plan",
            "the family is told that there will be no plan"),
    DRAFT_PLAN_SENT("DraftPlanSent", "the draft plan was sent to the family", "the draft plan is sent to the family"),
    REPRESENTATIONS_RECEIVED(
            "RepresentationsReceived",
            "the council received the family's comments",
            "the council receives the family's comments"),
    SETTING_CONSULTED("SettingConsulted", "the setting was consulted", "the setting is consulted"),
    SETTING_REPLIED("SettingReplied", "the setting replied", "the setting replies"),
    FINAL_PLAN_ISSUED("FinalPlanIssued", "the final plan was issued", "the final plan is issued"),
    SETTING_CLOSED("SettingClosed", "the setting was closed", "the setting is closed"),
    ABSENT_FROM_AREA(
            "AbsentFromArea",
            "the child or the parent was away from the area",
            "the child or the parent is away from the area"),
    EXCEPTION_RECORDED("ExceptionRecorded", "an exception was recorded", "an exception is recorded"),
    REQUEST_WITHDRAWN("RequestWithdrawn", "the request was withdrawn", "the request is withdrawn"),
    QUARANTINE_DECIDED(
            "QuarantineDecided",
            "somebody decided whether what was held is a request",
            "somebody decides whether what is held is a request");

    private final String published;
    private final String happened;
    private final String happens;

    FactType(String published, String happened, String happens) {
        this.published = published;
        this.happened = happened;
        this.happens = happens;
    }

    /** The name in files, stored facts and APIs. */
    public String published() {
        return published;
    }

    /** That it happened, for example {@code the request was withdrawn}. */
    public String happened() {
        return happened;
    }

    /** That it may happen, for example {@code the request is withdrawn}. */
    public String happens() {
        return happens;
    }
}
