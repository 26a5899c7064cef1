package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.time.Month;
import org.twentyweeks.core.calendar.WorkingDays;

/**
 * The days that rule 12 of the Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules
 * 2008 leaves out: August, and 25 December to 1 January.
 */
final class TribunalDays {

    private static final int CHRISTMAS_DAY = 25;

    private TribunalDays() {}

    static boolean isLeftOut(LocalDate day) {
        return isInAugust(day)
                || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= CHRISTMAS_DAY)
                || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1);
    }

    static boolean isInAugust(LocalDate day) {
        return day.getMonth() == Month.AUGUST;
    }

    /** Rule 12(3)(b): whether the day counts where a period is given in days. */
    static boolean isCounted(LocalDate day, WorkingDays workingDays) {
        return !isLeftOut(day) && workingDays.isWorkingDay(day);
    }

    /** The first day after the August or the turn of the year in which that day lies. */
    static LocalDate afterLeftOut(LocalDate day) {
        var next = day;
        while (isLeftOut(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
