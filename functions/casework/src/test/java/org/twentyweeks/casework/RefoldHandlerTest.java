package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.QueueMessage;
import org.twentyweeks.lambda.StrictJson;
import org.twentyweeks.testkit.casework.InMemoryCaseHeads;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

class RefoldHandlerTest {

    private static final int CASES = 50;
    private static final Derivation NEXT =
            new Derivation(CaseFile.FOLD_VERSION + 1, RuleBook.current(), BankHolidays.ofEngland());

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final InMemoryCaseHeads heads = new InMemoryCaseHeads(cases, 5);
    private final Deque<String> queue = new ArrayDeque<>();
    private final Refolding refolding = new Refolding(
            new RefoldShard(cases, heads, NEXT, "team:intake"),
            heads.walks(),
            json -> queue.add(new String(json, StandardCharsets.UTF_8)));

    RefoldHandlerTest() {
        for (int number = 0; number < CASES; number++) {
            cases.accept(SampleCases.opened("case " + number, SampleReferrals.least()));
        }
    }

    private static QueueMessage message(String body) {
        return new QueueMessage("1", StrictJson.read(body).orElseThrow());
    }

    private static String body(String event) throws IOException {
        return StrictJson.read(Files.readAllBytes(SealHandlerTest.EVENTS.resolve(event)))
                .orElseThrow()
                .at("/Records/0/body")
                .asText();
    }

    private List<JobRun.Report> workOff(BooleanSupplier mayGoOn) {
        var reports = new ArrayList<JobRun.Report>();
        while (!queue.isEmpty()) {
            reports.add(refolding.run(message(queue.poll()), mayGoOn));
        }
        return reports;
    }

    @Test
    void the_message_of_the_schedule_becomes_one_for_each_walk() throws IOException {
        var report = refolding.run(message(body("refold-cases.json")), () -> true);

        assertThat(report.outcome()).isEqualTo("fanned-out");
        assertThat(queue)
                .containsExactly(
                        "{\"walk\":\"quarantine\"}",
                        "{\"walk\":\"0\"}",
                        "{\"walk\":\"1\"}",
                        "{\"walk\":\"2\"}",
                        "{\"walk\":\"3\"}");
    }

    @Test
    void a_run_without_time_sends_on_where_it_stopped_until_every_head_is_rewritten() throws IOException {
        refolding.run(message(body("refold-cases.json")), () -> true);

        var reports = workOff(() -> false);

        assertThat(reports).extracting(JobRun.Report::outcome).contains("goes-on", "refolded");
        assertThat(reports.stream()
                        .mapToLong(report -> report.counted().get(Metric.HEADS_REFOLDED))
                        .sum())
                .isEqualTo(CASES);
        assertThat(reports.stream()
                        .mapToLong(report -> report.counted().get(Metric.WALKS_REFOLDED))
                        .sum())
                .isEqualTo(heads.walks().size());
        assertThat(cases.everything())
                .allSatisfy(stored ->
                        assertThat(stored.head().standing().derivedBy()).isEqualTo(NEXT.versions()));
    }

    @Test
    void a_walk_tells_its_progress_in_one_report() {
        var report = refolding.run(message("{\"walk\":\"quarantine\"}"), () -> true);

        assertThat(report.walk()).contains("quarantine");
        assertThat(report.counted())
                .isEqualTo(Map.of(Metric.WALKS_REFOLDED, 1L, Metric.HEADS_REFOLDED, 0L, Metric.HEADS_STALE, 0L));
    }

    @Test
    void a_message_that_comes_again_rewrites_nothing_again() throws IOException {
        refolding.run(message(body("refold-cases.json")), () -> true);
        workOff(() -> true);

        var again = refolding.run(message(body("refold-cases-goes-on.json")), () -> true);

        assertThat(again.counted()).containsEntry(Metric.HEADS_REFOLDED, 0L);
    }
}
