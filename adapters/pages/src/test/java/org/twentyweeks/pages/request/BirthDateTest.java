package org.twentyweeks.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({
        "9, 3, 2017, 2017-03-09",
        "09, 03, 2017, 2017-03-09",
        "' 9 ', ' March ', ' 2017 ', 2017-03-09",
        "9, mar, 2017, 2017-03-09",
        "9, MARCH, 2017, 2017-03-09",
        "1, Sept, 2016, 2016-09-01",
        "29, 2, 2016, 2016-02-29",
        "٩, ٣, ٢٠١٧, 2017-03-09",
        "24, 11, 2026, 2026-11-24"
    })
    void a_day_is_read_in_whatever_way_it_is_written(String day, String month, String year, LocalDate born) {
        var date = new BirthDate(day, month, year);

        assertThat(date.read()).contains(born);
        assertThat(date.problem(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3, 2017, Date of birth must include a day",
        "9, '', 2017, Date of birth must include a month",
        "9, 3, '', Date of birth must include a year",
        "'', '', 2017, Date of birth must include a day and month",
        "9, ' ', '', Date of birth must include a month and year",
        "29, 2, 2017, Date of birth must be a real date",
        "31, 4, 2017, Date of birth must be a real date",
        "0, 4, 2017, Date of birth must be a real date",
        "1, 13, 2017, Date of birth must be a real date",
        "1, ma, 2017, Date of birth must be a real date",
        "1, 1, 0000, Date of birth must be a real date",
        "1, 1, 17, Year must include 4 numbers",
        "1, 1, 20170, Year must include 4 numbers",
        "1, 1, abcd, Date of birth must be a real date",
        "😀, 1, 2017, Date of birth must be a real date",
        "25, 11, 2026, Date of birth must be in the past",
        "26, 11, 2026, Date of birth must be in the past"
    })
    void what_is_no_day_of_birth_is_said_in_the_words_of_gov_uk(
            String day, String month, String year, String sentence) {
        assertThat(new BirthDate(day, month, year).problem(TODAY))
                .hasValueSatisfying(problem -> assertThat(problem.sentence()).isEqualTo(sentence));
    }

    @Test
    void nothing_is_no_problem() {
        assertThat(new BirthDate("", " ", "").problem(TODAY)).isEmpty();
        assertThat(new BirthDate("", "", "").read()).isEmpty();
    }
}
