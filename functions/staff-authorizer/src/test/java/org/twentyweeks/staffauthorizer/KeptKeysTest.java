package org.twentyweeks.staffauthorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.UnavailableException;

class KeptKeysTest {

    private static final JWK FIRST = TestIssuer.rsa("first").toPublicJWK();
    private static final JWK SECOND = TestIssuer.rsa("second").toPublicJWK();

    private JWKSet published = new JWKSet(FIRST);
    private boolean reachable = true;
    private int readings;
    private long nanoseconds = -1;

    private final KeptKeys keys = new KeptKeys(this::publish, () -> nanoseconds);

    private JWKSet publish() {
        readings++;
        if (!reachable) {
            throw new UnavailableException("nobody answers");
        }
        return published;
    }

    private void pass(Duration time) {
        nanoseconds += time.toNanos();
    }

    @Test
    void keys_are_read_once_and_kept() {
        for (int token = 0; token < 1_000; token++) {
            assertThat(keys.key("first")).contains(FIRST);
        }

        assertThat(readings).isEqualTo(1);
    }

    @Test
    void a_new_key_is_found_at_once_and_the_old_one_is_gone_with_it() {
        keys.key("first");
        pass(Duration.ofSeconds(1));
        published = new JWKSet(SECOND);

        assertThat(keys.key("second")).contains(SECOND);
        assertThat(keys.key("first")).isEmpty();
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void two_keys_at_once_are_both_good() {
        published = new JWKSet(List.of(FIRST, SECOND));

        assertThat(keys.key("first")).contains(FIRST);
        assertThat(keys.key("second")).contains(SECOND);
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void a_flood_of_made_up_keys_is_looked_for_once_in_half_a_minute() {
        keys.key("first");
        for (int second = 1; second < 60; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(keys.key("made-up-" + second)).isEmpty();
        }

        assertThat(readings).isEqualTo(3);
    }

    @Test
    void a_key_that_was_taken_back_opens_nothing_after_a_quarter_of_an_hour() {
        keys.key("first");
        published = new JWKSet(SECOND);
        pass(Duration.ofMinutes(15).minusNanos(1));
        assertThat(keys.key("first")).contains(FIRST);

        pass(Duration.ofNanos(1));
        assertThat(keys.key("first")).isEmpty();
    }

    @Test
    void while_the_issuer_cannot_be_reached_its_keys_serve_for_an_hour() {
        keys.key("first");
        reachable = false;
        pass(Duration.ofHours(1).minusNanos(1));
        assertThat(keys.key("first")).contains(FIRST);

        pass(Duration.ofNanos(1));
        assertUnavailable("first");

        reachable = true;
        pass(Duration.ofSeconds(10));
        assertThat(keys.key("first")).contains(FIRST);
    }

    @Test
    void without_any_keys_nobody_gets_in_and_not_everybody_waits() {
        reachable = false;
        for (int token = 0; token < 100; token++) {
            assertUnavailable("first");
        }
        assertThat(readings).isEqualTo(1);

        pass(Duration.ofSeconds(10));
        reachable = true;
        assertThat(keys.key("first")).contains(FIRST);
    }

    @Test
    void whether_a_key_is_the_issuers_is_not_guessed_while_it_cannot_be_asked() {
        keys.key("first");
        pass(Duration.ofSeconds(1));
        reachable = false;

        assertUnavailable("second");
        assertThat(keys.key("first")).contains(FIRST);
    }

    private void assertUnavailable(String keyId) {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> keys.key(keyId));
    }
}
