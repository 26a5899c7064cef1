package org.twentyweeks.conformance;

import java.util.List;

/**
 * What a case's question was answered.
 *
 * @param differences the fields whose answer is not the expected one; none when the case passed
 */
public record CaseResult(String id, List<Difference> differences) {

    /** One field whose answer is not the expected one. */
    public record Difference(String field, String expected, String got) {}

    public CaseResult {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }

    /** One line when the case passed, else one for each wrong field. */
    public List<String> lines() {
        if (passed()) {
            return List.of("PASS " + id);
        }
        return differences.stream()
                .map(wrong ->
                        "FAIL " + id + " " + wrong.field() + ": expected " + wrong.expected() + ", got " + wrong.got())
                .toList();
    }
}
