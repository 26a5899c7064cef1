package org.twentyweeks.core.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineRuleTest {

    private static final LocalDate FIRST = LocalDate.of(2014, 9, 1);

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
        assertThat(new Term.WeeksOf(6).dueOn(start)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 2026-03-17", "2024-02-20, 2024-03-06"})
    void days_of_an_event_count_it_as_day_0(LocalDate start, LocalDate due) {
        assertThat(new Term.DaysOf(15).dueOn(start)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 2026-03-16", "2024-02-20, 2024-03-05"})
    void days_beginning_with_an_event_count_it_as_day_1(LocalDate start, LocalDate due) {
        assertThat(new Term.DaysBeginningWith(15).dueOn(start)).isEqualTo(due);
    }

    @Test
    void one_day_beginning_with_an_event_is_its_own_day() {
        assertThat(new Term.DaysBeginningWith(1).dueOn(FIRST)).isEqualTo(FIRST);
    }

    @Test
    void a_period_of_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.WeeksOf(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.DaysOf(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term.DaysBeginningWith(0));
    }

    @Test
    void a_pattern_names_a_field_and_its_codes_or_neither() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FactPattern(FactType.ASSESSMENT_DECIDED, "outcome", List.of(), "it happens"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FactPattern(FactType.ASSESSMENT_DECIDED, "", List.of("REFUSE"), "it happens"));
        assertThat(FactPattern.with(FactType.ASSESSMENT_DECIDED, "outcome", "REFUSE", "it happens")
                        .published())
                .isEqualTo("AssessmentDecided REFUSE");
    }

    private static DeadlineRule rule(Bound bound, Sense sense, Force force) {
        return new DeadlineRule(
                "example",
                "Example",
                "somebody must do something",
                List.of(FactPattern.any(FactType.REQUEST_RECEIVED)),
                new Term.WeeksOf(1),
                List.of(),
                Optional.empty(),
                List.of(),
                bound,
                sense,
                force,
                ExceptionGrounds.NONE,
                new Citation("Example", ""),
                FIRST,
                Optional.empty(),
                "");
    }

    private static DeadlineRule rule(List<FactPattern> startsOn, LocalDate from, Optional<LocalDate> to) {
        var example = rule(Bound.COUNCIL, Sense.BY, Force.STATUTORY);
        return new DeadlineRule(
                example.id(),
                example.title(),
                example.duty(),
                startsOn,
                example.term(),
                example.metBy(),
                example.subject(),
                example.closedBy(),
                example.bound(),
                example.sense(),
                example.force(),
                example.exceptions(),
                example.citation(),
                from,
                to,
                example.note());
    }
}
