package org.twentyweeks.core.statute;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Facts of one type, or those of them whose fields hold certain codes.
 *
 * @param conditions what the fields must hold; none when any fact of the type will do
 * @param happens that such a fact may happen, as a sentence without its full stop
 * @param meaning what it means when such a fact closes a rule, as a sentence; empty when the fact says it all
 */
public record FactPattern(FactType type, List<Condition> conditions, String happens, String meaning) {

    /**
     * A field and the codes of which it must hold one.
     *
     * @param field as published
     */
    public record Condition(String field, List<String> codes) {

        public Condition {
            codes = List.copyOf(codes);
            if (field.isEmpty() || codes.isEmpty()) {
                throw new IllegalArgumentException("A condition names a field and its codes");
            }
        }

        private String published() {
            var either = String.join(" or ", codes);
            return codes.equals(List.of("true")) ? field : either;
        }
    }

    public FactPattern {
        conditions = List.copyOf(conditions);
    }

    static FactPattern any(FactType type) {
        return new FactPattern(type, List.of(), type.happens(), "");
    }

    /** Facts whose field holds one of the codes. */
    static FactPattern with(FactType type, String field, List<String> codes, String happens) {
        return new FactPattern(type, List.of(new Condition(field, codes)), happens, "");
    }

    static FactPattern with(FactType type, String field, String code, String happens) {
        return with(type, field, List.of(code), happens);
    }

    /** Those of these facts for which the field is true as well. */
    FactPattern andTrue(String field, String inWords) {
        var all = new ArrayList<>(conditions);
        all.add(new Condition(field, List.of("true")));
        return new FactPattern(type, all, happens + inWords, meaning);
    }

    FactPattern meaning(String sentence) {
        return new FactPattern(type, conditions, happens, sentence);
    }

    /** Whether a fact of that type, with those values of its coded fields, is meant. */
    public boolean matches(FactType candidate, Function<String, Optional<String>> code) {
        return candidate == type
                && conditions.stream()
                        .allMatch(condition -> code.apply(condition.field())
                                .filter(condition.codes()::contains)
                                .isPresent());
    }

    /** As the published language writes it, for example {@code AssessmentDecided REFUSE}. */
    public String published() {
        return type.published()
                + conditions.stream()
                        .map(condition -> " " + condition.published())
                        .collect(joining());
    }
}
