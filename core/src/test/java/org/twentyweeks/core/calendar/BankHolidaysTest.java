package org.twentyweeks.core.calendar;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankHolidaysTest {

    private static final BankHolidays ENGLAND = BankHolidays.ofEngland();

    /** Days that a proclamation added or moved, and those they were moved from. */
    private static final Set<Integer> YEARS_WITH_ONE_OFF_DAYS = Set.of(2020, 2022, 2023);

    @Test
    void the_list_holds_every_year_from_2014_to_2028() {
        assertThat(ENGLAND.firstYear()).isEqualTo(2014);
        assertThat(ENGLAND.lastPublishedYear()).isEqualTo(2028);
        assertThat(ENGLAND.published())
                .hasSize(15 * 8 + 3)
                .isSortedAccordingTo((one, other) -> one.day().compareTo(other.day()));
    }

    @Test
    void every_published_day_is_a_weekday() {
        assertThat(ENGLAND.published())
                .extracting(holiday -> holiday.day().getDayOfWeek())
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-08, Early May bank holiday (VE day)",
        "2022-06-02, Spring bank holiday",
        "2022-06-03, Platinum Jubilee bank holiday",
        "2022-09-19, Bank Holiday for the State Funeral of Queen Elizabeth II",
        "2023-05-08, Bank holiday for the coronation of King Charles III"
    })
    void one_off_days_are_holidays(LocalDate day, String title) {
        assertThat(ENGLAND.on(day))
                .hasValueSatisfying(holiday -> assertThat(holiday.title()).isEqualTo(title));
    }

    @ParameterizedTest
    @CsvSource({"2020-05-04", "2022-05-30"})
    void days_that_a_holiday_was_moved_from_are_none(LocalDate day) {
        assertThat(ENGLAND.on(day)).isEmpty();
    }

    @Test
    void every_published_year_agrees_with_a_second_opinion() {
        for (int year = 2014; year <= 2028; year++) {
            assertThat(published(year)).as("%s", year).isEqualTo(secondOpinion(year));
        }
    }

    @Test
    void the_standing_pattern_agrees_with_a_second_opinion_for_a_century() {
        for (int year = 2029; year <= 2128; year++) {
            assertThat(standingPattern(year)).as("%s", year).isEqualTo(secondOpinion(year));
        }
    }

    @Test
    void the_standing_pattern_is_what_was_published_for_every_year_without_one_off_days() {
        for (int year = 2014; year <= 2028; year++) {
            if (YEARS_WITH_ONE_OFF_DAYS.contains(year)) {
                assertThat(BankHolidays.standingPattern(year)).as("%s", year).isNotEqualTo(publishedHolidays(year));
            } else {
                assertThat(BankHolidays.standingPattern(year))
                        .as("%s", year)
                        .containsExactlyElementsOf(publishedHolidays(year));
            }
        }
    }

    @ParameterizedTest(name = "Christmas Day on a {0}, as in {1}")
    @CsvSource({
        "MONDAY, 2034, 12-25, 12-26",
        "TUESDAY, 2029, 12-25, 12-26",
        "WEDNESDAY, 2030, 12-25, 12-26",
        "THURSDAY, 2031, 12-25, 12-26",
        "FRIDAY, 2037, 12-25, 12-28",
        "SATURDAY, 2032, 12-27, 12-28",
        "SUNDAY, 2033, 12-27, 12-26"
    })
    void christmas_and_boxing_day_take_weekdays(DayOfWeek weekday, int year, String christmas, String boxing) {
        assertThat(LocalDate.of(year, 12, 25).getDayOfWeek()).isEqualTo(weekday);
        assertThat(day(year, "Christmas Day")).isEqualTo(LocalDate.parse(year + "-" + christmas));
        assertThat(day(year, "Boxing Day")).isEqualTo(LocalDate.parse(year + "-" + boxing));
    }

    @ParameterizedTest
    @CsvSource({
        "2014-04-20",
        "2016-03-27",
        "2018-04-01",
        "2019-04-21",
        "2025-04-20",
        "2026-04-05",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2035-03-25",
        "2038-04-25",
        "2285-03-22"
    })
    void easter_falls_where_the_tables_have_it(LocalDate easter) {
        assertThat(BankHolidays.easterSunday(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void a_day_before_the_list_has_no_answer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENGLAND.on(LocalDate.of(2013, 12, 31)))
                .withMessageContaining("2014");
    }

    @Test
    void a_day_after_the_list_is_provisional() {
        assertThat(ENGLAND.isProvisional(LocalDate.of(2028, 12, 31))).isFalse();
        assertThat(ENGLAND.isProvisional(LocalDate.of(2029, 1, 1))).isTrue();
        assertThat(ENGLAND.on(LocalDate.of(2029, 1, 1)))
                .hasValue(new BankHoliday(LocalDate.of(2029, 1, 1), "New Year's Day", false));
    }

    @Test
    void a_list_with_a_year_missing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BankHolidays(List.of(
                        new BankHoliday(LocalDate.of(2026, 12, 25), "Christmas Day", false),
                        new BankHoliday(LocalDate.of(2028, 12, 25), "Christmas Day", false))));
    }

    @Test
    void the_version_names_the_published_days() {
        assertThat(CalendarVersion.current()).matches("[0-9a-f]{12}");
    }

    private static LocalDate day(int year, String title) {
        return BankHolidays.standingPattern(year).stream()
                .filter(holiday -> holiday.title().equals(title))
                .map(BankHoliday::day)
                .findFirst()
                .orElseThrow();
    }

    private static List<BankHoliday> publishedHolidays(int year) {
        return ENGLAND.published().stream()
                .filter(holiday -> holiday.day().getYear() == year)
                .toList();
    }

    private static Set<LocalDate> published(int year) {
        return days(publishedHolidays(year).stream().map(BankHoliday::day));
    }

    private static Set<LocalDate> standingPattern(int year) {
        return days(BankHolidays.standingPattern(year).stream().map(BankHoliday::day));
    }

    private static Set<LocalDate> secondOpinion(int year) {
        return days(HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM))
                .getHolidays(Year.of(year), "eng")
                .stream()
                .map(Holiday::getDate));
    }

    private static Set<LocalDate> days(Stream<LocalDate> days) {
        return days.collect(toCollection(TreeSet::new));
    }

    @Test
    void a_list_of_years_without_a_gap_is_taken_and_goes_on_by_the_standing_pattern() {
        var christmas = new BankHoliday(LocalDate.of(2025, 12, 25), "Christmas Day", false);
        var holidays = new BankHolidays(
                List.of(new BankHoliday(LocalDate.of(2024, 12, 25), "Christmas Day", false), christmas));

        assertThat(holidays.on(christmas.day())).hasValue(christmas);
        assertThat(holidays.on(LocalDate.of(2025, 12, 26))).isEmpty();
        assertThat(holidays.on(LocalDate.of(2026, 12, 25))).isPresent();
        assertThat(BankHolidays.ofEngland().on(christmas.day())).isPresent();
    }
}
