package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.statute.Bound;
import org.twentyweeks.core.statute.Sense;

/** The facts of one case, and everything that follows from them. */
public final class CaseFile {

    /** Goes up whenever the fold comes to another result for the same facts, rule book and calendar. */
    public static final int FOLD_VERSION = 3;

    private final List<RecordedFact> recorded;
    private final Corrections corrections;
    private final List<Fact> facts;
    private final Chronology inOrder;
    private final CaseStatus status;
    private final Derivation derivation;
    private final StatutoryClock clock;

    private CaseFile(List<RecordedFact> recorded, Derivation derivation) {
        this.recorded = List.copyOf(recorded);
        this.corrections = Corrections.of(this.recorded);
        this.facts = corrections.facts();
        this.inOrder = Chronology.of(facts);
        this.status = quarantine(inOrder).orElseGet(() -> progress(inOrder));
        this.derivation = derivation;
        this.clock = derivation.clock();
    }

    /**
     * The case with these facts, in the order in which they were recorded.
     *
     * @throws IllegalArgumentException when the facts are not numbered 1, 2, 3 …: one is missing or out of place; or when
     *     a correction names a fact that was not recorded before it
     */
    public static CaseFile of(List<RecordedFact> recorded) {
        return of(recorded, Derivation.current());
    }

    /** The same, derived by another release's rules, calendar or fold. */
    public static CaseFile of(List<RecordedFact> recorded, Derivation derivation) {
        for (int place = 0; place < recorded.size(); place++) {
            if (recorded.get(place).number() != place + 1) {
                throw new IllegalArgumentException("The facts are not complete: fact " + (place + 1) + " is missing");
            }
        }
        return new CaseFile(recorded, derivation);
    }

    /** Every fact as it was recorded, corrected ones and corrections among them. */
    public List<RecordedFact> recorded() {
        return recorded;
    }

    /** The facts as they stand after every correction, in the order in which they happened. */
    public List<Fact> inOrder() {
        return inOrder.facts();
    }

    /** The facts as they stand after every correction. */
    public List<Fact> facts() {
        return facts;
    }

    /** The number of the correction by which a fact no longer stands as it was recorded. */
    public Optional<Integer> correctionOf(int number) {
        return corrections.correctionOf(number);
    }

    /**
     * Every deadline that something started, in the order of the rule book.
     *
     * @param asAt the day of the question; without it the latest day that dates a fact
     */
    public List<Deadline> deadlines(Optional<LocalDate> asAt) {
        return clock.deadlines(running(), asAt);
    }

    /** Why the law does not give an exception that was recorded, with the test of dates that it fails; empty when it does. */
    Optional<String> whyNotGiven(ExceptionRecorded exception) {
        return clock.whyNotGiven(exception, running());
    }

    /** The day of the last request that started a clock, as known on that day; without a day, of all. */
    public Optional<LocalDate> receivedOn(Optional<LocalDate> asAt) {
        return clock.receivedOn(running(), asAt);
    }

    /** How far the case has come by what happened last, unless it is in the quarantine. */
    public CaseStatus status() {
        return status;
    }

    /**
     * Who has the case: whoever it was given to last. A case that was given to nobody belongs to the team of intake, and one
     * in the quarantine to that of the quarantine, whoever had it.
     *
     * @param intakeTeam {@code team:<id>}
     */
    public Ownership ownership(String intakeTeam) {
        if (status.isInQuarantine()) {
            return new Ownership(Owner.QUARANTINE, openedOn());
        }
        return inOrder.of(OwnerAssigned.class)
                .reduce((earlier, later) -> later)
                .map(assigned -> new Ownership(assigned.owner(), assigned.assignedOn()))
                .orElseGet(() -> new Ownership(intakeTeam, letOutOn().orElseGet(this::openedOn)));
    }

    /** The day on which the first fact was recorded. */
    private LocalDate openedOn() {
        return London.dayOf(recorded.getFirst().recordedAt());
    }

    private Optional<LocalDate> letOutOn() {
        return inOrder.of(QuarantineDecided.class)
                .map(QuarantineDecided::decidedOn)
                .reduce((earlier, later) -> later);
    }

    /** The facts that run clocks: none where there was no request. */
    private List<Fact> running() {
        return status == CaseStatus.REJECTED ? List.of() : facts;
    }

    /** Held while nothing is decided, and rejected after that was decided; empty for every other case. */
    private static Optional<CaseStatus> quarantine(Chronology inOrder) {
        boolean suspected = inOrder.of(RequestReceived.class)
                .flatMap(request -> request.noted().stream())
                .anyMatch(Noted::isSignOfAutomation);
        if (!suspected) {
            return Optional.empty();
        }
        var outcome = inOrder.of(QuarantineDecided.class)
                .map(QuarantineDecided::outcome)
                .reduce((earlier, later) -> later);
        return switch (outcome.orElse(null)) {
            case null -> Optional.of(CaseStatus.QUARANTINED);
            case REJECT -> Optional.of(CaseStatus.REJECTED);
            case ACCEPT -> Optional.empty();
        };
    }

    private static CaseStatus progress(Chronology inOrder) {
        var status = CaseStatus.NOT_STARTED;
        for (Fact fact : inOrder.facts()) {
            status = after(status, fact);
        }
        return status;
    }

    /** What a caseworker should put right, from the gaps in the facts. */
    public List<Task> tasks() {
        boolean held = status == CaseStatus.QUARANTINED;
        var noted = inOrder.of(RequestReceived.class)
                .flatMap(request -> request.noted().stream())
                .filter(code -> held || !code.isSignOfAutomation())
                .distinct()
                .map(code -> new Task(code.code(), code.task()));
        return Stream.concat(noted, Gaps.of(inOrder, status).stream()).toList();
    }

    /** What the head of the case keeps. */
    public CaseStanding standing() {
        var receivedOn = receivedOn(Optional.empty());
        var deadlines = deadlines(Optional.empty()).stream()
                .filter(deadline -> deadline.state().isUnsettled())
                .toList();
        var requests = inOrder.of(RequestReceived.class).toList();
        return new CaseStanding(
                status,
                receivedOn,
                milestones(),
                requests.stream().flatMap(request -> request.source().stream()).reduce((first, last) -> last),
                requests.stream().flatMap(request -> request.route().stream()).reduce((first, last) -> last),
                deadlines.stream()
                        .map(deadline -> new OpenDeadline(
                                deadline.rule().id(), deadline.subject(), deadline.dueOn(), deadline.lastWorkingDay()))
                        .toList(),
                status == CaseStatus.QUARANTINED ? receivedOn : nextActionOn(deadlines),
                derivation.versions());
    }

    private static Optional<LocalDate> nextActionOn(List<Deadline> unsettled) {
        return unsettled.stream()
                .filter(deadline -> deadline.rule().bound() == Bound.COUNCIL
                        && deadline.rule().sense() == Sense.BY)
                .map(Deadline::lastWorkingDay)
                .min(Comparator.naturalOrder());
    }

    private Map<String, LocalDate> milestones() {
        var milestones = new TreeMap<String, LocalDate>();
        facts.forEach(fact -> fact.datedOn()
                .ifPresent(day -> milestones.merge(
                        fact.type().published(), day, (one, other) -> one.isAfter(other) ? one : other)));
        return milestones;
    }

    private static CaseStatus after(CaseStatus before, Fact fact) {
        return switch (fact) {
            case Fact.RequestReceived _, Fact.BecameResponsible _ ->
                before.isFirstAssessment() || before.isInQuarantine() ? before : CaseStatus.REQUESTED;
            case Fact.AssessmentDecided decided ->
                switch (decided.outcome()) {
                    case ASSESS -> CaseStatus.ASSESSING;
                    case REFUSE -> CaseStatus.NOT_ASSESSED;
                };
            case Fact.PlanAgreed _ -> CaseStatus.PLAN_AGREED;
            case Fact.DraftPlanSent _ -> CaseStatus.DRAFT_SENT;
            case Fact.FinalPlanIssued _, Fact.AmendedPlanIssued _, Fact.AmendmentsNotMade _, Fact.PlanTransferredIn _ ->
                CaseStatus.PLAN_ISSUED;
            case Fact.NoPlanNotified _ -> CaseStatus.NO_PLAN;
            case Fact.RequestWithdrawn _ -> afterWithdrawal(before);
            case Fact.ReviewMeetingHeld _ -> before == CaseStatus.PLAN_ISSUED ? CaseStatus.UNDER_REVIEW : before;
            case Fact.ReviewDecided decided ->
                switch (decided.outcome()) {
                    case MAINTAIN -> CaseStatus.PLAN_ISSUED;
                    case AMEND -> CaseStatus.AMENDING;
                    case CEASE -> CaseStatus.CEASING;
                };
            case Fact.AmendmentNoticeSent _ -> CaseStatus.AMENDING;
            case Fact.ReassessmentDecided decided ->
                switch (decided.outcome()) {
                    case REASSESS -> CaseStatus.REASSESSING;
                    case REFUSE -> before;
                };
            case Fact.CeaseDecided _ -> CaseStatus.CEASING;
            case Fact.PlanCeased _ -> CaseStatus.CEASED;
            case Fact.PlanTransferredOut _ -> CaseStatus.TRANSFERRED_OUT;
            case Fact.MediationAgreed agreed ->
                switch (agreed.matter()) {
                    case ASSESS -> assessing(before);
                    case MAKE_PLAN -> CaseStatus.PLAN_AGREED;
                    case AMEND_PLAN, NAME_SETTING -> CaseStatus.AMENDING;
                    case NOT_APPEALABLE -> before;
                };
            case Fact.TribunalOrdered ordered ->
                switch (ordered.order()) {
                    case ASSESS -> assessing(before);
                    case MAKE_PLAN -> CaseStatus.PLAN_AGREED;
                    case AMEND_PLAN, NAME_SETTING -> CaseStatus.AMENDING;
                    case REFER_BACK -> CaseStatus.ASSESSING;
                    case MAINTAIN -> CaseStatus.PLAN_ISSUED;
                    case DISMISS -> before;
                };
            case Fact.AppealConceded conceded ->
                switch (conceded.appeal()) {
                    case REFUSAL_TO_ASSESS -> CaseStatus.ASSESSING;
                    case REFUSAL_TO_REASSESS -> CaseStatus.REASSESSING;
                    case REFUSAL_TO_ISSUE -> CaseStatus.PLAN_AGREED;
                    case REFUSAL_TO_AMEND, CONTENTS, PLACEMENT -> CaseStatus.AMENDING;
                    case CEASE -> CaseStatus.PLAN_ISSUED;
                };
            case Fact.AdviceRequested _,
                    Fact.AdviceReceived _,
                    Fact.RepresentationsReceived _,
                    Fact.SettingConsulted _,
                    Fact.SettingReplied _,
                    Fact.SettingClosed _,
                    Fact.AbsentFromArea _,
                    Fact.ExceptionRecorded _,
                    Fact.ReviewMeetingArranged _,
                    Fact.ReviewInvitationsSent _,
                    Fact.ReviewAdviceCirculated _,
                    Fact.ReviewReportSent _,
                    Fact.PhaseTransferExpected _,
                    Fact.DirectPaymentsStarted _,
                    Fact.DirectPaymentsReviewed _,
                    Fact.MoveNotified _,
                    Fact.TransferLetterSent _,
                    Fact.ReassessmentRequested _,
                    Fact.MediationDeclined _,
                    Fact.MediationCertificateIssued _,
                    Fact.MediationRequested _,
                    Fact.CommissionerTold _,
                    Fact.MediationArranged _,
                    Fact.MediationHeld _,
                    Fact.MediationAgreementKept _,
                    Fact.AppealRegistered _,
                    Fact.AppealAnswered _,
                    Fact.RecommendationMade _,
                    Fact.RecommendationAnswered _,
                    Fact.FactCorrected _,
                    OwnerAssigned _,
                    QuarantineDecided _ -> before;
        };
    }

    /** To assess where there is a plan is to reassess. */
    private static CaseStatus assessing(CaseStatus before) {
        return before.hasPlan() ? CaseStatus.REASSESSING : CaseStatus.ASSESSING;
    }

    /** Where there is a plan, it was the request for a reassessment that was withdrawn. */
    private static CaseStatus afterWithdrawal(CaseStatus before) {
        if (before == CaseStatus.REASSESSING) {
            return CaseStatus.PLAN_ISSUED;
        }
        return before.hasPlan() ? before : CaseStatus.WITHDRAWN;
    }
}
