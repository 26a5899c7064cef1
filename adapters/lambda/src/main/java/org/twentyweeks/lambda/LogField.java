package org.twentyweeks.lambda;

import java.util.stream.Stream;
import org.twentyweeks.core.telemetry.Metric;

/** Everything a log line may say. Ids, counts and words of ours: never what somebody sent. */
public enum LogField {
    FUNCTION("function"),
    VERSION("version"),
    METHOD("method"),
    ROUTE("route"),
    REQUEST_ID("requestId"),
    CORRELATION_ID("correlationId"),
    STATUS("status"),
    OUTCOME("outcome"),
    MILLISECONDS("milliseconds"),
    RULE_BOOK("ruleBook"),
    FOLD("fold"),
    CALENDAR("calendar"),
    /** What moved a job: the time of its schedule. */
    DUE_AT("dueAt"),
    DAY("day"),
    /** The hash of a seal: known here as well, it shows that nobody replaced the seal. */
    SEAL("seal"),
    /** A walk over the heads of cases. */
    WALK("walk"),
    FAILURE("failure"),
    AT("at"),
    /** How far the clock of this environment is from the gateway's time of the request, either way. */
    CLOCK_DIFFERENCE("ClockDifferenceSeconds"),
    /** From the day of the request to the end of the last year whose bank holidays are packaged. */
    CALENDAR_DAYS_LEFT("CalendarDaysLeft"),
    /** What makes CloudWatch read metrics out of the line (embedded metric format). */
    EMBEDDED_METRICS("_aws");

    private final String published;

    LogField(String published) {
        this.published = published;
    }

    /** Its name in the line. */
    public String published() {
        return published;
    }

    /** Every name that a line may have at its top: the fields, and the metrics. */
    public static Stream<String> names() {
        return Stream.concat(
                Stream.of(values()).map(LogField::published),
                Stream.of(Metric.values()).map(Metric::published));
    }
}
