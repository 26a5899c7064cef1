package org.twentyweeks.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What rules found wrong, one sentence each. */
final class Findings {

    private final List<String> sentences = new ArrayList<>();

    void expect(String where, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            sentences.add(where + ": expected " + expected + " but found " + found);
        }
    }

    void require(boolean met, String sentence) {
        if (!met) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
