package org.twentyweeks.local.pages;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.pages.DayFields.Reading;
import org.twentyweeks.local.web.FormFields;

/**
 * The clock, and the form that sets it.
 *
 * @param time as typed, {@code 14:30}
 * @param timeError what to put right in it, empty when there is nothing
 */
record ClockForm(String shows, String instant, boolean isSet, DayForm day, String time, String timeError) {

    private static final String NAME = "clock";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    static ClockForm showing(VirtualClock clock) {
        var there = clock.now().atZone(London.ZONE);
        return of(clock, DayForm.right(NAME, DayFields.of(there.toLocalDate())), TIME.format(there), "");
    }

    private static ClockForm of(VirtualClock clock, DayForm day, String time, String timeError) {
        var now = clock.now();
        return new ClockForm(
                DayInWords.withWeekday(London.dayOf(now)) + ", " + FactView.timeOfDay(now),
                now.toString(),
                clock.isSet(),
                day,
                time,
                timeError);
    }

    boolean isWrong() {
        return !day.error().isEmpty() || !timeError.isEmpty();
    }

    /** The moment that was typed, or the form with what to put right. */
    sealed interface Typed {

        record Moment(Instant instant) implements Typed {}

        record Wrong(ClockForm form) implements Typed {}
    }

    static Typed read(FormFields fields, VirtualClock clock) {
        var day = DayFields.from(fields, NAME);
        var reading = day.read("Day of the clock");
        var time = fields.text(NAME + "-time");
        var timeOfDay = time(time);
        if (reading instanceof Reading.Given given && timeOfDay.isPresent()) {
            var offsets = London.ZONE.getRules().getValidOffsets(given.day().atTime(timeOfDay.get()));
            return offsets.isEmpty()
                    ? wrong(clock, day, reading, time, "Time does not exist on that day: the clocks go forward then")
                    : new Typed.Moment(given.day().atTime(timeOfDay.get()).toInstant(offsets.getFirst()));
        }
        return wrong(
                clock,
                day,
                reading,
                time,
                timeOfDay.isPresent() ? "" : time.isEmpty() ? "Enter the time" : "Time must be like 14:30");
    }

    private static Typed wrong(VirtualClock clock, DayFields day, Reading reading, String time, String timeError) {
        return new Typed.Wrong(of(clock, DayForm.of(NAME, day, reading), time, timeError));
    }

    private static Optional<LocalTime> time(String text) {
        if (!text.matches("([01]?[0-9]|2[0-3])[:.][0-5][0-9]")) {
            return Optional.empty();
        }
        var parts = text.split("[:.]");
        return Optional.of(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }
}
