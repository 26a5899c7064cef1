package org.twentyweeks.core.statute;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Facts of one type, or those of them whose field holds one of these codes.
 *
 * @param field the published field, empty when any fact of the type will do
 * @param codes the codes that match; empty when any will
 * @param happens that such a fact may happen, as a sentence without its full stop
 */
public record FactPattern(FactType type, String field, List<String> codes, String happens) {

    public FactPattern {
        codes = List.copyOf(codes);
        if (field.isEmpty() != codes.isEmpty()) {
            throw new IllegalArgumentException("A pattern names a field and its codes, or neither");
        }
    }

    static FactPattern any(FactType type) {
        return new FactPattern(type, "", List.of(), type.happens());
    }

    static FactPattern with(FactType type, String field, String code, String happens) {
        return new FactPattern(type, field, List.of(code), happens);
    }

    /** Whether a fact of that type, with those values of its coded fields, is meant. */
    public boolean matches(FactType candidate, Function<String, Optional<String>> code) {
        return candidate == type
                && (codes.isEmpty() || code.apply(field).filter(codes::contains).isPresent());
    }

    /** As the published language writes it, for example {@code AssessmentDecided REFUSE}. */
    public String published() {
        return codes.isEmpty() ? type.published() : type.published() + " " + String.join(" or ", codes);
    }
}
