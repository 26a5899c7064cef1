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
    enum AssessmentOutcome {
        ASSESS,
        REFUSE
    }

    /** A body whose advice regulation 6 names, or one that the family reasonably asked for. */
    enum AdviceBody {
        EDUCATION("education"),
        EDUCATIONAL_PSYCHOLOGY("educational psychology"),
        HEALTH("health"),
        SOCIAL_CARE("social care"),
        OTHER("another body");

        private final String words;

        AdviceBody(String words) {
            this.words = words;
        }

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
     */
    record RequestReceived(
            LocalDate on, Optional<Instant> at, Optional<Source> source, Optional<Route> route, List<Noted> noted)
            implements OnDay {

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
}
