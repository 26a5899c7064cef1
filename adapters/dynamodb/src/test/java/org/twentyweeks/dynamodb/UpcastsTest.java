package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.UnavailableException;

/** How a later release would read what this one stores. */
class UpcastsTest {

    private static final String STORED =
            "{\"number\":1,\"type\":\"PlanAgreed\",\"recordedAt\":\"2026-02-14T10:30:00Z\","
                    + "\"recordedBy\":\"staff:0007\",\"fields\":{\"day\":\"2026-04-20\"}}";

    /** Once upon a time the day of a fact was called {@code day}, and then {@code happenedOn}. */
    private static final Upcasts TWO_STEPS =
            new Upcasts(List.of(body -> renamed(body, "day", "happenedOn"), body -> renamed(body, "happenedOn", "on")));

    private static ObjectNode renamed(ObjectNode body, String before, String after) {
        var upcast = body.deepCopy();
        var fields = upcast.withObject("/fields");
        fields.set(after, fields.remove(before));
        return upcast;
    }

    @Test
    void a_body_is_brought_up_from_the_schema_it_was_stored_in() {
        assertThat(TWO_STEPS.newest()).isEqualTo(3);
        assertThat(FactBody.read(1, 1, STORED, TWO_STEPS).fact())
                .isEqualTo(FactBody.read(1, 2, STORED.replace("\"day\"", "\"happenedOn\""), TWO_STEPS)
                        .fact())
                .isEqualTo(FactBody.read(1, 3, STORED.replace("\"day\"", "\"on\""), TWO_STEPS)
                        .fact())
                .isInstanceOf(Fact.PlanAgreed.class);
    }

    @Test
    void what_a_newer_release_stored_is_left_to_it_and_not_called_broken() {
        assertThatThrownBy(() -> FactBody.read(1, 2, STORED, Upcasts.OF_FACTS))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("newer release")
                .hasMessageNotContaining("2026-04-20");
    }

    @Test
    void no_schema_and_no_object_are_refused() {
        assertThatThrownBy(() -> Upcasts.OF_FACTS.present(0, JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Upcasts.OF_FACTS.present(1, JsonNodeFactory.instance.arrayNode()))
                .isInstanceOf(IllegalStateException.class);
    }
}
