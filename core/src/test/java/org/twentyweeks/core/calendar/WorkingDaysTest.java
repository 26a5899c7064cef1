package org.twentyweeks.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final WorkingDays ENGLAND = WorkingDays.inEngland();

    @ParameterizedTest
    @CsvSource({
        "2026-02-26, 2026-02-26, a Thursday is itself",
        "2026-10-17, 2026-10-16, Saturday",
        "2026-10-18, 2026-10-16, Sunday",
        "2026-04-06, 2026-04-02, Easter Monday back over four days to Thursday",
        "2026-12-28, 2026-12-24, the substitute for Boxing Day",
        "2026-01-01, 2025-12-31, New Year's Day back over the year's end",
        "2022-06-05, 2022-06-01, the Platinum Jubilee weekend",
        "2022-09-19, 2022-09-16, the State Funeral",
        "2027-12-28, 2027-12-24, two substitutes after a weekend",
        "2029-01-01, 2028-12-29, from a provisional year into a published one"
    })
    void the_last_working_day_is_on_or_before(LocalDate day, LocalDate lastWorkingDay, String why) {
        assertThat(ENGLAND.onOrBefore(day)).as(why).isEqualTo(lastWorkingDay);
    }

    @Test
    void the_last_working_day_is_a_working_day_with_none_between() {
        for (var day = LocalDate.of(2014, 1, 6); day.getYear() < 2040; day = day.plusDays(1)) {
            var last = ENGLAND.onOrBefore(day);
            assertThat(ENGLAND.isWorkingDay(last)).as("%s", last).isTrue();
            assertThat(last.plusDays(1).datesUntil(day.plusDays(1)))
                    .as("%s to %s", last, day)
                    .noneMatch(ENGLAND::isWorkingDay)
                    .hasSizeLessThan(5);
        }
    }

    @Test
    void a_search_that_would_leave_the_published_years_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ENGLAND.onOrBefore(LocalDate.of(2014, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ENGLAND.isWorkingDay(LocalDate.of(2013, 12, 31)));
    }
}
