package org.twentyweeks.core.statute;

import java.util.Optional;

/**
 * What meets a rule: a fact, or two that must both have come after the start. Two meet it on the day of the later.
 *
 * @param fact the fact that meets it
 * @param with the fact that must have come too, where one must
 */
public record MetBy(FactPattern fact, Optional<FactPattern> with) {

    static MetBy fact(FactPattern fact) {
        return new MetBy(fact, Optional.empty());
    }

    static MetBy both(FactPattern fact, FactPattern with) {
        return new MetBy(fact, Optional.of(with));
    }

    /** As the published language writes it. */
    public String published() {
        return fact.published()
                + with.map(second -> " with " + second.published()).orElse("");
    }

    /** That it may happen, as a sentence without its full stop. */
    public String happens() {
        return fact.happens() + with.map(second -> " and " + second.happens()).orElse("");
    }
}
