package org.twentyweeks.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayInWordsTest {

    @Test
    void days_are_written_as_people_write_them() {
        assertThat(DayInWords.plain(LocalDate.of(2026, 3, 2))).isEqualTo("2 March 2026");
        assertThat(DayInWords.withWeekday(LocalDate.of(2026, 2, 26))).isEqualTo("Thursday 26 February 2026");
    }
}
