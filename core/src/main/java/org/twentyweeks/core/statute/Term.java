package org.twentyweeks.core.statute;

import java.time.LocalDate;

/** How long a period is and how it is counted. No period of this kind is moved by weekends or bank holidays. */
public sealed interface Term {

    /** The last day on which acting is in time, for a period that starts with an event on that day. */
    LocalDate dueOn(LocalDate startedOn);

    /** The count as the provision puts it, for example {@code within 6 weeks of}. */
    String words();

    /** How the days are counted, in words for a reader who checks them. */
    String count();

    /** "Within N weeks of": the day of the event is day 0; the same weekday N weeks on is in time. */
    record WeeksOf(int weeks) implements Term {

        public WeeksOf {
            requirePositive(weeks);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn) {
            return startedOn.plusWeeks(weeks);
        }

        @Override
        public String words() {
            return "within " + weeks + " weeks of";
        }

        @Override
        public String count() {
            return "That day is day 0, so " + weeks + " weeks end on day " + 7 * weeks;
        }
    }

    /** "Within N days of": the day of the event is day 0; day N is in time. */
    record DaysOf(int days) implements Term {

        public DaysOf {
            requirePositive(days);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn) {
            return startedOn.plusDays(days);
        }

        @Override
        public String words() {
            return "within " + days + " days of";
        }

        @Override
        public String count() {
            return "That day is day 0, so " + days + " days end on day " + days;
        }
    }

    /** "N days beginning with": the day of the event is day 1; the period ends with day N. */
    record DaysBeginningWith(int days) implements Term {

        public DaysBeginningWith {
            requirePositive(days);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn) {
            return startedOn.plusDays(days - 1L);
        }

        @Override
        public String words() {
            return days + " days beginning with";
        }

        @Override
        public String count() {
            return "That day is day 1, so " + days + " days end with day " + days;
        }
    }

    private static void requirePositive(int amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("A period has at least one unit");
        }
    }
}
