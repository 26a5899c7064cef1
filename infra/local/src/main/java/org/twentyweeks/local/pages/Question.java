package org.twentyweeks.local.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question as a page shows it, with the answer that was given before. One of the four lists holds something, according
 * to how it is answered.
 *
 * @param error what to put right, empty when there is nothing
 * @param errorAt the id of the element to put right
 * @param days three fields
 * @param radios one of a few
 * @param selects one of many
 * @param texts one line
 */
record Question(
        String name,
        String label,
        String hint,
        String error,
        String errorAt,
        List<DayForm> days,
        List<Option> radios,
        List<List<Option>> selects,
        List<String> texts) {

    record Option(String id, String value, String words, boolean chosen) {}

    /** The ids of the hint and the error that a page shows with it, empty when it shows neither. */
    String describedBy() {
        return Stream.of(hint.isEmpty() ? "" : name + "-hint", error.isEmpty() ? "" : name + "-error")
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
