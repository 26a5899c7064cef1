package org.twentyweeks.pages.request;

import java.util.List;

/**
 * What is wrong, as the summary says it and the field repeats it.
 *
 * @param fields those it is about; the summary leads to the first
 */
record FieldError(String sentence, List<String> fields) {

    /** About no field: the sentence says what to do. */
    static FieldError general(String sentence) {
        return new FieldError(sentence, List.of());
    }

    /** The field that the summary leads to, empty when there is none. */
    String at() {
        return fields.isEmpty() ? "" : fields.getFirst();
    }
}
