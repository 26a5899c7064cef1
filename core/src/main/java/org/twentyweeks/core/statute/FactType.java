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
    REVIEW_MEETING_ARRANGED(
            "ReviewMeetingArranged", "the review meeting was arranged", "the review meeting is arranged"),
    REVIEW_INVITATIONS_SENT(
            "ReviewInvitationsSent",
            "the invitations to the review meeting were sent",
            "the invitations to the review meeting are sent"),
    REVIEW_ADVICE_CIRCULATED(
            "ReviewAdviceCirculated",
            "the advice for the review meeting was sent to those invited",
            "the advice for the review meeting is sent to those invited"),
    REVIEW_MEETING_HELD("ReviewMeetingHeld", "the review meeting was held", "the review meeting is held"),
    REVIEW_REPORT_SENT(
            "ReviewReportSent",
            "the report of the review meeting was sent",
            "the report of the review meeting is sent"),
    REVIEW_DECIDED(
            "ReviewDecided",
            "the family was told what the council decided after the review",
            "the family is told what the council decides after the review"),
    AMENDMENT_NOTICE_SENT(
            "AmendmentNoticeSent",
            "the notice of the proposed amendments was sent to the family",
            "the notice of the proposed amendments is sent to the family"),
    AMENDED_PLAN_ISSUED("AmendedPlanIssued", "the amended final plan was issued", "the amended final plan is issued"),
    AMENDMENTS_NOT_MADE(
            "AmendmentsNotMade",
            "the family was told that the plan will not be amended after all",
            "the family is told that the plan will not be amended after all"),
    PHASE_TRANSFER_EXPECTED(
            "PhaseTransferExpected",
            "a move to another phase of education was recorded",
            "a move to another phase of education is recorded"),
    DIRECT_PAYMENTS_STARTED("DirectPaymentsStarted", "the direct payments started", "the direct payments start"),
    DIRECT_PAYMENTS_REVIEWED(
            "DirectPaymentsReviewed", "the direct payments were reviewed", "the direct payments are reviewed"),
    MOVE_NOTIFIED(
            "MoveNotified",
            "the council became aware of the move to another area",
            "the council becomes aware of a move to another area"),
    PLAN_TRANSFERRED_OUT(
            "PlanTransferredOut",
            "the plan was transferred to another council",
            "the plan is transferred to another council"),
    PLAN_TRANSFERRED_IN(
            "PlanTransferredIn",
            "the plan was transferred from another council",
            "the plan is transferred from another council"),
    TRANSFER_LETTER_SENT(
            "TransferLetterSent",
            "the family was told of the transfer and of what the council will do",
            "the family is told of the transfer and of what the council will do"),
    REASSESSMENT_REQUESTED(
            "ReassessmentRequested",
            "the council received the request for a reassessment",
            "the council receives the request for a reassessment"),
    REASSESSMENT_DECIDED(
            "ReassessmentDecided",
            "the family was told whether the council will reassess",
            "the family is told whether the council will reassess"),
    CEASE_DECIDED(
            "CeaseDecided",
            "the family was told that the council will cease to maintain the plan",
            "the family is told that the council will cease to maintain the plan"),
    PLAN_CEASED("PlanCeased", "the plan ceased", "the plan ceases"),
    MEDIATION_DECLINED(
            "MediationDeclined",
            "the family told the mediation adviser that it does not want mediation",
            "the family tells the mediation adviser that it does not want mediation"),
    MEDIATION_CERTIFICATE_ISSUED(
            "MediationCertificateIssued",
            "the mediation certificate was issued",
            "the mediation certificate is issued"),
    MEDIATION_REQUESTED(
            "MediationRequested",
            "the council was told that the family wants mediation",
            "the council is told that the family wants mediation"),
    COMMISSIONER_TOLD(
            "CommissionerTold",
            "the health commissioner was told of the mediation",
            "the health commissioner is told of the mediation"),
    MEDIATION_ARRANGED("MediationArranged", "the mediation was arranged", "the mediation is arranged"),
    MEDIATION_HELD("MediationHeld", "the mediation ended", "the mediation ends"),
    MEDIATION_AGREED("MediationAgreed", "the mediation ended in an agreement", "the mediation ends in an agreement"),
    MEDIATION_AGREEMENT_KEPT(
            "MediationAgreementKept", "the council did what was agreed", "the council does what was agreed"),
    APPEAL_REGISTERED(
            "AppealRegistered",
            "the Tribunal sent the family's appeal to the council",
            "the Tribunal sends the family's appeal to the council"),
    APPEAL_ANSWERED(
            "AppealAnswered",
            "the council sent its response to the Tribunal",
            "the council sends its response to the Tribunal"),
    TRIBUNAL_ORDERED("TribunalOrdered", "the Tribunal made its order", "the Tribunal makes its order"),
    APPEAL_CONCEDED(
            "AppealConceded",
            "the council told the Tribunal that it does not oppose the appeal",
            "the council tells the Tribunal that it does not oppose the appeal"),
    RECOMMENDATION_MADE(
            "RecommendationMade",
            "the Tribunal made a recommendation on health or social care",
            "the Tribunal makes a recommendation on health or social care"),
    RECOMMENDATION_ANSWERED(
            "RecommendationAnswered",
            "the recommendation was answered in writing",
            "the recommendation is answered in writing"),
    QUARANTINE_DECIDED(
            "QuarantineDecided",
            "somebody decided whether what was held is a request",
            "somebody decides whether what is held is a request"),
    OWNER_ASSIGNED("OwnerAssigned", "the case was given to its owner", "the case is given to an owner"),
    FACT_CORRECTED("FactCorrected", "an earlier fact was corrected", "an earlier fact is corrected");

    private final String published;
    private final String happened;
    private final String happens;

    FactType(String published, String happened, String happens) {
        this.published = published;
        this.happened = happened;
        this.happens = happens;
    }

    /**
     * Whether only this system records it: such a fact says how the council works on the case, runs no clock, and never
     * stands in a case file.
     */
    public boolean isCaseworkOnly() {
        return this == QUARANTINE_DECIDED || this == OWNER_ASSIGNED || this == FACT_CORRECTED;
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
