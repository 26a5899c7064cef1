package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    /** Computed outside this project, from the description alone. */
    @Test
    void the_reference_follows_from_council_channel_form_and_key() {
        assertThat(new IdempotencyKey("api", "", "NCY-4471").reference("000").shown())
                .isEqualTo("YMES-FQFC-SQ9W-S6M1");
        assertThat(new IdempotencyKey("api", "", "ключ").reference("000").symbols())
                .isEqualTo("KVTGFCFS1PW5S8PT");
        assertThat(new IdempotencyKey("page", "ehc", "1").reference("210").symbols())
                .isEqualTo("DM4F6RWBH7NNA1MB");
    }

    @Test
    void no_part_of_it_runs_into_the_next() {
        var references = new HashSet<>(List.of(
                new IdempotencyKey("api", "", "a").reference("000"),
                new IdempotencyKey("api", "a", "").reference("000"),
                new IdempotencyKey("apia", "", "").reference("000"),
                new IdempotencyKey("ap", "i", "a").reference("000"),
                new IdempotencyKey("api", "", "A").reference("000"),
                new IdempotencyKey("api", "", "a").reference("001")));

        assertThat(references).hasSize(6);
    }

    @Test
    void the_key_does_not_print() {
        assertThat(new IdempotencyKey("api", "", "tarrant-2017")).asString().doesNotContain("tarrant");
    }
}
