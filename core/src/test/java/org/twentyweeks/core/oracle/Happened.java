package org.twentyweeks.core.oracle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A fact in published words: its type and its fields. */
public final class Happened {

    private static final List<String> DATING =
            List.of("on", "notifiedOn", "recordedOn", "sentOn", "toldOn", "awareOn", "returned");

    private static final List<String> OTHER_DAYS =
            List.of("first", "reopens", "meetingOn", "transferOn", "movedOn", "lastReviewOn", "responseDueOn");

    private final String type;
    private final Map<String, String> fields;

    /** The fields that hold days, read once. */
    private final Map<String, LocalDate> days = new HashMap<>();

    private final Optional<LocalDate> day;

    public Happened(String type, Map<String, String> fields) {
        this.type = type;
        this.fields = fields;
        fields.forEach((name, value) -> {
            if (DATING.contains(name) || OTHER_DAYS.contains(name)) {
                days.put(name, LocalDate.parse(value));
            }
        });
        this.day = DATING.stream().filter(days::containsKey).findFirst().map(days::get);
    }

    public String type() {
        return type;
    }

    public Map<String, String> fields() {
        return fields;
    }

    /** The day that dates it. */
    public Optional<LocalDate> day() {
        return day;
    }

    /** The day from which a clock that it starts is counted. */
    LocalDate startingDay() {
        return switch (type) {
            case "ReviewMeetingArranged" -> day("meetingOn");
            case "PhaseTransferExpected" -> day("transferOn");
            default -> day.orElseThrow();
        };
    }

    LocalDate day(String field) {
        return Objects.requireNonNull(days.get(field), field);
    }

    boolean is(String otherType) {
        return type.equals(otherType);
    }

    boolean says(String field, String value) {
        return value.equals(fields.get(field));
    }

    @Override
    public String toString() {
        return type + fields;
    }
}
