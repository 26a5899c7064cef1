package org.twentyweeks.core.statute;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.core.Golden;

class RuleBookTest {

    private static final RuleBook CURRENT = RuleBook.current();
    private static final DeadlineRule RULE = CURRENT.rows("setting-reply").getFirst();
    private static final LocalDate FIRST = LocalDate.of(2014, 9, 1);
    private static final LocalDate CHANGE = LocalDate.of(2020, 1, 1);

    @Test
    void the_book_is_the_same_whenever_it_is_written_down() {
        assertThat(RuleBook.written().rows()).isEqualTo(CURRENT.rows());
        assertThat(RuleBook.written().version()).isEqualTo(CURRENT.version());
    }

    @Test
    void the_book_at_a_glance_is_as_reviewed() {
        Golden.assertSame(
                "core/src/test/resources/golden/rule-book.txt",
                CURRENT.rows().stream().map(RuleBookTest::atAGlance).collect(joining("\n")));
    }

    /** A row as the published table has it, and its due day in the words of the page of the rules. */
    private static String atAGlance(DeadlineRule row) {
        return row.id() + " (" + row.group().words() + ") from " + row.inForceFrom()
                + row.inForceTo().map(day -> " to " + day).orElse("") + "\n"
                + "    starts on  " + each(row.startsOn(), Start::published) + "\n"
                + "               " + each(row.startsOn(), Start::happens) + "\n"
                + "    due        " + row.due().words() + "\n"
                + "               " + row.due().count() + (row.due().needsWorkingDays() ? " (working days)" : "")
                + "\n"
                + "    met by     " + each(row.metBy(), MetBy::published)
                + row.subject().map(field -> ", same " + field).orElse("") + "\n"
                + "    closed by  " + each(row.closedBy(), FactPattern::published) + "\n"
                + "    binds      " + row.bound().words() + ", " + row.sense() + ", "
                + row.force().words() + ", then " + row.afterDue() + "\n"
                + "    grounds    " + each(row.exceptions().grounds(), Ground::words) + "\n"
                + "    source     " + row.citation().text() + "\n";
    }

    private static <T> String each(List<T> parts, Function<T, String> words) {
        return parts.isEmpty() ? "-" : parts.stream().map(words).collect(joining("; "));
    }

    @Test
    void the_rules_of_a_group_stand_together() {
        var groups = CURRENT.rows().stream().map(DeadlineRule::group).toList();

        assertThat(groups).isSorted();
        assertThat(groups).contains(RuleGroup.values());
    }

    @Test
    void the_rows_of_each_rule_follow_one_another_from_the_first_day_of_the_law() {
        for (String id : CURRENT.ids()) {
            var rows = CURRENT.rows(id);
            assertThat(rows.getFirst().inForceFrom()).isEqualTo(first(id));
            assertThat(rows.getLast().inForceTo()).isEmpty();
            for (int i = 1; i < rows.size(); i++) {
                assertThat(rows.get(i - 1).inForceTo())
                        .hasValue(rows.get(i).inForceFrom().minusDays(1));
            }
        }
    }

    @Test
    void exactly_one_row_is_in_force_on_every_day_since_the_first() {
        for (String id : CURRENT.ids()) {
            for (var day = first(id); day.getYear() < 2036; day = day.plusDays(1)) {
                var today = day;
                assertThat(CURRENT.rows(id).stream().filter(row -> row.isInForceOn(today)))
                        .as("%s on %s", id, day)
                        .hasSize(1);
            }
            assertThat(CURRENT.inForce(id, first(id).minusDays(1))).isEmpty();
        }
    }

    private static LocalDate first(String id) {
        if (id.startsWith("concede-")) {
            return LocalDate.of(2015, 3, 23);
        }
        return id.equals("recommendation-response") ? LocalDate.of(2018, 4, 3) : FIRST;
    }

    @Test
    void a_rule_that_the_book_does_not_hold_is_an_error() {
        assertThat(CURRENT.has("review-list")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CURRENT.rows("review-list"));
        assertThatIllegalArgumentException().isThrownBy(() -> CURRENT.inForce("review-list", FIRST));
        assertThatIllegalArgumentException().isThrownBy(() -> CURRENT.startedBy("review-list"));
    }

    @Test
    void a_rule_is_started_by_facts_of_the_types_that_its_rows_name() {
        var book = RuleBook.written();

        assertThat(book.startedBy("decide-whether-to-assess"))
                .containsExactlyInAnyOrder(FactType.REQUEST_RECEIVED, FactType.BECAME_RESPONSIBLE);
        assertThat(book.startedBy("cease-hold"))
                .containsExactlyInAnyOrder(FactType.CEASE_DECIDED, FactType.REVIEW_DECIDED);
        assertThat(book.startedBy("advice-return")).containsExactly(FactType.ADVICE_REQUESTED);
        assertThat(book.ids()).allSatisfy(id -> assertThat(book.startedBy(id)).isNotEmpty());
    }

    @Test
    void rows_that_follow_one_another_are_taken_in_any_order() {
        var book = new RuleBook(
                List.of(RULE.during(CHANGE, Optional.empty()), RULE.during(FIRST, Optional.of(CHANGE.minusDays(1)))));

        assertThat(book.rows("setting-reply"))
                .extracting(DeadlineRule::inForceFrom)
                .containsExactly(FIRST, CHANGE);
        assertThat(book.inForce("setting-reply", CHANGE.minusDays(1)))
                .hasValueSatisfying(row -> assertThat(row.inForceFrom()).isEqualTo(FIRST));
        assertThat(book.inForce("setting-reply", CHANGE))
                .hasValueSatisfying(row -> assertThat(row.inForceFrom()).isEqualTo(CHANGE));
    }

    @Test
    void a_gap_between_rows_is_refused() {
        refuses(RULE.during(FIRST, Optional.of(CHANGE.minusDays(2))), RULE.during(CHANGE, Optional.empty()));
    }

    @Test
    void rows_that_overlap_are_refused() {
        refuses(RULE.during(FIRST, Optional.of(CHANGE)), RULE.during(CHANGE, Optional.empty()));
        refuses(RULE.during(FIRST, Optional.empty()), RULE.during(CHANGE, Optional.empty()));
        refuses(RULE.during(FIRST, Optional.empty()), RULE.during(FIRST, Optional.empty()));
    }

    @Test
    void a_rule_without_a_row_in_force_today_is_refused() {
        refuses(RULE.during(FIRST, Optional.of(CHANGE)));
    }

    private static void refuses(DeadlineRule... rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleBook(List.of(rows)))
                .withMessageContaining("setting-reply");
    }

    @Test
    void the_version_is_that_of_the_rows_wording_included() {
        var reworded = new RuleRow(RULE).note(RULE.note() + " Please.").build();

        assertThat(new RuleBook(List.of(RULE)).version()).matches("[0-9a-f]{12}");
        assertThat(new RuleBook(List.of(RULE)).version()).isEqualTo(new RuleBook(List.of(RULE)).version());
        assertThat(new RuleBook(List.of(reworded)).version()).isNotEqualTo(new RuleBook(List.of(RULE)).version());
        assertThat(new RuleBook(List.of(RULE.during(FIRST.plusDays(1), Optional.empty()))).version())
                .isNotEqualTo(new RuleBook(List.of(RULE)).version());
    }

    @ParameterizedTest
    @CsvSource({
        "decide-whether-to-assess, 2020-03-20",
        "advice-return, 2020-03-20",
        "notify-no-plan, 2020-01-10",
        "final-plan, 2019-12-13",
        "reassessment-final-plan, 2020-01-24",
        "order-assess-notify, 2020-04-17",
        "order-assess-no-plan, 2020-02-21",
        "order-assess-final-plan, 2020-01-24",
        "order-make-plan-draft, 2020-03-27",
        "order-make-plan-final, 2020-02-14",
        "order-reconsider, 2020-04-17",
        "order-amend-plan, 2020-03-27",
        "order-name-setting, 2020-04-17"
    })
    void coronavirus_is_a_ground_for_clocks_that_touch_its_time(String id, LocalDate firstStart) {
        var lastStart = LocalDate.of(2020, 9, 25);

        assertThat(coronavirus(id, firstStart.minusDays(1))).isFalse();
        assertThat(coronavirus(id, firstStart)).isTrue();
        assertThat(coronavirus(id, lastStart)).isTrue();
        assertThat(coronavirus(id, lastStart.plusDays(1))).isFalse();
        assertThat(CURRENT.rows(id)).hasSize(3);
    }

    @Test
    void rules_without_grounds_know_no_coronavirus() {
        assertThat(CURRENT.ids().stream()
                        .filter(id -> CURRENT.rows(id)
                                .getLast()
                                .exceptions()
                                .grounds()
                                .isEmpty()))
                .hasSizeGreaterThan(40)
                .allSatisfy(id -> assertThat(CURRENT.rows(id))
                        .singleElement()
                        .satisfies(row -> assertThat(row.exceptions().grounds()).isEmpty()));
    }

    @Test
    void a_rule_with_grounds_whose_due_day_depends_on_other_days_is_refused() {
        var rule = new RuleRow(CURRENT.rows("appeal-window").getFirst())
                .grounds(ExceptionGrounds.ofRegulation44("reg 44(3)"))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> CoronavirusRegulations.amend(rule));
    }

    @Test
    void the_grounds_of_an_order_are_two_and_an_absence_of_two_weeks_is_enough() {
        assertThat(CURRENT.rows("order-amend-plan").getLast().exceptions())
                .isEqualTo(new ExceptionGrounds(
                        "reg 44(3)", List.of(Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, Ground.ABSENT_FROM_AREA), 14));
    }

    private static boolean coronavirus(String id, LocalDate startedOn) {
        return CURRENT.inForce(id, startedOn).orElseThrow().exceptions().includes(Ground.CORONAVIRUS);
    }

    @Test
    void rows_of_one_rule_differ_in_grounds_and_days_only() {
        for (String id : CURRENT.ids()) {
            var first = CURRENT.rows(id).getFirst();
            assertThat(CURRENT.rows(id)).allSatisfy(row -> {
                assertThat(row.due()).isEqualTo(first.due());
                assertThat(row.metBy()).isEqualTo(first.metBy());
                assertThat(row.closedBy()).isEqualTo(first.closedBy());
                assertThat(row.startsOn()).isEqualTo(first.startsOn());
            });
        }
    }
}
