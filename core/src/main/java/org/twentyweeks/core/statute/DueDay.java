package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.twentyweeks.core.calendar.DayInWords;

/** How the due day of a rule is found: by a {@link Term} from the start, or by a rule that looks at other days too. */
public sealed interface DueDay
        permits Term, DueDay.LaterOf, DueDay.EarlierOf, DueDay.GivenDay, DueDay.EndOfTimeToAppeal {

    /** The due day of a clock. */
    Reckoning reckon(CaseDays days);

    /** For a table whose next column says what it is counted from, for example {@code within 6 weeks of}. */
    String words();

    /** How the day is found, for a reader who checks it, without a full stop. */
    String count();

    /** Whether it takes the bank holidays to find it, so that it is provisional where they are not published yet. */
    boolean needsWorkingDays();

    /** Another day than the start from which something is counted. */
    sealed interface OtherDay {

        Optional<LocalDate> of(CaseDays days);

        /** What that day is, for example {@code the day of the last review}. */
        String words();

        /** A day that the fact that started the clock gives. */
        record Given(String field, String words) implements OtherDay {

            @Override
            public Optional<LocalDate> of(CaseDays days) {
                return days.given(field);
            }
        }

        /** The day of the last such fact after the start. */
        record LastAfter(FactPattern fact, String words) implements OtherDay {

            @Override
            public Optional<LocalDate> of(CaseDays days) {
                return days.lastAfter(fact);
            }
        }

        /** The day of the last such fact before the start, unless one of the others stands between the two. */
        record LastBefore(FactPattern fact, List<FactPattern> unlessBetween, String words) implements OtherDay {

            public LastBefore {
                unlessBetween = List.copyOf(unlessBetween);
            }

            @Override
            public Optional<LocalDate> of(CaseDays days) {
                return days.lastBefore(fact, unlessBetween);
            }
        }
    }

    /** A term from another day, where there is such a day. */
    record CountedFrom(OtherDay from, Term term) {

        private Optional<Reckoning> reckon(CaseDays days) {
            return from.of(days).map(day -> {
                var due = term.dueOn(day, days.workingDays());
                return Reckoning.ending(
                        "The other time runs from " + DayInWords.withWeekday(day) + ", " + from.words() + ". "
                                + term.count(day),
                        due);
            });
        }

        private String words() {
            return term.words() + " " + from.words();
        }

        private String count() {
            return "The other time runs from " + from.words() + ". " + term.count();
        }
    }

    /** The later of two days; the first when there is no second. */
    record LaterOf(Term first, CountedFrom second) implements DueDay {

        @Override
        public Reckoning reckon(CaseDays days) {
            var one = first.reckon(days);
            return second.reckon(days)
                    .map(other -> Reckoning.ending(
                            one.words() + ". " + other.words() + ". The later of the two days counts",
                            one.dueOn().isAfter(other.dueOn()) ? one.dueOn() : other.dueOn()))
                    .orElse(one);
        }

        @Override
        public String words() {
            return second.words() + " or, if that is later, " + first.words();
        }

        @Override
        public String count() {
            return first.count() + ". " + second.count() + ". The later of the two days counts";
        }

        @Override
        public boolean needsWorkingDays() {
            return first.needsWorkingDays() || second.term().needsWorkingDays();
        }
    }

    /** The earlier of two days; the first when there is no second. */
    record EarlierOf(Term first, CountedFrom second) implements DueDay {

        @Override
        public Reckoning reckon(CaseDays days) {
            var one = first.reckon(days);
            return second.reckon(days)
                    .map(other -> Reckoning.ending(
                            one.words() + ". " + other.words() + ". The earlier of the two days counts",
                            one.dueOn().isBefore(other.dueOn()) ? one.dueOn() : other.dueOn()))
                    .orElse(one);
        }

        @Override
        public String words() {
            return second.words() + " or, if that is earlier, " + first.words();
        }

        @Override
        public String count() {
            return first.count() + ". " + second.count() + ". The earlier of the two days counts";
        }

        @Override
        public boolean needsWorkingDays() {
            return first.needsWorkingDays() || second.term().needsWorkingDays();
        }
    }

    /**
     * A day that the starting fact gives, when it gives one and the notice was long enough; else a term.
     *
     * @param field the published field that holds the day
     * @param what what day that is, for example {@code the day of the move}
     * @param notice the working days from the start that must have ended by that day, where some must
     * @param otherwise the term from the start
     */
    record GivenDay(String field, String what, Optional<Term.WorkingDaysOf> notice, Term otherwise) implements DueDay {

        @Override
        public Reckoning reckon(CaseDays days) {
            var given = days.given(field);
            if (given.isEmpty()) {
                return otherwise.reckon(days);
            }
            var day = given.get();
            if (notice.isEmpty()) {
                return Reckoning.ending("What counts is " + what + ", and nothing moves it", day);
            }
            var noticeEnds = notice.get().dueOn(days.startedOn(), days.workingDays());
            var compared = capital(what) + " is " + DayInWords.withWeekday(day) + ", and "
                    + notice.get().days() + " working days after the first day end on "
                    + DayInWords.withWeekday(noticeEnds);
            if (noticeEnds.isAfter(day)) {
                var term = otherwise.reckon(days);
                return new Reckoning(
                        term.dueOn(), compared + ". That is later, so the days are counted. " + term.words());
            }
            return Reckoning.ending(compared + ". That is no later, so " + what + " counts", day);
        }

        @Override
        public String words() {
            return what
                    + notice.map(term -> " when " + term.days() + " working days have passed by then")
                            .orElse(" where it gave one")
                    + ", else " + otherwise.words();
        }

        @Override
        public String count() {
            return notice.map(term -> "It is due on " + what + " when " + term.days()
                                    + " working days after the first day end by then")
                            .orElse("It is due on " + what + " where it gave one, and nothing moves that")
                    + ". Else: " + otherwise.count();
        }

        @Override
        public boolean needsWorkingDays() {
            return otherwise.needsWorkingDays();
        }

        private static String capital(String words) {
            return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
        }
    }

    /**
     * Rule 12(2) and (3)(a): a time to appeal that ends in August, or from 25 December to 1 January, ends on the first
     * working day after; one that ends on another day that is no working day ends on the next. One or the other, not both.
     */
    record EndOfTimeToAppeal(LaterOf ends) implements DueDay {

        @Override
        public Reckoning reckon(CaseDays days) {
            var end = ends.reckon(days);
            if (TribunalDays.isLeftOut(end.dueOn())) {
                var when = TribunalDays.isInAugust(end.dueOn())
                        ? "in August, so the time to appeal ends on the first working day after 31 August"
                        : "from 25 December to 1 January, so the time to appeal ends on the first working day after"
                                + " 1 January";
                return Reckoning.ending(
                        end.words() + ". That is a day " + when,
                        days.workingDays().onOrAfter(TribunalDays.afterLeftOut(end.dueOn())));
            }
            if (!days.workingDays().isWorkingDay(end.dueOn())) {
                return Reckoning.ending(
                        end.words() + ". That is not a working day, so the time to appeal ends on the next one",
                        days.workingDays().onOrAfter(end.dueOn()));
            }
            return end;
        }

        @Override
        public String words() {
            return "to the end of the time to appeal: " + ends.words();
        }

        @Override
        public String count() {
            return ends.count()
                    + ". A last day in August, or from 25 December to 1 January, is carried to the first working"
                    + " day after"
                    + " them; another that is not a working day, to the next one";
        }

        @Override
        public boolean needsWorkingDays() {
            return true;
        }
    }
}
