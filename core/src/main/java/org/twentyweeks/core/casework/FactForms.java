package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.AbsentFromArea;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AdviceReceived;
import org.twentyweeks.core.casework.Fact.AdviceRequested;
import org.twentyweeks.core.casework.Fact.AssessmentDecided;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.BackdatingReason;
import org.twentyweeks.core.casework.Fact.BecameResponsible;
import org.twentyweeks.core.casework.Fact.DraftPlanSent;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FinalPlanIssued;
import org.twentyweeks.core.casework.Fact.NoPlanNotified;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.Fact.PlanAgreed;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.RepresentationsReceived;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.RequestWithdrawn;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Fact.SettingClosed;
import org.twentyweeks.core.casework.Fact.SettingConsulted;
import org.twentyweeks.core.casework.Fact.SettingKind;
import org.twentyweeks.core.casework.Fact.SettingReplied;
import org.twentyweeks.core.casework.Fact.Source;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

/** How each type of fact is written: one form for each, in the order of the published language. */
final class FactForms {

    private FactForms() {}

    static Map<FactType, FactForm<?>> all() {
        var forms = new EnumMap<FactType, FactForm<?>>(FactType.class);
        Stream.of(assessment(), reviews(), changes(), mediation(), tribunal(), List.of(correction()))
                .flatMap(List::stream)
                .forEach(form -> forms.put(form.type(), form));
        return forms;
    }

    private static List<FactForm<?>> assessment() {
        return List.of(
                FactForm.of(FactType.REQUEST_RECEIVED, RequestReceived.class, FactForms::requestReceived)
                        .optional("on", fact -> fact.at().isPresent() ? Optional.empty() : Optional.of(fact.on()))
                        .optional("at", RequestReceived::at)
                        .optional("source", RequestReceived::source)
                        .optional("route", RequestReceived::route)
                        .optional("noted", FactForms::notedCodes)
                        .optional("backdatedBecause", RequestReceived::backdatedBecause),
                onDay(FactType.BECAME_RESPONSIBLE, BecameResponsible.class, BecameResponsible::new),
                FactForm.of(
                                FactType.ASSESSMENT_DECIDED,
                                AssessmentDecided.class,
                                fields -> new AssessmentDecided(
                                        fields.day("notifiedOn"), fields.code("outcome", AssessmentOutcome.class)))
                        .field("notifiedOn", AssessmentDecided::notifiedOn)
                        .field("outcome", AssessmentDecided::outcome),
                FactForm.of(
                                FactType.ADVICE_REQUESTED,
                                AdviceRequested.class,
                                fields -> new AdviceRequested(
                                        fields.day("on"),
                                        fields.code("body", AdviceBody.class),
                                        fields.optionalText("setting")))
                        .field("on", AdviceRequested::on)
                        .field("body", AdviceRequested::body)
                        .optional("setting", AdviceRequested::setting),
                FactForm.of(
                                FactType.ADVICE_RECEIVED,
                                AdviceReceived.class,
                                fields -> new AdviceReceived(fields.day("on"), fields.code("body", AdviceBody.class)))
                        .field("on", AdviceReceived::on)
                        .field("body", AdviceReceived::body),
                onDay(FactType.PLAN_AGREED, PlanAgreed.class, PlanAgreed::new),
                FactForm.of(
                                FactType.NO_PLAN_NOTIFIED,
                                NoPlanNotified.class,
                                fields -> new NoPlanNotified(fields.day("notifiedOn")))
                        .field("notifiedOn", NoPlanNotified::notifiedOn),
                onDay(FactType.DRAFT_PLAN_SENT, DraftPlanSent.class, DraftPlanSent::new),
                onDay(FactType.REPRESENTATIONS_RECEIVED, RepresentationsReceived.class, RepresentationsReceived::new),
                FactForm.of(
                                FactType.SETTING_CONSULTED,
                                SettingConsulted.class,
                                fields -> new SettingConsulted(fields.day("on"), fields.text("setting")))
                        .field("on", SettingConsulted::on)
                        .field("setting", SettingConsulted::setting),
                FactForm.of(
                                FactType.SETTING_REPLIED,
                                SettingReplied.class,
                                fields -> new SettingReplied(fields.day("on"), fields.text("setting")))
                        .field("on", SettingReplied::on)
                        .field("setting", SettingReplied::setting),
                FactForm.of(
                                FactType.FINAL_PLAN_ISSUED,
                                FinalPlanIssued.class,
                                fields -> new FinalPlanIssued(fields.day("on"), fields.optionalFlag("underFive")))
                        .field("on", FinalPlanIssued::on)
                        .optional("underFive", FinalPlanIssued::underFive),
                FactForm.of(
                                FactType.SETTING_CLOSED,
                                SettingClosed.class,
                                fields -> new SettingClosed(
                                        fields.day("first"),
                                        fields.dayNotBefore("first", "reopens"),
                                        fields.optionalText("setting"),
                                        fields.optionalCode("kind", SettingKind.class)))
                        .field("first", SettingClosed::first)
                        .field("reopens", SettingClosed::reopens)
                        .optional("setting", SettingClosed::setting)
                        .optional("kind", SettingClosed::kind),
                FactForm.of(
                                FactType.ABSENT_FROM_AREA,
                                AbsentFromArea.class,
                                fields -> new AbsentFromArea(
                                        fields.day("first"), fields.dayNotBefore("first", "returned")))
                        .field("first", AbsentFromArea::first)
                        .field("returned", AbsentFromArea::returned),
                FactForm.of(FactType.EXCEPTION_RECORDED, ExceptionRecorded.class, FactForms::exceptionRecorded)
                        .field("ground", ExceptionRecorded::ground)
                        .field("rule", ExceptionRecorded::rule)
                        .field("recordedOn", ExceptionRecorded::recordedOn)
                        .optional("body", ExceptionRecorded::body)
                        .optional("from", ExceptionRecorded::from)
                        .optional("to", ExceptionRecorded::to)
                        .optional("evidence", ExceptionRecorded::evidence)
                        .optional("authorisedBy", ExceptionRecorded::authorisedBy)
                        .optional("familyToldOn", ExceptionRecorded::familyToldOn),
                onDay(FactType.REQUEST_WITHDRAWN, RequestWithdrawn.class, RequestWithdrawn::new));
    }

    private static List<FactForm<?>> reviews() {
        return List.of(
                FactForm.of(
                                FactType.REVIEW_MEETING_ARRANGED,
                                Fact.ReviewMeetingArranged.class,
                                fields -> new Fact.ReviewMeetingArranged(fields.day("meetingOn")))
                        .field("meetingOn", Fact.ReviewMeetingArranged::meetingOn),
                onDay(
                        FactType.REVIEW_INVITATIONS_SENT,
                        Fact.ReviewInvitationsSent.class,
                        Fact.ReviewInvitationsSent::new),
                onDay(
                        FactType.REVIEW_ADVICE_CIRCULATED,
                        Fact.ReviewAdviceCirculated.class,
                        Fact.ReviewAdviceCirculated::new),
                onDay(FactType.REVIEW_MEETING_HELD, Fact.ReviewMeetingHeld.class, Fact.ReviewMeetingHeld::new),
                onDay(FactType.REVIEW_REPORT_SENT, Fact.ReviewReportSent.class, Fact.ReviewReportSent::new),
                FactForm.of(
                                FactType.REVIEW_DECIDED,
                                Fact.ReviewDecided.class,
                                fields -> new Fact.ReviewDecided(
                                        fields.day("notifiedOn"),
                                        fields.code("outcome", Fact.ReviewOutcome.class),
                                        fields.optionalFlag("underFive")))
                        .field("notifiedOn", Fact.ReviewDecided::notifiedOn)
                        .field("outcome", Fact.ReviewDecided::outcome)
                        .optional("underFive", Fact.ReviewDecided::underFive),
                onDay(FactType.AMENDMENT_NOTICE_SENT, Fact.AmendmentNoticeSent.class, Fact.AmendmentNoticeSent::new),
                onDay(FactType.AMENDED_PLAN_ISSUED, Fact.AmendedPlanIssued.class, Fact.AmendedPlanIssued::new),
                onNotice(FactType.AMENDMENTS_NOT_MADE, Fact.AmendmentsNotMade.class, Fact.AmendmentsNotMade::new),
                FactForm.of(
                                FactType.PHASE_TRANSFER_EXPECTED,
                                Fact.PhaseTransferExpected.class,
                                fields -> new Fact.PhaseTransferExpected(
                                        fields.day("transferOn"), fields.code("kind", Fact.PhaseTransfer.class)))
                        .field("transferOn", Fact.PhaseTransferExpected::transferOn)
                        .field("kind", Fact.PhaseTransferExpected::kind),
                onDay(
                        FactType.DIRECT_PAYMENTS_STARTED,
                        Fact.DirectPaymentsStarted.class,
                        Fact.DirectPaymentsStarted::new),
                onDay(
                        FactType.DIRECT_PAYMENTS_REVIEWED,
                        Fact.DirectPaymentsReviewed.class,
                        Fact.DirectPaymentsReviewed::new));
    }

    private static List<FactForm<?>> changes() {
        return List.of(
                FactForm.of(
                                FactType.MOVE_NOTIFIED,
                                Fact.MoveNotified.class,
                                fields -> new Fact.MoveNotified(fields.day("awareOn"), fields.day("movedOn")))
                        .field("awareOn", Fact.MoveNotified::awareOn)
                        .field("movedOn", Fact.MoveNotified::movedOn),
                onDay(FactType.PLAN_TRANSFERRED_OUT, Fact.PlanTransferredOut.class, Fact.PlanTransferredOut::new),
                FactForm.of(
                                FactType.PLAN_TRANSFERRED_IN,
                                Fact.PlanTransferredIn.class,
                                fields -> new Fact.PlanTransferredIn(fields.day("on"), fields.day("lastReviewOn")))
                        .field("on", Fact.PlanTransferredIn::on)
                        .field("lastReviewOn", Fact.PlanTransferredIn::lastReviewOn),
                onDay(FactType.TRANSFER_LETTER_SENT, Fact.TransferLetterSent.class, Fact.TransferLetterSent::new),
                onDay(
                        FactType.REASSESSMENT_REQUESTED,
                        Fact.ReassessmentRequested.class,
                        Fact.ReassessmentRequested::new),
                FactForm.of(
                                FactType.REASSESSMENT_DECIDED,
                                Fact.ReassessmentDecided.class,
                                fields -> new Fact.ReassessmentDecided(
                                        fields.day("notifiedOn"),
                                        fields.code("outcome", Fact.ReassessmentOutcome.class)))
                        .field("notifiedOn", Fact.ReassessmentDecided::notifiedOn)
                        .field("outcome", Fact.ReassessmentDecided::outcome),
                onNotice(FactType.CEASE_DECIDED, Fact.CeaseDecided.class, Fact.CeaseDecided::new),
                FactForm.of(
                                FactType.PLAN_CEASED,
                                Fact.PlanCeased.class,
                                fields -> new Fact.PlanCeased(fields.day("on"), fields.text("reason")))
                        .field("on", Fact.PlanCeased::on)
                        .field("reason", Fact.PlanCeased::reason));
    }

    private static List<FactForm<?>> mediation() {
        return List.of(
                onDay(FactType.MEDIATION_DECLINED, Fact.MediationDeclined.class, Fact.MediationDeclined::new),
                onDay(
                        FactType.MEDIATION_CERTIFICATE_ISSUED,
                        Fact.MediationCertificateIssued.class,
                        Fact.MediationCertificateIssued::new),
                FactForm.of(
                                FactType.MEDIATION_REQUESTED,
                                Fact.MediationRequested.class,
                                fields -> new Fact.MediationRequested(
                                        fields.day("toldOn"), fields.optionalFlag("health")))
                        .field("toldOn", Fact.MediationRequested::toldOn)
                        .optional("health", Fact.MediationRequested::health),
                onDay(FactType.COMMISSIONER_TOLD, Fact.CommissionerTold.class, Fact.CommissionerTold::new),
                onDay(FactType.MEDIATION_ARRANGED, Fact.MediationArranged.class, Fact.MediationArranged::new),
                onDay(FactType.MEDIATION_HELD, Fact.MediationHeld.class, Fact.MediationHeld::new),
                FactForm.of(
                                FactType.MEDIATION_AGREED,
                                Fact.MediationAgreed.class,
                                fields -> new Fact.MediationAgreed(
                                        fields.day("on"), fields.code("matter", Fact.MediationMatter.class)))
                        .field("on", Fact.MediationAgreed::on)
                        .field("matter", Fact.MediationAgreed::matter),
                onDay(
                        FactType.MEDIATION_AGREEMENT_KEPT,
                        Fact.MediationAgreementKept.class,
                        Fact.MediationAgreementKept::new));
    }

    private static List<FactForm<?>> tribunal() {
        return List.of(
                FactForm.of(
                                FactType.APPEAL_REGISTERED,
                                Fact.AppealRegistered.class,
                                fields -> new Fact.AppealRegistered(
                                        fields.day("sentOn"),
                                        fields.optionalCode("appeal", Fact.Appeal.class),
                                        responseDueOn(fields)))
                        .field("sentOn", Fact.AppealRegistered::sentOn)
                        .optional("appeal", Fact.AppealRegistered::appeal)
                        .optional("responseDueOn", Fact.AppealRegistered::responseDueOn),
                onDay(FactType.APPEAL_ANSWERED, Fact.AppealAnswered.class, Fact.AppealAnswered::new),
                FactForm.of(
                                FactType.TRIBUNAL_ORDERED,
                                Fact.TribunalOrdered.class,
                                fields -> new Fact.TribunalOrdered(
                                        fields.day("on"), fields.code("order", Fact.Order.class)))
                        .field("on", Fact.TribunalOrdered::on)
                        .field("order", Fact.TribunalOrdered::order),
                FactForm.of(
                                FactType.APPEAL_CONCEDED,
                                Fact.AppealConceded.class,
                                fields -> new Fact.AppealConceded(
                                        fields.day("on"), fields.code("appeal", Fact.Appeal.class)))
                        .field("on", Fact.AppealConceded::on)
                        .field("appeal", Fact.AppealConceded::appeal),
                onDay(FactType.RECOMMENDATION_MADE, Fact.RecommendationMade.class, Fact.RecommendationMade::new),
                onDay(
                        FactType.RECOMMENDATION_ANSWERED,
                        Fact.RecommendationAnswered.class,
                        Fact.RecommendationAnswered::new),
                FactForm.of(FactType.QUARANTINE_DECIDED, QuarantineDecided.class, FactForms::quarantineDecided)
                        .field("decidedOn", QuarantineDecided::decidedOn)
                        .field("outcome", QuarantineDecided::outcome)
                        .optional("reason", QuarantineDecided::reason),
                FactForm.of(FactType.OWNER_ASSIGNED, OwnerAssigned.class, FactForms::ownerAssigned)
                        .field("assignedOn", OwnerAssigned::assignedOn)
                        .field("owner", OwnerAssigned::owner)
                        .field("reason", OwnerAssigned::reason));
    }

    private static FactForm<?> correction() {
        return FactForm.of(
                        FactType.FACT_CORRECTED,
                        Fact.FactCorrected.class,
                        fields -> new Fact.FactCorrected(
                                fields.number("corrects"),
                                fields.optionalFact("replacement"),
                                fields.code("reason", Fact.CorrectionReason.class)))
                .field("corrects", Fact.FactCorrected::corrects)
                .optional("replacement", Fact.FactCorrected::replacement)
                .field("reason", Fact.FactCorrected::reason);
    }

    /** A fact that is nothing but its day. */
    private static <F extends Fact> FactForm<F> onDay(FactType type, Class<F> kind, Function<LocalDate, F> fact) {
        return FactForm.of(type, kind, fields -> fact.apply(fields.day("on")))
                .field("on", own -> own.datedOn().orElseThrow());
    }

    /** A notice that is nothing but the day on which the family was told. */
    private static <F extends Fact> FactForm<F> onNotice(FactType type, Class<F> kind, Function<LocalDate, F> fact) {
        return FactForm.of(type, kind, fields -> fact.apply(fields.day("notifiedOn")))
                .field("notifiedOn", own -> own.datedOn().orElseThrow());
    }

    private static RequestReceived requestReceived(FactFields fields) {
        if (fields.has("on") == fields.has("at")) {
            throw new FactNotUnderstoodException("on", "RequestReceived has exactly one of on and at");
        }
        Optional<Instant> at = fields.has("at") ? Optional.of(fields.instant("at")) : Optional.empty();
        return new RequestReceived(
                at.map(London::dayOf).orElseGet(() -> fields.day("on")),
                at,
                fields.optionalCode("source", Source.class),
                fields.optionalCode("route", Route.class),
                fields.has("noted") ? fields.noted("noted") : List.of(),
                fields.optionalCode("backdatedBecause", BackdatingReason.class));
    }

    private static Optional<List<String>> notedCodes(RequestReceived fact) {
        return fact.noted().isEmpty()
                ? Optional.empty()
                : Optional.of(fact.noted().stream().map(Noted::code).toList());
    }

    private static ExceptionRecorded exceptionRecorded(FactFields fields) {
        if (!RuleBook.current().has(fields.text("rule"))) {
            throw new FactNotUnderstoodException("rule", "is no rule of the rule book");
        }
        return new ExceptionRecorded(
                fields.code("ground", Ground.class),
                fields.text("rule"),
                fields.day("recordedOn"),
                fields.optionalCode("body", AdviceBody.class),
                fields.optionalDay("from"),
                fields.optionalDay("to"),
                fields.optionalText("evidence"),
                fields.optionalText("authorisedBy"),
                fields.optionalDay("familyToldOn"));
    }

    private static Optional<LocalDate> responseDueOn(FactFields fields) {
        return fields.has("responseDueOn")
                ? Optional.of(fields.dayNotBefore("sentOn", "responseDueOn"))
                : Optional.empty();
    }

    private static QuarantineDecided quarantineDecided(FactFields fields) {
        var outcome = fields.code("outcome", QuarantineOutcome.class);
        if (fields.has("reason") != (outcome == QuarantineOutcome.REJECT)) {
            throw new FactNotUnderstoodException("reason", "is given with REJECT and only then");
        }
        return new QuarantineDecided(
                fields.day("decidedOn"), outcome, fields.optionalCode("reason", RejectionReason.class));
    }

    private static OwnerAssigned ownerAssigned(FactFields fields) {
        var owner = fields.text("owner");
        if (!Owner.isOne(owner)) {
            throw new FactNotUnderstoodException("owner", "is neither staff:<id> nor team:<id>");
        }
        return new OwnerAssigned(fields.day("assignedOn"), owner, fields.code("reason", AssignmentReason.class));
    }
}
