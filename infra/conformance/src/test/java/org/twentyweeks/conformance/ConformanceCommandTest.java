package org.twentyweeks.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void cases_that_pass_are_told_one_a_line_and_end_with_status_0() throws IOException {
        var file = file("""
                [{"id": "one", "rule": "final-plan", "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
                  "expect": {"dueOn": "2026-06-04", "state": "OPEN", "receivedOn": "2026-01-15"}},
                 {"id": "zwei – ü", "rule": "final-plan", "facts": [{"type": "FinalPlanIssued", "on": "2026-01-15"}],
                  "expect": {"dueOn": null, "lastWorkingDay": null, "receivedOn": null, "state": "NOT_APPLICABLE"}}]
                """);

        assertThat(run(file.toString())).isEqualTo(0);
        assertThat(out.toString(UTF_8)).isEqualTo("PASS one\nPASS zwei – ü\n2 passed, 0 failed\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void each_wrong_field_is_told_on_a_line_and_ends_with_status_1() throws IOException {
        var file = file("""
                [{"id": "wrong", "rule": "final-plan", "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
                  "expect": {"exceptionAvailable": {"ground": "ABSENT_FROM_AREA", "available": true},
                             "state": "OVERDUE", "receivedOn": null, "lastWorkingDay": "2026-06-03",
                             "dueOn": "2026-06-05"}},
                 {"id": "right", "rule": "final-plan", "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
                  "expect": {"dueOn": "2026-06-04"}},
                 {"id": "no start", "rule": "setting-reply", "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
                  "expect": {"dueOn": "2026-06-04"}}]
                """);

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo("""
                        FAIL wrong dueOn: expected 2026-06-05, got 2026-06-04
                        FAIL wrong lastWorkingDay: expected 2026-06-03, got 2026-06-04
                        FAIL wrong receivedOn: expected null, got 2026-01-15
                        FAIL wrong state: expected OVERDUE, got OPEN
                        FAIL wrong exceptionAvailable: expected true, got false
                        PASS right
                        FAIL no start dueOn: expected 2026-06-04, got null
                        1 passed, 2 failed
                        """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void an_invalid_file_runs_nothing_and_ends_with_status_2() throws IOException {
        var file = file("""
                [{"id": "one", "rule": "final-plan", "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
                  "expect": {"dueOn": "2026-06-04"}},
                 {"id": "two", "rule": "review-list", "facts": [{"type": "RequestReceived", "on": "2026-01-15"}],
                  "expect": {"dueOn": "2026-06-04"}}]
                """);

        assertThat(run(file.toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines()).containsExactly("case two, rule: is no rule of this rule book");
    }

    @Test
    void a_file_that_is_not_there_ends_with_status_2() {
        assertThat(run(folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines()).hasSize(1);
    }

    @Test
    void a_folder_ends_with_status_2() {
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines()).hasSize(1);
    }

    @Test
    void no_file_or_two_end_with_status_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("a.json", "b.json")).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void ten_thousand_cases_run_and_say_how_long_they_took() throws IOException {
        long seed = 20_140_901;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var cases = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            var received = LocalDate.of(2014, 9, 1).plusDays(random.nextInt(7_000));
            cases.append(i == 0 ? "" : ",\n").append("""
                            {"id": "g%d", "rule": "final-plan", "facts": [{"type": "RequestReceived", "on": "%s"},
                             {"type": "AssessmentDecided", "notifiedOn": "%s", "outcome": "ASSESS"},
                             {"type": "AdviceRequested", "on": "%s", "body": "EDUCATION"},
                             {"type": "DraftPlanSent", "on": "%s"}], "expect": {"dueOn": "%s", "state": "OPEN"}}
                            """.formatted(
                            i,
                            received,
                            received.plusDays(30),
                            received.plusDays(31),
                            received.plusDays(90),
                            received.plusDays(140)));
        }
        var file = file(cases.append("]").toString());

        long startedAt = System.nanoTime();
        int status = run(file.toString());
        long tookMillis = (System.nanoTime() - startedAt) / 1_000_000;

        System.out.println("10,000 cases took " + tookMillis + " ms");
        assertThat(status).isEqualTo(0);
        assertThat(out.toString(UTF_8)).endsWith("10000 passed, 0 failed\n");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cases.json"), text);
    }

    private int run(String... arguments) {
        return ConformanceCommand.run(
                List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
