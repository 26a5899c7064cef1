package org.twentyweeks.lambda;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.calendar.CalendarVersion;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.telemetry.Failure;
import org.twentyweeks.core.telemetry.Invocation;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.JobTelemetry;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * One line of JSON in the function's log for each invocation, from which CloudWatch also takes the metrics (embedded
 * metric format), by function.
 *
 * <p>This alone reads the clock, to say how far it is from the gateway's. Nothing that is stored or answered depends on
 * it.
 */
public final class InvocationLog implements Telemetry, JobTelemetry {

    /** The namespace of the metrics. */
    public static final String NAMESPACE = "TwentyWeeks";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9=_-]{1,64}");
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z0-9/{}_-]{1,64}");
    private static final String COUNT = "Count";

    private final PrintStream out;
    private final InstantSource clock;
    private final Map<String, String> environment;

    /**
     * @param out where the lines go
     * @param clock the function's own, whose distance from the gateway's is told
     * @param environment where Lambda names the function and its version
     */
    public InvocationLog(PrintStream out, InstantSource clock, Map<String, String> environment) {
        this.out = out;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /**
     * On standard output, which Lambda takes for the function's log.
     *
     * @param environment where Lambda names the function and its version
     */
    public static InvocationLog onStandardOutput(Map<String, String> environment) {
        return new InvocationLog(System.out, InstantSource.system(), environment);
    }

    /** For rehearsals, which are no invocations: nothing is counted, and only what failed is told. */
    public Telemetry ofRehearsals() {
        var unheard = new InvocationLog(new PrintStream(PrintStream.nullOutputStream(), true), clock, environment);
        return rehearsed -> {
            unheard.record(rehearsed);
            if (rehearsed.failure().isPresent()) {
                record(new Invocation(
                        rehearsed.function(),
                        Optional.empty(),
                        Optional.of(new Invocation.Answer(
                                rehearsed
                                        .answer()
                                        .map(Invocation.Answer::status)
                                        .orElse(500),
                                "not-rehearsed",
                                Optional.empty())),
                        rehearsed.milliseconds(),
                        rehearsed.failure()));
            }
        };
    }

    @Override
    public void record(JobRun run) {
        var line = new Line();
        begin(line, run.function());
        run.dueAt().ifPresent(due -> line.put(LogField.DUE_AT, due.toString()));
        line.put(LogField.OUTCOME, run.outcome());
        run.day().ifPresent(day -> line.put(LogField.DAY, day.toString()));
        run.seal().ifPresent(hash -> line.put(LogField.SEAL, hash));
        run.walk().ifPresent(walk -> line.put(LogField.WALK, walk));
        end(line, run.milliseconds(), run.failure());
        run.counted().forEach((metric, count) -> line.measure(metric.published(), COUNT, count));
        if (!run.counted().isEmpty()) {
            // Not when the run was due: an alarm that looks at the last minutes would miss one that was tried again.
            publish(line, clock.instant());
        }
        out.println(StrictJson.asciiLine(line.members));
    }

    private void begin(Line line, String function) {
        // The name that the stack gave it, so that two stacks of one account have metrics of their own.
        line.put(LogField.FUNCTION, environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", function));
        line.put(LogField.VERSION, environment.getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"));
    }

    private static void end(Line line, long milliseconds, Optional<Failure> failure) {
        line.put(LogField.MILLISECONDS, milliseconds);
        line.put(LogField.RULE_BOOK, RuleBook.current().version());
        line.put(LogField.FOLD, CaseFile.FOLD_VERSION);
        line.put(LogField.CALENDAR, CalendarVersion.current());
        failure.ifPresent(known -> {
            line.put(LogField.FAILURE, known.type());
            line.put(LogField.AT, known.at());
        });
    }

    @Override
    public void record(Invocation invocation) {
        var line = new Line();
        begin(line, invocation.function());
        invocation.request().ifPresent(request -> {
            line.put(LogField.METHOD, readable(ID, request.method()));
            line.put(LogField.ROUTE, readable(ROUTE, request.route()));
            line.put(LogField.REQUEST_ID, readable(ID, request.requestId()));
            line.put(LogField.CORRELATION_ID, request.correlationId());
        });
        invocation.answer().ifPresent(answer -> line.put(LogField.STATUS, answer.status()));
        line.put(
                LogField.OUTCOME,
                invocation.answer().map(Invocation.Answer::outcome).orElse("defect"));
        end(line, invocation.milliseconds(), invocation.failure());
        invocation
                .request()
                .ifPresent(request -> invocation
                        .answer()
                        .flatMap(Invocation.Answer::counted)
                        .ifPresent(metric -> measure(line, metric, request.receivedAt())));
        out.println(StrictJson.asciiLine(line.members));
    }

    /** Only with what is counted: each metric of each function costs money by the month. */
    private void measure(Line line, Metric metric, Instant receivedAt) {
        line.measure(metric.published(), COUNT, 1);
        line.measure(
                LogField.CLOCK_DIFFERENCE.published(),
                "Seconds",
                Duration.between(receivedAt, clock.instant()).abs().toSeconds());
        var published = LocalDate.of(BankHolidays.ofEngland().lastPublishedYear(), Month.DECEMBER, 31);
        line.measure(
                LogField.CALENDAR_DAYS_LEFT.published(),
                COUNT,
                ChronoUnit.DAYS.between(London.dayOf(receivedAt), published));
        publish(line, receivedAt);
    }

    private static void publish(Line line, Instant at) {
        line.put(
                LogField.EMBEDDED_METRICS,
                Map.of(
                        "Timestamp",
                        at.toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                NAMESPACE,
                                "Dimensions",
                                List.of(List.of(LogField.FUNCTION.published())),
                                "Metrics",
                                line.metrics))));
    }

    /** A client may choose some of these: only what looks as it should goes into the log. */
    private static String readable(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? text : "unreadable";
    }

    private static final class Line {

        private final Map<String, Object> members = new LinkedHashMap<>();
        private final List<Map<String, String>> metrics = new ArrayList<>();

        void put(LogField field, Object value) {
            members.put(field.published(), value);
        }

        void measure(String name, String unit, long value) {
            members.put(name, value);
            metrics.add(Map.of("Name", name, "Unit", unit));
        }
    }
}
