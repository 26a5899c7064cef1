package org.twentyweeks.conformance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Fact;

/**
 * One published case: a question about a rule, and the answer that the law gives.
 *
 * @param facts in the order they were recorded
 * @param asAt the day of the question; without it the day of the latest dated fact
 * @param expectations at least one, in the order of {@link ExpectedField}
 * @param source where the answer stands, for people; empty when the file does not say
 * @param note what the case shows, for people; empty when the file does not say
 */
public record ConformanceCase(
        String id,
        String rule,
        List<Fact> facts,
        Optional<LocalDate> asAt,
        List<Expectation> expectations,
        String source,
        String note) {

    public ConformanceCase {
        facts = List.copyOf(facts);
        expectations = List.copyOf(expectations);
    }

    /** What the case expects of that field, when it expects anything of it. */
    public Optional<String> expected(ExpectedField field) {
        return expectations.stream()
                .filter(expectation -> expectation.field() == field)
                .map(Expectation::value)
                .findFirst();
    }
}
