package org.twentyweeks.conformance;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.StatutoryClock;
import org.twentyweeks.core.statute.AfterDue;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.FactPattern;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.MetBy;
import org.twentyweeks.core.statute.RuleBook;

class PackagedCasesTest {

    private static final ConformanceRun RUN = new ConformanceRun(StatutoryClock.current());

    private static final Set<Ground> TESTED_BY_DATES =
            EnumSet.of(Ground.SETTING_CLOSED, Ground.EARLY_YEARS_CLOSED, Ground.ABSENT_FROM_AREA);

    @Test
    void every_packaged_case_passes() {
        var cases = PackagedCases.all();

        assertThat(RUN.of(cases).stream().filter(result -> !result.passed()).flatMap(result -> result.lines().stream()))
                .isEmpty();
        assertThat(cases).hasSizeGreaterThan(2_000);
    }

    @Test
    void the_packaged_files_share_no_id() {
        assertThat(PackagedCases.all()).extracting(ConformanceCase::id).doesNotHaveDuplicates();
    }

    @Test
    void every_case_says_where_its_answer_stands_and_what_it_shows() {
        assertThat(PackagedCases.all()).allSatisfy(one -> {
            assertThat(one.source()).as(one.id()).isNotBlank();
            assertThat(one.note()).as(one.id()).isNotBlank();
        });
    }

    static List<String> rules() {
        return RuleBook.current().ids();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_state_that_a_rule_can_reach_is_expected_by_a_case(String rule) {
        var expected = cases(rule)
                .flatMap(one -> one.expected(ExpectedField.STATE).stream())
                .map(DeadlineState::valueOf)
                .collect(toCollection(() -> EnumSet.noneOf(DeadlineState.class)));

        assertThat(expected).isEqualTo(reachable(rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_fact_that_meets_a_rule_meets_it_in_a_case(String rule) {
        for (MetBy met : latest(rule).metBy()) {
            assertThat(cases(rule)
                            .filter(one -> expects(one, DeadlineState.MET))
                            .filter(one -> Stream.concat(Stream.of(met.fact()), met.with().stream())
                                    .allMatch(pattern -> holds(one, pattern))))
                    .as(met.published())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_fact_that_closes_a_rule_closes_it_in_a_case(String rule) {
        for (FactPattern pattern : latest(rule).closedBy()) {
            assertThat(cases(rule)
                            .filter(one -> expects(one, DeadlineState.NOT_APPLICABLE) && hasADueDay(one))
                            .filter(one -> holds(one, pattern)))
                    .as(pattern.published())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_ground_of_a_rule_excepts_it_in_a_case(String rule) {
        for (Ground ground : grounds(rule)) {
            assertThat(cases(rule)
                            .filter(one -> expects(one, DeadlineState.OVERDUE_EXCEPTION)
                                    || expects(one, DeadlineState.MET_LATE_EXCEPTION))
                            .filter(one -> records(one, ground)))
                    .as(ground.name())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_ground_with_a_test_of_dates_fails_it_in_a_case(String rule) {
        var tested = EnumSet.copyOf(TESTED_BY_DATES);
        tested.add(Ground.CORONAVIRUS);
        tested.retainAll(grounds(rule));
        for (Ground ground : tested) {
            assertThat(cases(rule)
                            .filter(one -> expects(one, DeadlineState.OVERDUE) || expects(one, DeadlineState.MET_LATE))
                            .filter(one -> records(one, ground)))
                    .as(ground.name())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_has_a_case_of_a_day_before_its_first(String rule) {
        var dayBefore = RuleBook.current()
                .rows(rule)
                .getFirst()
                .inForceFrom()
                .minusDays(1)
                .toString();

        assertThat(cases(rule)
                        .filter(one -> one.expected(ExpectedField.DUE_ON).equals(Optional.of("null")))
                        .filter(one -> one.facts().stream()
                                .anyMatch(fact -> FactVocabulary.write(fact).containsValue(dayBefore))))
                .isNotEmpty();
    }

    private static Set<DeadlineState> reachable(String rule) {
        var row = latest(rule);
        var states = EnumSet.of(DeadlineState.OPEN, DeadlineState.NOT_APPLICABLE);
        states.add(
                switch (row.afterDue()) {
                    case OVERDUE -> DeadlineState.OVERDUE;
                    case LATE -> DeadlineState.LATE;
                    case LAPSED -> DeadlineState.LAPSED;
                });
        boolean excepted = !grounds(rule).isEmpty();
        if (excepted && row.afterDue() == AfterDue.OVERDUE) {
            states.add(DeadlineState.OVERDUE_EXCEPTION);
        }
        if (!row.metBy().isEmpty()) {
            states.add(DeadlineState.MET);
            states.add(DeadlineState.MET_LATE);
            if (excepted) {
                states.add(DeadlineState.MET_LATE_EXCEPTION);
            }
        }
        return states;
    }

    private static Set<Ground> grounds(String rule) {
        var grounds = EnumSet.noneOf(Ground.class);
        RuleBook.current()
                .rows(rule)
                .forEach(row -> grounds.addAll(row.exceptions().grounds()));
        return grounds;
    }

    private static DeadlineRule latest(String rule) {
        return RuleBook.current().rows(rule).getLast();
    }

    private static Stream<ConformanceCase> cases(String rule) {
        return PackagedCases.all().stream().filter(one -> one.rule().equals(rule));
    }

    private static boolean expects(ConformanceCase one, DeadlineState state) {
        return one.expected(ExpectedField.STATE).equals(Optional.of(state.name()));
    }

    private static boolean hasADueDay(ConformanceCase one) {
        return one.expected(ExpectedField.DUE_ON)
                .filter(day -> !day.equals("null"))
                .isPresent();
    }

    private static boolean records(ConformanceCase one, Ground ground) {
        return one.facts().stream()
                .anyMatch(fact -> fact instanceof Fact.ExceptionRecorded exception
                        && exception.ground() == ground
                        && exception.rule().equals(one.rule()));
    }

    private static boolean holds(ConformanceCase one, FactPattern pattern) {
        return one.facts().stream()
                .anyMatch(fact -> pattern.matches(fact.type(), field -> FactVocabulary.code(fact, field)));
    }
}
