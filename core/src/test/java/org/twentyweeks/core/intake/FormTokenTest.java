package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Reference;

class FormTokenTest {

    private static final Instant SHOWN_AT = Instant.parse("2026-01-15T10:30:00.250Z");
    private static final TokenRing RING = new TokenRing("a-secret", Optional.of("the-one-before"));

    @Test
    void a_token_of_the_ring_gives_its_nonce() {
        var current = FormToken.issue(byte[]::new, RING);
        var previous = FormToken.issue(byte[]::new, new TokenRing("the-one-before", Optional.empty()));

        assertThat(FormToken.nonce(current, RING)).contains("AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(FormToken.nonce(previous, RING)).contains("AAAAAAAAAAAAAAAAAAAAAA");
    }

    @Test
    void a_token_of_an_empty_form_also_says_when_it_was_shown() {
        var token = FormToken.issue(byte[]::new, RING, SHOWN_AT);

        assertThat(token).startsWith("f2.AAAAAAAAAAAAAAAAAAAAAA.1768473000250.");
        assertThat(FormToken.nonce(token, RING)).contains("AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(FormToken.shownAt(token, RING)).contains(SHOWN_AT);
        assertThat(FormToken.shownAt(FormToken.issue(byte[]::new, RING), RING)).isEmpty();
    }

    /** The signatures were computed by another program. */
    @Test
    void a_token_of_every_release_is_accepted_however_old() {
        assertThat(FormToken.nonce("f1.AAAAAAAAAAAAAAAAAAAAAA.vb79t9AdhRVWZY8Tbo_W9i-0DCSk6WUgx34-hoPvHHU", RING))
                .contains("AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(FormToken.nonce("f2.AAAAAAAAAAAAAAAAAAAAAA.0.La3xv1rcYQYqeu82u1xeKDB8qvpf72YKLJItQHm48qo", RING))
                .contains("AAAAAAAAAAAAAAAAAAAAAA");
    }

    @Test
    void a_moment_is_neither_taken_from_a_token_nor_put_into_one() {
        var timed = FormToken.issue(byte[]::new, RING, SHOWN_AT);
        var untimed = FormToken.issue(byte[]::new, RING);
        for (String forged : List.of(
                timed.replace(".1768473000250", ""),
                timed.replace("f2.", "f1.").replace(".1768473000250", ""),
                timed.replace("f2.", "f1."),
                untimed.replace("f1.", "f2."),
                untimed.replace("AA.", "AA.1."),
                untimed.replace("f1.", "f2.").replace("AA.", "AA.1."))) {
            assertThat(FormToken.nonce(forged, RING)).as(forged).isEmpty();
            assertThat(FormToken.shownAt(forged, RING)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_token_with_any_symbol_changed_gives_none(boolean timed) {
        var token = timed ? FormToken.issue(byte[]::new, RING, SHOWN_AT) : FormToken.issue(byte[]::new, RING);

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
