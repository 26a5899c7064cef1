package org.twentyweeks.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LondonTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T23:59:59Z, 2026-01-15, winter keeps UTC",
        "2026-01-16T00:00:00Z, 2026-01-16, winter midnight",
        "2026-03-28T23:59:59Z, 2026-03-28, the evening before summer time",
        "2026-03-29T00:59:59Z, 2026-03-29, the last second before the clocks go forward",
        "2026-03-29T01:00:00Z, 2026-03-29, the first second of summer time",
        "2026-03-29T22:59:59Z, 2026-03-29, the first summer evening",
        "2026-03-29T23:00:00Z, 2026-03-30, the first summer midnight is an hour before UTC's",
        "2026-06-30T22:59:59Z, 2026-06-30, a second to midnight",
        "2026-06-30T23:30:00Z, 2026-07-01, half past midnight in London",
        "2026-10-24T23:00:00Z, 2026-10-25, the last summer midnight",
        "2026-10-25T00:30:00Z, 2026-10-25, half past one for the first time",
        "2026-10-25T01:30:00Z, 2026-10-25, half past one for the second time",
        "2026-10-25T23:59:59Z, 2026-10-25, winter again",
        "2026-12-31T23:59:59Z, 2026-12-31, the year's last second"
    })
    void a_moment_falls_on_the_day_that_London_has(Instant moment, LocalDate day, String when) {
        assertThat(London.dayOf(moment)).as(when).isEqualTo(day);
    }
}
