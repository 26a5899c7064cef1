package org.twentyweeks.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.telemetry.Failure;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.JobTelemetry;
import org.twentyweeks.core.telemetry.Metric;

/**
 * What stands around every handler that works off a queue, as {@link Boundary} does around those that answer people.
 *
 * <p>Something that cannot be reached hands the message back, and it comes again. Anything else is a defect: the
 * invocation fails, so that the alarm for errors sees it, and the message comes again as well. A message that came too
 * often lies among the dead letters, which have an alarm.
 */
public final class JobBoundary {

    private final String function;
    private final JobTelemetry telemetry;

    /** @param function the name of the function */
    public JobBoundary(String function, JobTelemetry telemetry) {
        this.function = function;
        this.telemetry = telemetry;
    }

    /**
     * Handles the one message of an event.
     *
     * @throws DefectException when the job broke a promise of its own
     */
    public void message(InputStream event, OutputStream answer, Function<QueueMessage, JobRun.Report> job)
            throws IOException {
        long started = System.nanoTime();
        @Nullable Instant dueAt = null;
        @Nullable Failure failure = null;
        var report = JobRun.Report.of("defect", Map.of());
        try {
            var message = QueueMessage.read(event.readAllBytes());
            dueAt = message.dueAt().orElse(null);
            List<Map<String, String>> handedBack = List.of();
            try {
                report = job.apply(message);
            } catch (UnavailableException unavailable) {
                report = JobRun.Report.of("unavailable", Map.of(Metric.UNAVAILABLE, 1L));
                failure = Failure.of(unavailable.getCause() == null ? unavailable : unavailable.getCause());
                handedBack = List.of(Map.of("itemIdentifier", message.id()));
            }
            answer.write(StrictJson.write(Map.of("batchItemFailures", handedBack)));
        } catch (RuntimeException | Error defect) {
            failure = Failure.of(defect);
            throw new DefectException(defect);
        } finally {
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            tell(new JobRun(function, Optional.ofNullable(dueAt), report, milliseconds, Optional.ofNullable(failure)));
        }
    }

    /** What was done stands, whether or not anybody hears of it. */
    private void tell(JobRun run) {
        try {
            telemetry.record(run);
        } catch (RuntimeException | Error unheard) {
            System.err.println("What became of a run could not be told: "
                    + unheard.getClass().getName());
        }
    }
}
