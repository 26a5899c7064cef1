package org.twentyweeks.core.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;

/**
 * Working days in England: Monday to Friday, no bank holiday, Good Friday or Christmas Day.
 *
 * <p>Most dates of the law are not moved by them: they say when to act. A few periods are counted in them.
 */
public final class WorkingDays {

    private static final WorkingDays ENGLAND = new WorkingDays(BankHolidays.ofEngland());

    private final BankHolidays holidays;

    public WorkingDays(BankHolidays holidays) {
        this.holidays = holidays;
    }

    public static WorkingDays inEngland() {
        return ENGLAND;
    }

    /**
     * Whether people are at work in England that day.
     *
     * @throws IllegalArgumentException for a day before the first published year
     */
    public boolean isWorkingDay(LocalDate day) {
        boolean holiday = holidays.on(day).isPresent();
        return !holiday && day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY;
    }

    /**
     * That day when it is a working day, else the last one before it.
     *
     * @throws IllegalArgumentException when the search would leave the published years
     */
    public LocalDate onOrBefore(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /**
     * That day when it is a working day, else the first one after it.
     *
     * @throws IllegalArgumentException for a day before the first published year
     */
    public LocalDate onOrAfter(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** Whether an answer about that day rests on the standing pattern and not on a published list. */
    public boolean isProvisional(LocalDate day) {
        return holidays.isProvisional(day);
    }
}
