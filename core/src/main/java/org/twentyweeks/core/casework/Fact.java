package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.core.statute.Ground;

/**
 * Something that happened in a case, on a day. Facts are added and corrected by later facts, never edited.
 *
 * <p>Names, fields and codes are those of the published language ({@link FactVocabulary}); a field that may be left out
 * is an {@link Optional}. All days are days in London.
 */
public sealed interface Fact {

    FactType type();

    /** The day that dates the fact; absent for one that only describes a period. */
    Optional<LocalDate> datedOn();

    /** That it happened, as part of a sentence: {@code the family was told that the council will assess}. */
    default String happened() {
        return type().happened();
    }

    /** A code that says in words what it stands for, as part of a sentence. */
    interface InWords {

        String words();
    }

    /** A fact that is dated by the day on which it happened. */
    sealed interface OnDay extends Fact {

        LocalDate on();

        @Override
        default Optional<LocalDate> datedOn() {
            return Optional.of(on());
        }
    }

    /** An outcome, which is dated by the day on which the family was told, not by the day of the panel. */
    sealed interface OnNotice extends Fact {

        LocalDate notifiedOn();

        @Override
        default Optional<LocalDate> datedOn() {
            return Optional.of(notifiedOn());
        }
    }

    /** Who asked for an assessment. */
    enum Source {
        PARENT,
        YOUNG_PERSON,
        SETTING,
        HEALTH,
        SOCIAL_CARE,
        OTHER
    }

    /** How the request came. */
    enum Route {
        FORM,
        API,
        EMAIL,
        POST,
        PHONE,
        IMPORT
    }

    /** Whether the council will assess. */
    enum AssessmentOutcome implements InWords {
        ASSESS("the council will assess"),
        REFUSE("the council will not assess");

        private final String words;

        AssessmentOutcome(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** A body whose advice regulation 6 names, or one that the family reasonably asked for. */
    enum AdviceBody implements InWords {
        EDUCATION("education"),
        EDUCATIONAL_PSYCHOLOGY("educational psychology"),
        HEALTH("health"),
        SOCIAL_CARE("social care"),
        OTHER("another body");

        private final String words;

        AdviceBody(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What the council decided after a review (section 44 of the Act, regulation 20(10)). */
    enum ReviewOutcome implements InWords {
        MAINTAIN("the council will maintain the plan as it is"),
        AMEND("the council will amend the plan"),
        CEASE("the council will cease to maintain the plan");

        private final String words;

        ReviewOutcome(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Whether the council will carry out a reassessment. */
    enum ReassessmentOutcome implements InWords {
        REASSESS("the council will reassess"),
        REFUSE("the council will not reassess");

        private final String words;

        ReassessmentOutcome(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Which of the moves of regulation 18 is expected. */
    enum PhaseTransfer implements InWords {
        SCHOOL("into or between schools"),
        SECONDARY_TO_POST_16("from secondary school to a post-16 institution"),
        POST_16_TO_POST_16("between post-16 institutions");

        private final String words;

        PhaseTransfer(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What a mediation agreement is about: what a Tribunal could have ordered, or something else. */
    enum MediationMatter implements InWords {
        ASSESS("to assess or reassess"),
        MAKE_PLAN("to make a plan"),
        AMEND_PLAN("to amend the plan"),
        NAME_SETTING("to name another setting in the plan"),
        NOT_APPEALABLE("on something that cannot be appealed");

        private final String words;

        MediationMatter(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What the Tribunal ordered (regulation 44(2)). */
    enum Order implements InWords {
        ASSESS("to assess or reassess"),
        MAKE_PLAN("to make and maintain a plan"),
        AMEND_PLAN("to amend the plan"),
        NAME_SETTING("to name another setting in the plan"),
        REFER_BACK("to reconsider whether a plan is necessary"),
        MAINTAIN("to continue to maintain the plan"),
        DISMISS("dismissing the appeal");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What an appeal is against. */
    enum Appeal implements InWords {
        REFUSAL_TO_ASSESS("against the refusal to assess"),
        REFUSAL_TO_ISSUE("against the refusal to issue a plan"),
        REFUSAL_TO_REASSESS("against the refusal to reassess"),
        REFUSAL_TO_AMEND("against the refusal to amend the plan"),
        CONTENTS("against what the plan says"),
        PLACEMENT("against the setting that the plan names"),
        CEASE("against ceasing the plan");

        private final String words;

        Appeal(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Why a fact is corrected. A code, because a fact holds no free text. */
    enum CorrectionReason implements InWords {
        KEYED_WRONGLY("it was keyed wrongly"),
        EVIDENCE_FOUND("a document shows something else"),
        DID_NOT_HAPPEN("it did not happen"),
        RECORDED_TWICE("it was recorded twice"),
        ANOTHER_CASE("it belongs to another case");

        private final String words;

        CorrectionReason(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Why a request was recorded on a later day than that of receipt. */
    enum BackdatingReason implements InWords {
        CAME_BY_POST("it came by post and was opened later"),
        CAME_OUT_OF_HOURS("it came when the office was closed"),
        CAME_TO_ANOTHER_TEAM("it came to another team of the council"),
        FOUND_LATER("it had been overlooked");

        private final String words;

        BackdatingReason(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** Which closure ground a closed setting falls under. */
    enum SettingKind {
        SCHOOL,
        EARLY_YEARS
    }

    /**
     * A request under section 36(1) of the Children and Families Act 2014 reached the council.
     *
     * @param on the day of receipt, complete request or not
     * @param at the moment, where a machine received it
     * @param noted what was missing or malformed; never in a case file
     * @param backdatedBecause why staff recorded it on a later day than that of receipt; never in a case file
     */
    record RequestReceived(
            LocalDate on,
            Optional<Instant> at,
            Optional<Source> source,
            Optional<Route> route,
            List<Noted> noted,
            Optional<BackdatingReason> backdatedBecause)
            implements OnDay {

        /** A request that was recorded on the day of receipt. */
        public RequestReceived(
                LocalDate on, Optional<Instant> at, Optional<Source> source, Optional<Route> route, List<Noted> noted) {
            this(on, at, source, route, noted, Optional.empty());
        }

        public RequestReceived {
            noted = List.copyOf(noted);
            if (at.isPresent() && !London.dayOf(at.get()).equals(on)) {
                throw new IllegalArgumentException("The day of receipt is not the moment's day in London");
            }
        }

        @Override
        public FactType type() {
            return FactType.REQUEST_RECEIVED;
        }
    }

    /** The child came to be this council's, or to its attention, otherwise than by a request (section 24). */
    record BecameResponsible(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.BECAME_RESPONSIBLE;
        }
    }

    /** @param notifiedOn the day the family was told, not the day of the panel */
    record AssessmentDecided(LocalDate notifiedOn, AssessmentOutcome outcome) implements OnNotice {

        @Override
        public FactType type() {
            return FactType.ASSESSMENT_DECIDED;
        }

        @Override
        public String happened() {
            return "the family was told that " + outcome.words();
        }
    }

    /** @param on the day the body received the request */
    record AdviceRequested(LocalDate on, AdviceBody body, Optional<String> setting) implements OnDay {

        @Override
        public FactType type() {
            return FactType.ADVICE_REQUESTED;
        }
    }

    record AdviceReceived(LocalDate on, AdviceBody body) implements OnDay {

        @Override
        public FactType type() {
            return FactType.ADVICE_RECEIVED;
        }
    }

    /** The council decided to issue a plan. */
    record PlanAgreed(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.PLAN_AGREED;
        }
    }

    /** The family was told that there will be no plan. */
    record NoPlanNotified(LocalDate notifiedOn) implements OnNotice {

        @Override
        public FactType type() {
            return FactType.NO_PLAN_NOTIFIED;
        }
    }

    /** The draft plan was served on the family. */
    record DraftPlanSent(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.DRAFT_PLAN_SENT;
        }
    }

    record RepresentationsReceived(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REPRESENTATIONS_RECEIVED;
        }
    }

    /** @param setting names the setting within the case; a URN where there is one */
    record SettingConsulted(LocalDate on, String setting) implements OnDay {

        @Override
        public FactType type() {
            return FactType.SETTING_CONSULTED;
        }
    }

    record SettingReplied(LocalDate on, String setting) implements OnDay {

        @Override
        public FactType type() {
            return FactType.SETTING_REPLIED;
        }
    }

    /** @param underFive whether the child was under five that day */
    record FinalPlanIssued(LocalDate on, Optional<Boolean> underFive) implements OnDay {

        @Override
        public FactType type() {
            return FactType.FINAL_PLAN_ISSUED;
        }
    }

    /**
     * @param first the first day closed
     * @param reopens the first day open again
     * @param kind a school or post-16 institution when left out
     */
    record SettingClosed(LocalDate first, LocalDate reopens, Optional<String> setting, Optional<SettingKind> kind)
            implements Fact {

        @Override
        public FactType type() {
            return FactType.SETTING_CLOSED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.empty();
        }

        public SettingKind kindOrSchool() {
            return kind.orElse(SettingKind.SCHOOL);
        }
    }

    /**
     * @param first the first day away
     * @param returned the first day back
     */
    record AbsentFromArea(LocalDate first, LocalDate returned) implements Fact {

        @Override
        public FactType type() {
            return FactType.ABSENT_FROM_AREA;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.of(returned);
        }
    }

    /**
     * An exception somebody authorised. It stands beside a deadline and never moves it.
     *
     * @param rule the published id of the rule it is about
     * @param body for advice: the body it is about; every body when left out
     * @param evidence a reference to where the evidence lies, never the evidence
     * @param familyToldOn the day the family was told of it
     */
    record ExceptionRecorded(
            Ground ground,
            String rule,
            LocalDate recordedOn,
            Optional<AdviceBody> body,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> evidence,
            Optional<String> authorisedBy,
            Optional<LocalDate> familyToldOn)
            implements Fact {

        @Override
        public FactType type() {
            return FactType.EXCEPTION_RECORDED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.of(recordedOn);
        }
    }

    record RequestWithdrawn(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REQUEST_WITHDRAWN;
        }
    }

    /** Whether what was held as perhaps sent by a machine is a request. */
    enum QuarantineOutcome {
        ACCEPT,
        REJECT
    }

    /** Why what was held is no request. */
    enum RejectionReason {
        ADVERTISING("advertising"),
        MEANINGLESS("nothing that makes sense"),
        TRIAL("somebody trying out the form");

        private final String words;

        RejectionReason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Somebody looked at a request that was held and decided whether it is one. It dates nothing: an accepted case is as if
     * it had never been held.
     *
     * @param reason why it is none; only and always with {@link QuarantineOutcome#REJECT}
     */
    record QuarantineDecided(LocalDate decidedOn, QuarantineOutcome outcome, Optional<RejectionReason> reason)
            implements Fact {

        public QuarantineDecided {
            if (reason.isPresent() != (outcome == QuarantineOutcome.REJECT)) {
                throw new IllegalArgumentException("A rejection has a reason, and nothing else has one");
            }
        }

        @Override
        public FactType type() {
            return FactType.QUARANTINE_DECIDED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.empty();
        }
    }

    /** Why a case was given to its owner. */
    enum AssignmentReason implements InWords {
        ALLOCATED("it was allocated"),
        COVER("the owner is away, and this is the cover"),
        OWNER_NOT_ACTIVE("the owner is no longer active"),
        RETURNED_TO_TEAM("it was given back to the team");

        private final String words;

        AssignmentReason(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * The case was given to a person or a team. It dates nothing: no clock knows who owns a case.
     *
     * @param owner {@code staff:<id>} or {@code team:<id>}
     */
    record OwnerAssigned(LocalDate assignedOn, String owner, AssignmentReason reason) implements Fact {

        public OwnerAssigned {
            if (!Owner.isOne(owner)) {
                throw new IllegalArgumentException("An owner is written staff:<id> or team:<id>");
            }
        }

        @Override
        public FactType type() {
            return FactType.OWNER_ASSIGNED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.empty();
        }
    }

    /** @param meetingOn the day for which it is arranged, which may lie ahead; it does not date the fact */
    record ReviewMeetingArranged(LocalDate meetingOn) implements Fact {

        @Override
        public FactType type() {
            return FactType.REVIEW_MEETING_ARRANGED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.empty();
        }
    }

    record ReviewInvitationsSent(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REVIEW_INVITATIONS_SENT;
        }
    }

    record ReviewAdviceCirculated(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REVIEW_ADVICE_CIRCULATED;
        }
    }

    record ReviewMeetingHeld(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REVIEW_MEETING_HELD;
        }
    }

    record ReviewReportSent(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REVIEW_REPORT_SENT;
        }
    }

    /** @param underFive whether the child was under five that day */
    record ReviewDecided(LocalDate notifiedOn, ReviewOutcome outcome, Optional<Boolean> underFive) implements OnNotice {

        @Override
        public FactType type() {
            return FactType.REVIEW_DECIDED;
        }

        @Override
        public String happened() {
            return "the family was told that " + outcome.words();
        }
    }

    /** The family was sent the plan with the proposed amendments (regulation 22(2)). */
    record AmendmentNoticeSent(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.AMENDMENT_NOTICE_SENT;
        }
    }

    record AmendedPlanIssued(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.AMENDED_PLAN_ISSUED;
        }
    }

    /** The family was told that the council will not make the amendments it proposed (regulation 22(4)). */
    record AmendmentsNotMade(LocalDate notifiedOn) implements OnNotice {

        @Override
        public FactType type() {
            return FactType.AMENDMENTS_NOT_MADE;
        }
    }

    /** @param transferOn the first day in the new phase, which may lie ahead; it does not date the fact */
    record PhaseTransferExpected(LocalDate transferOn, PhaseTransfer kind) implements Fact {

        @Override
        public FactType type() {
            return FactType.PHASE_TRANSFER_EXPECTED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.empty();
        }

        @Override
        public String happened() {
            return "a move " + kind.words() + " was recorded";
        }
    }

    record DirectPaymentsStarted(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.DIRECT_PAYMENTS_STARTED;
        }
    }

    record DirectPaymentsReviewed(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.DIRECT_PAYMENTS_REVIEWED;
        }
    }

    /**
     * @param awareOn the day the council became aware of the move
     * @param movedOn the day of the move, which may lie ahead
     */
    record MoveNotified(LocalDate awareOn, LocalDate movedOn) implements Fact {

        @Override
        public FactType type() {
            return FactType.MOVE_NOTIFIED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.of(awareOn);
        }
    }

    record PlanTransferredOut(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.PLAN_TRANSFERRED_OUT;
        }
    }

    /** @param lastReviewOn the day of the last review, or the day the plan was made when it had none */
    record PlanTransferredIn(LocalDate on, LocalDate lastReviewOn) implements OnDay {

        @Override
        public FactType type() {
            return FactType.PLAN_TRANSFERRED_IN;
        }
    }

    /** The family was told that the plan has been transferred (regulation 15(4)). */
    record TransferLetterSent(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.TRANSFER_LETTER_SENT;
        }
    }

    record ReassessmentRequested(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.REASSESSMENT_REQUESTED;
        }
    }

    record ReassessmentDecided(LocalDate notifiedOn, ReassessmentOutcome outcome) implements OnNotice {

        @Override
        public FactType type() {
            return FactType.REASSESSMENT_DECIDED;
        }

        @Override
        public String happened() {
            return "the family was told that " + outcome.words();
        }
    }

    /** The family was told that the council will cease to maintain the plan, outside a review. */
    record CeaseDecided(LocalDate notifiedOn) implements OnNotice {

        @Override
        public FactType type() {
            return FactType.CEASE_DECIDED;
        }
    }

    /**
     * @param on the day the plan ended, not that of the decision
     * @param reason a short text: the published language lists no codes. What is recorded is a code, the council's own or
     *     that of the yearly return SEN2
     */
    record PlanCeased(LocalDate on, String reason) implements OnDay {

        @Override
        public FactType type() {
            return FactType.PLAN_CEASED;
        }
    }

    record MediationDeclined(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.MEDIATION_DECLINED;
        }
    }

    record MediationCertificateIssued(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.MEDIATION_CERTIFICATE_ISSUED;
        }
    }

    /**
     * @param toldOn the day the council was told
     * @param health whether the mediation is about health provision too
     */
    record MediationRequested(LocalDate toldOn, Optional<Boolean> health) implements Fact {

        @Override
        public FactType type() {
            return FactType.MEDIATION_REQUESTED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.of(toldOn);
        }
    }

    /** The body that commissions the health provision was told of the mediation (regulation 35). */
    record CommissionerTold(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.COMMISSIONER_TOLD;
        }
    }

    record MediationArranged(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.MEDIATION_ARRANGED;
        }
    }

    record MediationHeld(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.MEDIATION_HELD;
        }
    }

    record MediationAgreed(LocalDate on, MediationMatter matter) implements OnDay {

        @Override
        public FactType type() {
            return FactType.MEDIATION_AGREED;
        }

        @Override
        public String happened() {
            return "the mediation ended in an agreement " + matter.words();
        }
    }

    record MediationAgreementKept(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.MEDIATION_AGREEMENT_KEPT;
        }
    }

    /**
     * @param sentOn the day the Tribunal sent the appeal to the council
     * @param responseDueOn the day by which the Tribunal wants the response, where its letter names one
     */
    record AppealRegistered(LocalDate sentOn, Optional<Appeal> appeal, Optional<LocalDate> responseDueOn)
            implements Fact {

        @Override
        public FactType type() {
            return FactType.APPEAL_REGISTERED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.of(sentOn);
        }
    }

    record AppealAnswered(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.APPEAL_ANSWERED;
        }
    }

    /** @param on the day of the order */
    record TribunalOrdered(LocalDate on, Order order) implements OnDay {

        @Override
        public FactType type() {
            return FactType.TRIBUNAL_ORDERED;
        }

        @Override
        public String happened() {
            return order == Order.DISMISS
                    ? "the Tribunal made its order dismissing the appeal"
                    : "the Tribunal ordered the council " + order.words();
        }
    }

    /** @param on the day the council told the Tribunal that it does not oppose the appeal */
    record AppealConceded(LocalDate on, Appeal appeal) implements OnDay {

        @Override
        public FactType type() {
            return FactType.APPEAL_CONCEDED;
        }

        @Override
        public String happened() {
            return "the council told the Tribunal that it does not oppose the appeal " + appeal.words();
        }
    }

    record RecommendationMade(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.RECOMMENDATION_MADE;
        }
    }

    record RecommendationAnswered(LocalDate on) implements OnDay {

        @Override
        public FactType type() {
            return FactType.RECOMMENDATION_ANSWERED;
        }
    }

    /**
     * What an earlier fact said is not so. The earlier fact stays in the record; everything derived follows this one.
     *
     * <p>When it corrects a correction, what that one said is replaced by this replacement, or undone when there is none.
     *
     * @param corrects the number of the fact in the case, which must be an earlier one
     * @param replacement what is so instead, never itself a correction; absent when nothing is
     */
    record FactCorrected(int corrects, Optional<Fact> replacement, CorrectionReason reason) implements Fact {

        public FactCorrected {
            if (corrects < 1) {
                throw new IllegalArgumentException("Facts are numbered from 1");
            }
            if (replacement.filter(FactCorrected.class::isInstance).isPresent()) {
                throw new IllegalArgumentException("A correction says what happened, not what to correct");
            }
        }

        @Override
        public FactType type() {
            return FactType.FACT_CORRECTED;
        }

        @Override
        public Optional<LocalDate> datedOn() {
            return Optional.empty();
        }

        @Override
        public String happened() {
            return "fact " + corrects + " was corrected, because " + reason.words();
        }
    }
}
