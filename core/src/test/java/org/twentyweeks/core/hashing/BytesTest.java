package org.twentyweeks.core.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void nobody_can_change_them_from_outside() {
        var given = new byte[] {1, 2, 3};
        var bytes = Bytes.of(given);

        given[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void they_are_equal_by_content_and_print_as_their_number() {
        var secret = Bytes.of("secret".getBytes(StandardCharsets.UTF_8));

        assertThat(secret).isEqualTo(Bytes.of("secret".getBytes(StandardCharsets.UTF_8)));
        assertThat(secret).hasSameHashCodeAs(Bytes.of("secret".getBytes(StandardCharsets.UTF_8)));
        assertThat(secret).isNotEqualTo(Bytes.of("Secret".getBytes(StandardCharsets.UTF_8)));
        assertThat(secret).asString().isEqualTo("Bytes[6]");
        assertThat(secret.length()).isEqualTo(6);
    }
}
