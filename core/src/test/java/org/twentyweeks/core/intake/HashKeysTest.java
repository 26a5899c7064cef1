package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashKeysTest {

    @Test
    void the_highest_version_is_the_current_one_as_a_number_and_not_as_a_text() {
        var keys = new HashKeys(Map.of(9, "nine", 10, "ten", 1, "one"));

        assertThat(keys.currentVersion()).isEqualTo(10);
        assertThat(keys.current()).isEqualTo("ten");
        assertThat(keys.key(1)).contains("one");
        assertThat(keys.key(2)).isEqualTo(Optional.empty());
    }

    @Test
    void none_at_all_is_refused() {
        assertThatThrownBy(() -> new HashKeys(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no hash key");
    }

    @Test
    void secrets_do_not_print() {
        assertThat(new HashKeys(Map.of(1, "one-secret"))).asString().isEqualTo("HashKeys[1]");
        assertThat(new TokenRing("two-secret", Optional.of("old-secret")))
                .asString()
                .doesNotContain("secret");
    }
}
