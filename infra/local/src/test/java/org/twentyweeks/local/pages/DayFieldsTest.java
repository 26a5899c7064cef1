package org.twentyweeks.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.local.pages.DayFields.Reading;

class DayFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "27,3,2027,2027-03-27",
        "27,03,2027,2027-03-27",
        "07,March,2027,2027-03-07",
        "7,mar,2027,2027-03-07",
        "29,2,2028,2028-02-29",
        "1,9,2014,2014-09-01",
        "31,DECEMBER,2099,2099-12-31",
    })
    void a_day_is_read_as_people_write_it(String day, String month, String year, LocalDate meant) {
        assertThat(new DayFields(day, month, year).read("Day")).isEqualTo(new Reading.Given(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "'','','',Enter the day to ask about",
        "27,3,'',Day to ask about must include a year",
        "27,'','',Day to ask about must include a month and a year",
        "'',3,2027,Day to ask about must include a day",
        "27,3,27,Year must include 4 numbers",
        "27,13,2027,Day to ask about must be a real date",
        "27,0,2027,Day to ask about must be a real date",
        "27,ma,2027,Day to ask about must be a real date",
        "29,2,2027,Day to ask about must be a real date",
        "0,3,2027,Day to ask about must be a real date",
        "-1,3,2027,Day to ask about must be a real date",
        "x,3,2027,Day to ask about must be a real date",
        "31,8,2014,Day to ask about must be between 1 September 2014 and 31 December 2099",
        "1,1,2100,Day to ask about must be between 1 September 2014 and 31 December 2099",
    })
    void what_is_no_day_is_told_apart(String day, String month, String year, String message) {
        var reading = new DayFields(day, month, year).read("Day to ask about");

        assertThat(reading).isInstanceOfSatisfying(Reading.Wrong.class, wrong -> {
            assertThat(wrong.message()).isEqualTo(message);
            assertThat(wrong.parts()).isNotEmpty();
        });
    }

    @Test
    void an_iso_text_fills_the_fields_and_nonsense_is_kept_to_be_shown_again() {
        assertThat(DayFields.ofIso("2027-03-09")).isEqualTo(new DayFields("09", "03", "2027"));
        assertThat(DayFields.ofIso("tomorrow")).isEqualTo(new DayFields("tomorrow", "", ""));
    }
}
