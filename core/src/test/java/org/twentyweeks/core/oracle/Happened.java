package org.twentyweeks.core.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A fact in published words: its type and its fields. */
record Happened(String type, Map<String, String> fields) {

    private static final List<String> DATING =
            List.of("on", "notifiedOn", "recordedOn", "sentOn", "toldOn", "awareOn", "returned");

    /** The day that dates it. */
    Optional<LocalDate> day() {
        for (String field : DATING) {
            if (fields.containsKey(field)) {
                return Optional.of(day(field));
            }
        }
        return Optional.empty();
    }

    /** The day from which a clock that it starts is counted. */
    LocalDate startingDay() {
        return switch (type) {
            case "ReviewMeetingArranged" -> day("meetingOn");
            case "PhaseTransferExpected" -> day("transferOn");
            default -> day().orElseThrow();
        };
    }

    LocalDate day(String field) {
        return LocalDate.parse(Objects.requireNonNull(fields.get(field), field));
    }

    boolean is(String otherType) {
        return type.equals(otherType);
    }

    boolean says(String field, String value) {
        return value.equals(fields.get(field));
    }
}
