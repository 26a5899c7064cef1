package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.core.statute.Ground;

/** The cases that come with the conformance command, beside the code that they judge. */
class WorkedCasesTest {

    private static final Path CASES = Path.of(System.getProperty("project.root"))
            .resolve("infra/conformance/src/main/resources/org/twentyweeks/conformance/cases");

    private static final StatutoryClock CLOCK = StatutoryClock.current();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_field_that_a_case_expects_is_answered_so(Path file) throws IOException {
        var wrong = new ArrayList<String>();
        for (JsonNode one : new JsonMapper().readTree(Files.readString(file))) {
            one.path("expect").properties().forEach(expected -> {
                var answer = answer(one, expected.getKey(), expected.getValue());
                var wanted = expected.getKey().equals("exceptionAvailable")
                        ? expected.getValue().path("available").asText()
                        : expected.getValue().asText();
                if (!answer.equals(wanted)) {
                    wrong.add(one.path("id").asText() + " " + expected.getKey() + ": expected " + wanted + ", got "
                            + answer);
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    private static String answer(JsonNode one, String field, JsonNode expected) {
        var rule = one.path("rule").asText();
        var facts = facts(one.path("facts"));
        Optional<LocalDate> asAt =
                one.has("asAt") ? Optional.of(LocalDate.parse(one.path("asAt").asText())) : Optional.empty();
        var deadline = CLOCK.deadline(rule, facts, asAt);
        return switch (field) {
            case "dueOn" -> day(deadline.map(Deadline::dueOn));
            case "lastWorkingDay" -> day(deadline.map(Deadline::lastWorkingDay));
            case "receivedOn" -> day(CLOCK.receivedOn(facts, asAt));
            case "state" ->
                deadline.map(Deadline::state)
                        .orElse(DeadlineState.NOT_APPLICABLE)
                        .name();
            case "exceptionAvailable" ->
                Boolean.toString(CLOCK.isExceptionAvailable(
                        rule, Ground.valueOf(expected.path("ground").asText()), facts, asAt));
            default -> throw new IllegalStateException(field);
        };
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("null");
    }

    private static List<Fact> facts(JsonNode given) {
        var facts = new ArrayList<Fact>();
        for (JsonNode fact : given) {
            var fields = new LinkedHashMap<String, Object>();
            fact.properties()
                    .forEach(field -> fields.put(
                            field.getKey(),
                            field.getValue().isBoolean()
                                    ? (Object) field.getValue().booleanValue()
                                    : field.getValue().asText()));
            var type = String.valueOf(fields.remove("type"));
            facts.add(FactVocabulary.read(type, fields));
        }
        return facts;
    }
}
