package org.twentyweeks.core.casework;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.Golden;
import org.twentyweeks.core.statute.RuleBook;

/** The explanations as people read them, one file for each rule. */
class ExplanationTest {

    private record Standing(String rule, String title, List<String> facts, String asAt) {

        Deadline deadline() {
            return StatutoryClock.current()
                    .deadline(
                            rule,
                            facts.stream().map(ExplanationTest::fact).toList(),
                            Optional.of(LocalDate.parse(asAt)))
                    .orElseThrow();
        }

        String told() {
            var deadline = deadline();
            return title + "\n" + deadline.state() + "\n"
                    + String.join("\n", deadline.explanation().sentences()) + "\n";
        }
    }

    /** What explained.txt lists: under the id of each rule, a title, the day of the question, and the facts. */
    private static final List<Standing> STANDINGS = read();

    private static List<Standing> read() {
        var standings = new ArrayList<Standing>();
        var rule = "";
        for (String line : lines()) {
            if (line.startsWith("    ")) {
                var cells = line.strip().split(" \\| ");
                standings.add(new Standing(rule, cells[0], List.of(cells[2].split("; ")), cells[1]));
            } else {
                rule = line;
            }
        }
        return standings;
    }

    private static List<String> lines() {
        try (var file = Objects.requireNonNull(ExplanationTest.class.getResourceAsStream("explained.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> rules() {
        return RuleBook.current().ids();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_state_of_a_rule_is_told_as_reviewed(String rule) {
        var told = STANDINGS.stream()
                .filter(standing -> standing.rule().equals(rule))
                .map(Standing::told)
                .toList();

        Golden.assertSame("core/src/test/resources/golden/explanations/" + rule + ".txt", String.join("\n", told));
    }

    @Test
    void every_rule_of_the_book_is_explained_in_the_order_a_case_meets_them() {
        assertThat(STANDINGS.stream().map(Standing::rule).distinct()).containsExactlyElementsOf(rules());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_state_that_a_rule_can_reach_is_told(String rule) {
        assertThat(STANDINGS.stream()
                        .filter(standing -> standing.rule().equals(rule))
                        .map(standing -> standing.deadline().state())
                        .collect(toCollection(() -> EnumSet.noneOf(DeadlineState.class))))
                .isEqualTo(reachable(rule));
    }

    private static Set<DeadlineState> reachable(String rule) {
        var row = RuleBook.current().rows(rule).getLast();
        boolean excepted = !row.exceptions().grounds().isEmpty();
        var states = EnumSet.of(DeadlineState.OPEN);
        states.add(
                switch (row.afterDue()) {
                    case OVERDUE -> DeadlineState.OVERDUE;
                    case LATE -> DeadlineState.LATE;
                    case LAPSED -> DeadlineState.LAPSED;
                });
        if (!row.closedBy().isEmpty()) {
            states.add(DeadlineState.NOT_APPLICABLE);
        }
        if (!row.metBy().isEmpty()) {
            states.addAll(List.of(DeadlineState.MET, DeadlineState.MET_LATE));
        }
        if (excepted) {
            states.addAll(List.of(DeadlineState.OVERDUE_EXCEPTION, DeadlineState.MET_LATE_EXCEPTION));
        }
        return states;
    }

    @Test
    void every_sentence_begins_and_ends_as_one() {
        assertThat(STANDINGS)
                .allSatisfy(
                        standing -> assertThat(standing.told().lines().skip(2).toList())
                                .allMatch(Pattern.compile("[A-Z].*\\.").asMatchPredicate())
                                .noneMatch(line -> line.contains("_") || line.contains("  ") || line.contains("..")));
    }

    @Test
    void the_text_is_the_sentences_one_after_another() {
        var explanation = StatutoryClock.current()
                .deadline("final-plan", List.of(fact("RequestReceived on 2026-01-15")), Optional.empty())
                .orElseThrow()
                .explanation();

        assertThat(explanation.text()).isEqualTo(String.join(" ", explanation.sentences()));
        assertThat(explanation.exception()).isEmpty();
        assertThat(explanation.action()).isEmpty();
    }

    /** A fact as its published type, then its fields; an underscore in a setting's name is a space. */
    private static Fact fact(String written) {
        var words = new ArrayList<>(List.of(written.split(" ")));
        var type = words.removeFirst();
        var fields = new LinkedHashMap<String, Object>();
        while (!words.isEmpty()) {
            var field = words.removeFirst();
            var value = words.removeFirst();
            fields.put(
                    field,
                    switch (field) {
                        case "setting" -> value.replace('_', ' ');
                        case "health", "underFive" -> Boolean.valueOf(value);
                        default -> value;
                    });
        }
        return FactVocabulary.read(type, fields);
    }
}
