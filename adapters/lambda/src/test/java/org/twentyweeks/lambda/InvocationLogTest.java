package org.twentyweeks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.twentyweeks.core.calendar.CalendarVersion;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.telemetry.Failure;
import org.twentyweeks.core.telemetry.Invocation;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;

class InvocationLogTest {

    private static final Instant RECEIVED_AT = Instant.parse("2026-01-15T10:30:00.123Z");
    private static final Invocation.Request REQUEST =
            new Invocation.Request("POST", "/referrals", "c6af9ac6-7b61", "Fk3xQHjVLPEF0g=", RECEIVED_AT);
    private static final Invocation ACCEPTED = new Invocation(
            "referral-intake",
            Optional.of(REQUEST),
            Optional.of(new Invocation.Answer(201, "accepted", Optional.of(Metric.REFERRALS_ACCEPTED))),
            17,
            Optional.empty());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_line_says_everything_that_is_known_of_an_invocation_and_no_more() {
        var line = line(ACCEPTED, RECEIVED_AT, Map.of());

        assertThat(line.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "function",
                        "version",
                        "method",
                        "route",
                        "requestId",
                        "correlationId",
                        "status",
                        "outcome",
                        "milliseconds",
                        "ruleBook",
                        "fold",
                        "calendar",
                        "ReferralsAccepted",
                        "ClockDifferenceSeconds",
                        "CalendarDaysLeft",
                        "_aws");
        assertThat(line.path("milliseconds").longValue()).isEqualTo(17);
        assertThat(line.path("ruleBook").textValue())
                .isEqualTo(RuleBook.current().version());
        assertThat(line.path("fold").intValue()).isEqualTo(CaseFile.FOLD_VERSION);
        assertThat(line.path("calendar").textValue()).isEqualTo(CalendarVersion.current());
    }

    @Test
    void the_function_and_its_version_are_what_lambda_calls_them() {
        var line = line(
                ACCEPTED,
                RECEIVED_AT,
                Map.of("AWS_LAMBDA_FUNCTION_NAME", "saltmere-referral-intake", "AWS_LAMBDA_FUNCTION_VERSION", "7"));

        assertThat(line.path("function").textValue()).isEqualTo("saltmere-referral-intake");
        assertThat(line.path("version").textValue()).isEqualTo("7");
        assertThat(line(ACCEPTED, RECEIVED_AT, Map.of()).path("function").textValue())
                .isEqualTo("referral-intake");
    }

    /** The format's own rules: a time in milliseconds, and every metric and dimension a member of the line. */
    @ParameterizedTest
    @EnumSource(Metric.class)
    void cloudwatch_reads_each_metric_out_of_the_line(Metric metric) {
        var line = line(counted(Optional.of(metric)), RECEIVED_AT, Map.of());

        var embedded = line.path("_aws");
        assertThat(embedded.path("Timestamp").longValue()).isEqualTo(RECEIVED_AT.toEpochMilli());
        assertThat(embedded.path("CloudWatchMetrics")).hasSize(1);
        var directive = embedded.path("CloudWatchMetrics").get(0);
        assertThat(directive.path("Namespace").textValue()).isEqualTo("TwentyWeeks");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"function\"]]");
        assertThat(line.path("function").isTextual()).isTrue();
        assertThat(directive.path("Metrics"))
                .extracting(one ->
                        one.path("Name").textValue() + " " + one.path("Unit").textValue())
                .containsExactly(
                        metric.published() + " Count", "ClockDifferenceSeconds Seconds", "CalendarDaysLeft Count");
        assertThat(directive.path("Metrics"))
                .allSatisfy(one -> assertThat(
                                line.path(one.path("Name").textValue()).isIntegralNumber())
                        .isTrue());
        assertThat(line.path(metric.published()).intValue()).isEqualTo(1);
    }

    @Test
    void what_is_not_counted_has_no_metrics() {
        var line = line(counted(Optional.empty()), RECEIVED_AT, Map.of());

        assertThat(line.has("_aws")).isFalse();
        assertThat(line.path("outcome").textValue()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T10:30:00.123Z, 0",
        "2026-01-15T10:30:01.122Z, 0",
        "2026-01-15T10:31:00.123Z, 60",
        "2026-01-15T10:20:00.000Z, 600",
        "2026-01-15T10:40:00.123Z, 600"
    })
    void the_clock_is_held_against_the_gateways_time_either_way(Instant clock, long seconds) {
        assertThat(line(ACCEPTED, clock, Map.of())
                        .path("ClockDifferenceSeconds")
                        .longValue())
                .isEqualTo(seconds);
    }

    /** The packaged bank holidays end with 2028. */
    @ParameterizedTest
    @CsvSource({
        "2028-12-31T23:59:59Z, 0",
        "2028-01-01T00:00:00Z, 365",
        "2029-01-01T00:00:00Z, -1",
        "2027-06-30T23:30:00Z, 549"
    })
    void it_counts_the_days_in_london_for_which_bank_holidays_are_published(Instant receivedAt, long days) {
        var request = new Invocation.Request("POST", "/referrals", "a", "b", receivedAt);
        var later = new Invocation("x", Optional.of(request), ACCEPTED.answer(), 1, Optional.empty());

        assertThat(line(later, receivedAt, Map.of()).path("CalendarDaysLeft").longValue())
                .isEqualTo(days);
    }

    @Test
    void an_event_that_could_not_be_read_has_neither_time_nor_metrics() {
        var unread = new Invocation(
                "referral-intake",
                Optional.empty(),
                Optional.empty(),
                3,
                Optional.of(new Failure("java.lang.IllegalArgumentException", List.of("somewhere"))));

        assertThat(line(unread, RECEIVED_AT, Map.of()).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "function",
                        "version",
                        "outcome",
                        "milliseconds",
                        "ruleBook",
                        "fold",
                        "calendar",
                        "failure",
                        "at");
    }

    @Test
    void whatever_a_line_holds_it_is_one_line_of_ascii() {
        var odd = "\r\n{\"outcome\":\"forged\"}\u0000\u001b[2J\u0085\u2028\u2029\u202e\ud83d";
        var invocation = new Invocation(
                odd,
                Optional.of(new Invocation.Request(odd, odd, odd, odd, RECEIVED_AT)),
                Optional.of(new Invocation.Answer(500, odd, Optional.empty())),
                3,
                Optional.of(new Failure(odd, List.of(odd))));

        var line = line(invocation, RECEIVED_AT, Map.of());

        assertThat(line.path("outcome").textValue()).isEqualTo(odd);
        assertThat(out.toString(UTF_8)).matches("[ -~]+\\R");
    }

    @Test
    void of_a_rehearsal_only_the_failure_is_told_and_nothing_is_counted() {
        var log = new InvocationLog(new PrintStream(out, true, UTF_8), () -> RECEIVED_AT, Map.of());
        log.ofRehearsals().record(ACCEPTED);
        assertThat(out.size()).isZero();

        log.ofRehearsals()
                .record(new Invocation(
                        "referral-intake",
                        Optional.of(REQUEST),
                        Optional.of(new Invocation.Answer(503, "unavailable", Optional.of(Metric.UNAVAILABLE))),
                        9,
                        Optional.of(new Failure("java.net.ConnectException", List.of("somewhere")))));

        assertThat(out.toString(UTF_8))
                .contains("\"outcome\":\"not-rehearsed\"", "java.net.ConnectException")
                .doesNotContain("_aws", "Unavailable");
    }

    private static Invocation counted(Optional<Metric> metric) {
        return new Invocation(
                "referral-intake",
                Optional.of(REQUEST),
                Optional.of(new Invocation.Answer(201, "accepted", metric)),
                17,
                Optional.empty());
    }

    @Test
    void what_a_job_counts_is_of_the_time_of_its_run_and_not_of_that_at_which_it_was_due() {
        var report = JobRun.Report.of("moved", Map.of(Metric.CASES_MOVED, 3L));
        var due = RECEIVED_AT.minus(Duration.ofMinutes(30));

        new InvocationLog(new PrintStream(out, true, UTF_8), () -> RECEIVED_AT, Map.of())
                .record(new JobRun("move-cases", Optional.of(due), report, 12, Optional.empty()));

        var line = StrictJson.read(out.toString(UTF_8)).orElseThrow();
        assertThat(line.path("_aws").path("Timestamp").longValue()).isEqualTo(RECEIVED_AT.toEpochMilli());
        assertThat(line.path("dueAt").textValue()).isEqualTo(due.toString());
    }

    private JsonNode line(Invocation invocation, Instant clock, Map<String, String> environment) {
        out.reset();
        new InvocationLog(new PrintStream(out, true, UTF_8), () -> clock, environment).record(invocation);
        assertThat(out.toString(UTF_8).lines()).hasSize(1);
        return StrictJson.read(out.toString(UTF_8)).orElseThrow();
    }
}
