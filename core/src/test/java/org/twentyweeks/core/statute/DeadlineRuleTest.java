package org.twentyweeks.core.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.core.calendar.WorkingDays;

class DeadlineRuleTest {

    private static final LocalDate FIRST = LocalDate.of(2014, 9, 1);
    private static final WorkingDays ENGLAND = WorkingDays.inEngland();

    @ParameterizedTest
    @CsvSource({
        "COUNCIL, BY, STATUTORY, OVERDUE",
        "COUNCIL, BY, TRIBUNAL, OVERDUE",
        "COUNCIL, BY, LOCAL, OVERDUE",
        "COUNCIL, BY, GUIDANCE, LATE",
        "COUNCIL, NOT_BEFORE, STATUTORY, LAPSED",
        "ADVICE_GIVER, BY, STATUTORY, OVERDUE",
        "ADVICE_GIVER, BY, LOCAL, OVERDUE",
        "ADVICE_GIVER, BY, GUIDANCE, LATE",
        "SETTING, BY, GUIDANCE, LATE",
        "SETTING, BY, STATUTORY, LATE",
        "MEDIATION_ADVISER, BY, STATUTORY, LATE",
        "FAMILY, NOT_BEFORE, STATUTORY, LAPSED",
        "FAMILY, BY, TRIBUNAL, LAPSED"
    })
    void after_the_due_day_it_depends_on_who_is_bound_and_by_what(
            Bound bound, Sense sense, Force force, AfterDue after) {
        assertThat(rule(bound, sense, force).afterDue()).isEqualTo(after);
    }

    @Test
    void a_rule_that_nothing_starts_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(List.of(), FIRST, Optional.empty()));
    }

    @Test
    void a_row_that_ends_before_it_begins_is_refused() {
        var starts = List.of(FactPattern.any(FactType.REQUEST_RECEIVED));

        assertThatIllegalArgumentException().isThrownBy(() -> rule(starts, FIRST, Optional.of(FIRST.minusDays(1))));
        assertThat(rule(starts, FIRST, Optional.of(FIRST)).isInForceOn(FIRST)).isTrue();
    }

    @Test
    void a_ground_that_stands_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExceptionGrounds.ofRegulation10("reg 5(4)").and(Ground.SETTING_CLOSED, "reg 5(4)"));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15, 2026-02-26", "2028-01-18, 2028-02-29", "2025-11-20, 2026-01-01"})
    void weeks_of_an_event_count_it_as_day_0(LocalDate start, LocalDate due) {
        assertThat(new Term.WeeksOf(6).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 2026-03-17", "2024-02-20, 2024-03-06"})
    void days_of_an_event_count_it_as_day_0(LocalDate start, LocalDate due) {
        assertThat(new Term.DaysOf(15).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 2026-03-16", "2024-02-20, 2024-03-05"})
    void days_beginning_with_an_event_count_it_as_day_1(LocalDate start, LocalDate due) {
        assertThat(new Term.DaysBeginningWith(15).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @Test
    void one_day_beginning_with_an_event_is_its_own_day() {
        assertThat(new Term.DaysBeginningWith(1).dueOn(FIRST, ENGLAND)).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10, 2026-02-24", "2024-03-07, 2024-02-22"})
    void weeks_before_an_event_end_on_its_weekday(LocalDate start, LocalDate due) {
        assertThat(new Term.WeeksBefore(2).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-10, 12, 2026-03-09",
        "2024-02-29, 12, 2025-02-28",
        "2025-02-28, 12, 2026-02-27",
        "2023-03-01, 12, 2024-02-29",
        "2026-01-31, 3, 2026-04-30",
        "2026-01-30, 3, 2026-04-29",
        "2026-01-01, 12, 2026-12-31"
    })
    void months_starting_with_an_event_end_on_the_eve_of_its_date(LocalDate start, int months, LocalDate due) {
        assertThat(new Term.MonthsStartingWith(months).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2, 2026-02-28",
        "2023-12-31, 2, 2024-02-29",
        "2026-01-30, 2, 2026-03-30",
        "2026-03-31, 1, 2026-04-30",
        "2026-02-28, 6, 2026-08-28"
    })
    void months_after_an_event_end_on_its_date_or_the_last_of_a_shorter_month(
            LocalDate start, int months, LocalDate due) {
        assertThat(new Term.MonthsAfter(months).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-04, 2026-08-04", "2026-07-31, 2026-02-28", "2028-07-30, 2028-02-29"})
    void months_before_an_event_end_on_its_date_or_the_last_of_a_shorter_month(LocalDate start, LocalDate due) {
        assertThat(new Term.MonthsBefore(5).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-05",
        "2026-03-05, 2026-03-10",
        "2026-03-07, 2026-03-11",
        "2026-04-02, 2026-04-09",
        "2026-12-24, 2026-12-31"
    })
    void working_days_of_an_event_count_the_next_one_as_day_1(LocalDate start, LocalDate due) {
        assertThat(new Term.WorkingDaysOf(3).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-14, 2027-01-06", "2026-12-12, 2027-01-06", "2026-12-13, 2027-01-06", "2026-12-15, 2027-01-07"})
    void working_days_beginning_with_an_event_count_it_as_day_1_if_it_is_one(LocalDate start, LocalDate due) {
        assertThat(new Term.WorkingDaysBeginningWith(15).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-13, 30, 2026-09-22",
        "2026-07-31, 1, 2026-09-01",
        "2026-12-24, 1, 2027-01-04",
        "2025-12-23, 2, 2026-01-02",
        "2026-04-02, 1, 2026-04-07"
    })
    void the_tribunal_s_working_days_leave_out_august_and_the_turn_of_the_year(
            LocalDate start, int days, LocalDate due) {
        assertThat(new Term.TribunalWorkingDaysOf(days).dueOn(start, ENGLAND)).isEqualTo(due);
    }

    @Test
    void a_date_in_a_year_is_that_of_the_event() {
        assertThat(new Term.DateInYearOf(Month.FEBRUARY, 15).dueOn(LocalDate.of(2027, 9, 1), ENGLAND))
                .isEqualTo(LocalDate.of(2027, 2, 15));
    }

    @Test
    void what_is_found_without_the_calendar_is_never_provisional() {
        var given = new DueDay.GivenDay("responseDueOn", "the day given", Optional.empty(), new Term.WeeksOf(1));

        assertThat(given.needsWorkingDays()).isFalse();
        assertThat(new Term.DateInYearOf(Month.MARCH, 31).needsWorkingDays()).isFalse();
        assertThat(new Term.WorkingDaysOf(3).needsWorkingDays()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-24, false", "2026-12-25, true", "2027-01-01, true", "2027-01-02, false", "2026-07-31, false"})
    void the_tribunal_leaves_out_the_days_from_christmas_to_new_year(LocalDate day, boolean leftOut) {
        assertThat(TribunalDays.isLeftOut(day)).isEqualTo(leftOut);
    }

    @Test
    void a_period_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.WeeksOf(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.WeeksBefore(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.DaysOf(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.DaysBeginningWith(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.MonthsStartingWith(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.MonthsAfter(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.MonthsBefore(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.WorkingDaysOf(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.WorkingDaysBeginningWith(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.TribunalWorkingDaysOf(0));
    }

    @Test
    void a_condition_names_a_field_and_its_codes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FactPattern.Condition("outcome", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactPattern.Condition("", List.of("REFUSE")));
        assertThat(FactPattern.with(FactType.ASSESSMENT_DECIDED, "outcome", "REFUSE", "it happens")
                        .published())
                .isEqualTo("AssessmentDecided REFUSE");
    }

    @Test
    void every_condition_of_a_pattern_must_hold() {
        var pattern = Events.MAINTAINED_OR_AMENDED_AFTER_REVIEW.andTrue("underFive", "");

        assertThat(matches(pattern, Map.of("outcome", "AMEND", "underFive", "true")))
                .isTrue();
        assertThat(matches(pattern, Map.of("outcome", "MAINTAIN", "underFive", "true")))
                .isTrue();
        assertThat(matches(pattern, Map.of("outcome", "CEASE", "underFive", "true")))
                .isFalse();
        assertThat(matches(pattern, Map.of("outcome", "AMEND", "underFive", "false")))
                .isFalse();
        assertThat(matches(pattern, Map.of("outcome", "AMEND"))).isFalse();
        assertThat(pattern.matches(FactType.REASSESSMENT_DECIDED, field -> Optional.of("true")))
                .isFalse();
    }

    private static boolean matches(FactPattern pattern, Map<String, String> fields) {
        return pattern.matches(FactType.REVIEW_DECIDED, field -> Optional.ofNullable(fields.get(field)));
    }

    @Test
    void a_row_that_lacks_what_every_rule_has_is_refused() {
        var row = RuleRow.rule(RuleGroup.ASSESSMENT, "example", "Example", "somebody must do something")
                .starts(FactPattern.any(FactType.REQUEST_RECEIVED));

        assertThatIllegalArgumentException().isThrownBy(row::build).withMessage("example lacks a due day");
        assertThatIllegalArgumentException()
                .isThrownBy(row.due(new Term.WeeksOf(1))::build)
                .withMessage("example lacks anybody bound by it");
        assertThatIllegalArgumentException()
                .isThrownBy(row.binds(Bound.COUNCIL, Force.STATUTORY)::build)
                .withMessage("example lacks a source");
    }

    private static DeadlineRule rule(Bound bound, Sense sense, Force force) {
        var row = example().binds(bound, force);
        return (sense == Sense.NOT_BEFORE ? row.notBefore() : row).build();
    }

    private static DeadlineRule rule(List<FactPattern> startsOn, LocalDate from, Optional<LocalDate> to) {
        return example().starts(startsOn).from(from).to(to).build();
    }

    private static RuleRow example() {
        return RuleRow.rule(RuleGroup.ASSESSMENT, "example", "Example", "somebody must do something")
                .starts(FactPattern.any(FactType.REQUEST_RECEIVED))
                .due(new Term.WeeksOf(1))
                .binds(Bound.COUNCIL, Force.STATUTORY)
                .source("Example", "");
    }
}
