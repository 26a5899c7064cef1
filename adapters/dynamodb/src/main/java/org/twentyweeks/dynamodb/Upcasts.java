package org.twentyweeks.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.twentyweeks.core.casework.UnavailableException;

/**
 * Brings what an earlier release stored into the present form, one schema at a time, when it is read. What is stored stays
 * as it is: the chain is over its bytes.
 *
 * <p>A schema goes up only when something already stored is to be read otherwise; a new type or field does not raise it. A
 * release that writes a schema comes after one that can read it, because both run at once for a while.
 */
final class Upcasts {

    /** Bodies of facts: schema 1 is the only one so far. */
    static final Upcasts OF_FACTS = new Upcasts(List.of());

    private static final int FIRST = 1;

    private final List<UnaryOperator<ObjectNode>> steps;

    /** @param steps from schema 1 to 2, from 2 to 3 and so on */
    Upcasts(List<UnaryOperator<ObjectNode>> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The schema that this release writes. */
    int newest() {
        return FIRST + steps.size();
    }

    /**
     * The body in the present form.
     *
     * @throws UnavailableException when a release wrote it that this one knows nothing of: another process can read it
     */
    JsonNode present(int schema, JsonNode body) {
        if (schema > newest()) {
            throw new UnavailableException("An item was stored by a newer release, of schema " + schema);
        }
        if (schema < FIRST || !(body instanceof ObjectNode stored)) {
            throw new IllegalStateException("A stored item is of no schema");
        }
        for (UnaryOperator<ObjectNode> step : steps.subList(schema - FIRST, steps.size())) {
            stored = step.apply(stored);
        }
        return stored;
    }
}
