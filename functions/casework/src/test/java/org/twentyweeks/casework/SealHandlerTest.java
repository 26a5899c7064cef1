package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.DefectException;
import org.twentyweeks.testkit.audit.InMemorySeals;
import org.twentyweeks.testkit.casework.InMemoryCaseHeads;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

class SealHandlerTest {

    static final Path EVENTS = Path.of(System.getProperty("project.root"), "events", "casework");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final InMemorySeals seals = new InMemorySeals();
    private final List<JobRun> told = new ArrayList<>();

    @BeforeEach
    void two_cases() {
        cases.accept(SampleCases.opened("one", SampleReferrals.complete()));
        cases.accept(SampleCases.held("two", SampleReferrals.least()));
    }

    private String answer(Seals kept, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        new SealHandler(new SealCases(new InMemoryCaseHeads(cases), kept), told::add)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String event() throws IOException {
        return Files.readString(EVENTS.resolve("seal-cases.json"));
    }

    @Test
    void the_message_of_the_schedule_seals_its_London_day() throws IOException {
        var answer = answer(seals, event());

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        var seal = Seal.read(seals.find(DAY).orElseThrow());
        assertThat(seal.cases()).hasSize(2);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().dueAt()).contains(Instant.parse("2026-03-02T00:30:00Z"));
        assertThat(told.getFirst().report())
                .isEqualTo(new JobRun.Report(
                        "sealed",
                        Map.of(Metric.SEAL_IN_PLACE, 1L, Metric.CASES_SEALED, 2L, Metric.SEAL_DIFFERENCES, 0L),
                        Optional.of(DAY),
                        Optional.of(seal.hash()),
                        Optional.empty()));
    }

    @Test
    void half_past_midnight_in_summer_is_a_day_that_began_in_London() throws IOException {
        answer(seals, event().replace("2026-03-02T00:30:00Z", "2026-06-30T23:30:00Z"));

        assertThat(seals.days()).containsExactly(LocalDate.of(2026, 7, 1));
    }

    @Test
    void the_same_message_again_does_nothing_and_counts_the_seal_that_is_there() throws IOException {
        answer(seals, event());
        answer(seals, event());

        assertThat(seals.days()).containsExactly(DAY);
        assertThat(told).extracting(JobRun::outcome).containsExactly("sealed", "sealed-before");
        assertThat(told.getLast().counted()).isEqualTo(Map.of(Metric.SEAL_IN_PLACE, 1L));
    }

    @Test
    void a_store_that_cannot_be_reached_hands_the_message_back() throws IOException {
        var broken = new Seals() {
            @Override
            public Keeping keep(Seal seal) {
                throw new UnavailableException("The store did not answer");
            }

            @Override
            public Optional<String> find(LocalDate day) {
                return Optional.empty();
            }

            @Override
            public List<LocalDate> days() {
                return List.of();
            }
        };

        assertThat(answer(broken, event()))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"3f1d0c7e-6f8a-4d0e-9d55-0a6f6a1f1a01\"}]}");
        assertThat(told.getLast().outcome()).isEqualTo("unavailable");
        assertThat(told.getLast().counted()).isEqualTo(Map.of(Metric.UNAVAILABLE, 1L));
    }

    @Test
    void a_message_that_no_schedule_sent_is_a_defect_and_seals_nothing() {
        for (String event : List.of(
                "",
                "{}",
                "{\"Records\":[]}",
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"x\"}]}",
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"{}\"}]}",
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"{\\\"time\\\":\\\"today\\\"}\"}]}")) {
            assertThatThrownBy(() -> answer(seals, event)).as(event).isInstanceOf(DefectException.class);
        }
        assertThat(seals.days()).isEmpty();
        assertThat(told).extracting(JobRun::outcome).containsOnly("defect");
    }
}
