package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.calendar.WorkingDays;

/** How long a period is and how it is counted. Only a period that is given in working days looks at the calendar. */
public sealed interface Term extends DueDay {

    /** The last day on which acting is in time, for a period that starts with an event on that day. */
    LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays);

    /** How the days are counted from that first day, without a full stop. */
    default String count(LocalDate startedOn) {
        return count();
    }

    @Override
    default Reckoning reckon(CaseDays days) {
        return Reckoning.ending(count(days.startedOn()), dueOn(days.startedOn(), days.workingDays()));
    }

    @Override
    default boolean needsWorkingDays() {
        return false;
    }

    /** "Within N weeks of": the day of the event is day 0; the same weekday N weeks on is in time. */
    record WeeksOf(int weeks) implements Term {

        public WeeksOf {
            requirePositive(weeks);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
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

    /** "N weeks before": the same weekday N weeks earlier is in time. */
    record WeeksBefore(int weeks) implements Term {

        public WeeksBefore {
            requirePositive(weeks);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            return startedOn.minusWeeks(weeks);
        }

        @Override
        public String words() {
            return "at least " + weeks + " weeks before";
        }

        @Override
        public String count() {
            return weeks + " weeks before that day is " + 7 * weeks + " days before it";
        }
    }

    /** "Within N days of": the day of the event is day 0; day N is in time. */
    record DaysOf(int days) implements Term {

        public DaysOf {
            requirePositive(days);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
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
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
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

    /** "N months starting with": ends on the eve of the same date; with a month that has no such date, its last day. */
    record MonthsStartingWith(int months) implements Term {

        public MonthsStartingWith {
            requirePositive(months);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            var corresponding = startedOn.plusMonths(months);
            return hasTheDate(corresponding, startedOn) ? corresponding.minusDays(1) : corresponding;
        }

        @Override
        public String count(LocalDate startedOn) {
            return "That day is the first of the " + months + " months, so they end "
                    + (hasTheDate(startedOn.plusMonths(months), startedOn)
                            ? "on the eve of the same date " + inMonths(months) + " later"
                            : "with the last day of a month that has no such date");
        }

        @Override
        public String words() {
            return months + " months starting with";
        }

        @Override
        public String count() {
            return "That day is the first of the " + months + " months, so they end on the eve of the same date "
                    + inMonths(months) + " later, or with the last day of a month that has no such date";
        }
    }

    /** "N months after": the same date; in a month that has no such date, its last day. */
    record MonthsAfter(int months) implements Term {

        public MonthsAfter {
            requirePositive(months);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            return startedOn.plusMonths(months);
        }

        @Override
        public String count(LocalDate startedOn) {
            return hasTheDate(startedOn.plusMonths(months), startedOn)
                    ? "The time ends on the same date " + inMonths(months) + " later"
                    : "The time ends " + inMonths(months)
                            + " later, with the last day of a month that has no such date";
        }

        @Override
        public String words() {
            return "within " + inMonths(months) + " of";
        }

        @Override
        public String count() {
            return "The time ends on the same date " + inMonths(months)
                    + " later, or with the last day of a month that has no such date";
        }
    }

    /** "N months before": the same date; in a month that has no such date, its last day. */
    record MonthsBefore(int months) implements Term {

        public MonthsBefore {
            requirePositive(months);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            return startedOn.minusMonths(months);
        }

        @Override
        public String count(LocalDate startedOn) {
            return hasTheDate(startedOn.minusMonths(months), startedOn)
                    ? inMonths(months) + " before that day is the same date of that month"
                    : inMonths(months) + " before that day is the last day of a month that has no such date";
        }

        @Override
        public String words() {
            return "at least " + inMonths(months) + " before";
        }

        @Override
        public String count() {
            return inMonths(months) + " before that day is the same date of that month, or its last day when it has no"
                    + " such date";
        }
    }

    /** "Within N working days of": the day of the event is day 0, the next working day is day 1. */
    record WorkingDaysOf(int days) implements Term {

        public WorkingDaysOf {
            requirePositive(days);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            var day = startedOn;
            for (int counted = 0; counted < days; counted++) {
                day = workingDays.onOrAfter(day.plusDays(1));
            }
            return day;
        }

        @Override
        public String words() {
            return "within " + days + " working days of";
        }

        @Override
        public String count() {
            return "That day is day 0 and only working days are counted, so the time ends on working day " + days;
        }

        @Override
        public boolean needsWorkingDays() {
            return true;
        }
    }

    /** "Within N working days beginning with": the day of the event is working day 1 if it is one. */
    record WorkingDaysBeginningWith(int days) implements Term {

        public WorkingDaysBeginningWith {
            requirePositive(days);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            return new WorkingDaysOf(days).dueOn(startedOn.minusDays(1), workingDays);
        }

        @Override
        public String words() {
            return "within " + days + " working days beginning with";
        }

        @Override
        public String count() {
            return "The first day is working day 1 if it is a working day, so the time ends with working day " + days;
        }

        @Override
        public boolean needsWorkingDays() {
            return true;
        }
    }

    /** "Within N working days of" in the Tribunal's rules, which leave out August and the turn of the year. */
    record TribunalWorkingDaysOf(int days) implements Term {

        public TribunalWorkingDaysOf {
            requirePositive(days);
        }

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            var day = startedOn;
            int counted = 0;
            while (counted < days) {
                day = day.plusDays(1);
                counted += TribunalDays.isCounted(day, workingDays) ? 1 : 0;
            }
            return day;
        }

        @Override
        public String words() {
            return "within " + days + " of the Tribunal's working days of";
        }

        @Override
        public String count() {
            return "That day is day 0 and only the Tribunal's working days are counted (no Saturday, Sunday or bank"
                    + " holiday, no day in August and none from 25 December to 1 January), so the time ends on day "
                    + days;
        }

        @Override
        public boolean needsWorkingDays() {
            return true;
        }
    }

    /** A date in the year of the event. The law says <em>before</em> it, guidance says by it at the latest. */
    record DateInYearOf(Month month, int day) implements Term {

        @Override
        public LocalDate dueOn(LocalDate startedOn, WorkingDays workingDays) {
            return LocalDate.of(startedOn.getYear(), month, day);
        }

        @Override
        public Reckoning reckon(CaseDays days) {
            var dueOn = dueOn(days.startedOn(), days.workingDays());
            return Reckoning.ending(
                    "The regulation says before " + date() + " of that year, which strictly means by "
                            + DayInWords.withWeekday(dueOn.minusDays(1))
                            + ". Guidance takes the date itself as the last day, and so it is taken here",
                    dueOn);
        }

        @Override
        public String words() {
            return "by " + date() + " of the year of";
        }

        @Override
        public String count() {
            return "The regulation says before " + date()
                    + " of that year, which strictly means by the day before. Guidance"
                    + " takes the date itself as the last day, and so it is taken here";
        }

        private String date() {
            return day + " " + month.getDisplayName(TextStyle.FULL, Locale.UK);
        }
    }

    private static boolean hasTheDate(LocalDate corresponding, LocalDate startedOn) {
        return corresponding.getDayOfMonth() == startedOn.getDayOfMonth();
    }

    private static String inMonths(int months) {
        return months == 1 ? "1 month" : months + " months";
    }

    private static void requirePositive(int amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("A period has at least one unit");
        }
    }
}
