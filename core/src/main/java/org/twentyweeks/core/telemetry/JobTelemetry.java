package org.twentyweeks.core.telemetry;

/** Where a function that works off a queue says what became of each run. Whoever calls it goes on when it fails. */
@FunctionalInterface
public interface JobTelemetry {

    void record(JobRun run);
}
