package org.twentyweeks.core.statute;

import java.time.LocalDate;
import org.twentyweeks.core.calendar.DayInWords;

/**
 * A due day and how it was found.
 *
 * @param words the count as a reader follows it, ending with the day and without a full stop
 */
public record Reckoning(LocalDate dueOn, String words) {

    static Reckoning ending(String words, LocalDate dueOn) {
        return new Reckoning(dueOn, words + ": " + DayInWords.withWeekday(dueOn));
    }
}
