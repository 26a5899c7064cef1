package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.core.audit.Seal;

/** Schedules, queues and buckets of the whole run, and the check of what it keeps. */
class JobsTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

    private Path data;

    @BeforeEach
    void folder(@TempDir Path folder) {
        data = folder.resolve("data");
    }

    private LocalRun start() throws IOException {
        return LocalRun.start(
                new RunSettings(0, data, false),
                TEMPLATE,
                new Progress(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)));
    }

    private int audit() {
        return AuditMain.run(List.of("DATA=" + data), Map.of());
    }

    private static void fire(Visitor visitor, String function) {
        assertThat(visitor.send("POST", "_local/run/" + function, "").statusCode())
                .isEqualTo(202);
        assertThat(visitor.get("_local/idle").statusCode()).isEqualTo(200);
    }

    @Test
    void a_day_is_sealed_by_the_clock_and_the_record_is_checked_against_it() throws IOException {
        String first;
        try (var run = start()) {
            var visitor = new Visitor(run.address());
            visitor.send("PUT", "_local/clock", "{\"now\":\"2026-11-25T10:00:00Z\"}");
            visitor.refer("one", Visitor.REQUEST);

            fire(visitor, "seal-cases");
            fire(visitor, "seal-cases");
            first = visitor.get("_local/objects/seals/seals/2026-11-25").body();
            assertThat(Seal.read(first).cases()).hasSize(1);

            visitor.send("PUT", "_local/clock", "{\"now\":\"2026-11-26T00:30:00Z\"}");
            visitor.refer("two", Visitor.REQUEST);
        }
        assertThat(audit()).isZero();

        try (var run = start()) {
            var visitor = new Visitor(run.address());
            assertThat(visitor.get("_local/objects/seals/seals/2026-11-25").body())
                    .isEqualTo(first);

            fire(visitor, "refold-cases");
            fire(visitor, "seal-cases");

            var second = Seal.read(
                    visitor.get("_local/objects/seals/seals/2026-11-26").body());
            assertThat(second.previous())
                    .contains(new Seal.Previous(
                            LocalDate.of(2026, 11, 25), Seal.read(first).hash()));
            assertThat(second.cases()).hasSize(2);
        }
        assertThat(audit()).isZero();

        try (var run = start()) {
            var visitor = new Visitor(run.address());
            visitor.send("PUT", "_local/objects/seals/seals/2026-11-25", first.replace("cases 1", "cases 0"));
        }
        assertThat(audit()).isEqualTo(1);
    }

    @Test
    void what_has_no_schedule_and_what_is_no_bucket_is_not_found() throws IOException {
        try (var run = start()) {
            var visitor = new Visitor(run.address());

            assertThat(visitor.send("POST", "_local/run/referral-intake", "").statusCode())
                    .isEqualTo(404);
            assertThat(visitor.send("POST", "_local/run/", "").statusCode()).isEqualTo(404);
            assertThat(visitor.get("_local/run/seal-cases").statusCode()).isEqualTo(405);
            assertThat(visitor.get("_local/objects/seals/nothing").statusCode()).isEqualTo(404);
            assertThat(visitor.get("_local/objects/elsewhere/nothing").statusCode())
                    .isEqualTo(404);
            assertThat(visitor.send("PUT", "_local/objects/elsewhere/nothing", "x")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.send("DELETE", "_local/objects/seals/nothing", "")
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void a_folder_without_cases_cannot_be_checked() {
        assertThat(audit()).isEqualTo(2);
        assertThat(AuditMain.run(List.of("TABLE=cases"), Map.of())).isEqualTo(2);
        assertThat(Files.exists(data)).isTrue();
    }
}
