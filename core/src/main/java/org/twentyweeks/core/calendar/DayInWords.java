package org.twentyweeks.core.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as GOV.UK writes them for people. */
public final class DayInWords {

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WITH_WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private DayInWords() {}

    /** For example {@code 27 March 2007}. */
    public static String plain(LocalDate day) {
        return PLAIN.format(day);
    }

    /** For example {@code Tuesday 27 March 2007}. */
    public static String withWeekday(LocalDate day) {
        return WITH_WEEKDAY.format(day);
    }
}
