package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Reference;

class FormTokenTest {

    private static final TokenRing RING = new TokenRing("a-secret", Optional.of("the-one-before"));

    @Test
    void a_token_of_the_ring_gives_its_nonce() {
        var current = FormToken.issue(byte[]::new, RING);
        var previous = FormToken.issue(byte[]::new, new TokenRing("the-one-before", Optional.empty()));

        assertThat(FormToken.nonce(current, RING)).contains("AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(FormToken.nonce(previous, RING)).contains("AAAAAAAAAAAAAAAAAAAAAA");
    }

    @Test
    void a_token_with_any_symbol_changed_gives_none() {
        var token = FormToken.issue(byte[]::new, RING);

        for (int place = 0; place < token.length(); place++) {
            var forged = new StringBuilder(token);
            forged.setCharAt(place, token.charAt(place) == 'x' ? 'y' : 'x');
            assertThat(FormToken.nonce(forged.toString(), RING)).as("%d", place).isEmpty();
        }
        assertThat(FormToken.nonce(token + "A", RING)).isEmpty();
        assertThat(FormToken.nonce("", RING)).isEmpty();
        assertThat(FormToken.nonce(token, new TokenRing("another", Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_submitters_token_is_no_token_of_a_form() {
        var reference = Reference.ofDigest(new byte[32]);

        assertThat(FormToken.nonce(SubmitterToken.issue(reference, LocalDate.of(2026, 1, 15), RING), RING))
                .isEmpty();
    }
}
