package org.twentyweeks.local.pages;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.twentyweeks.core.calendar.DayInWords;

/** A day in two parts, between which a line may break: {@code Tuesday} and {@code 27 March 2007}. */
record DayView(String weekday, String day) {

    static DayView of(LocalDate day) {
        return new DayView(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK), DayInWords.plain(day));
    }
}
