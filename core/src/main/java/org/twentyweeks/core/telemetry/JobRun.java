package org.twentyweeks.core.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one run of a job: ids, words of ours and numbers.
 *
 * @param function the function's name
 * @param dueAt the time of the schedule that moved it, where one did
 * @param report what it says of itself
 * @param milliseconds how long it took
 * @param failure what stood in the way
 */
public record JobRun(
        String function, Optional<Instant> dueAt, Report report, long milliseconds, Optional<Failure> failure) {

    /**
     * What a job says of a run.
     *
     * @param outcome one word of ours, for example {@code sealed}
     * @param counted what it counts, by metric
     * @param day the day it was for
     * @param seal the hash of a seal that it made
     * @param walk the walk over heads that it went on with
     */
    public record Report(
            String outcome,
            Map<Metric, Long> counted,
            Optional<LocalDate> day,
            Optional<String> seal,
            Optional<String> walk) {

        public Report {
            var inOrder = new EnumMap<Metric, Long>(Metric.class);
            inOrder.putAll(counted);
            counted = Collections.unmodifiableMap(inOrder);
        }

        public static Report of(String outcome, Map<Metric, Long> counted) {
            return new Report(outcome, counted, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Report on(LocalDate known) {
            return new Report(outcome, counted, Optional.of(known), seal, walk);
        }

        public Report sealed(String hash) {
            return new Report(outcome, counted, day, Optional.of(hash), walk);
        }

        public Report along(String known) {
            return new Report(outcome, counted, day, seal, Optional.of(known));
        }
    }

    public String outcome() {
        return report.outcome();
    }

    public Map<Metric, Long> counted() {
        return report.counted();
    }

    public Optional<LocalDate> day() {
        return report.day();
    }

    public Optional<String> seal() {
        return report.seal();
    }

    public Optional<String> walk() {
        return report.walk();
    }
}
