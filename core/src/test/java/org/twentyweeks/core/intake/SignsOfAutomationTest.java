package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Noted;

class SignsOfAutomationTest {

    private static final Instant SHOWN_AT = Instant.parse("2026-01-15T10:30:00.250Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 200, 2000, 2999})
    void a_form_that_is_sent_within_three_seconds_was_sent_too_soon(long millis) {
        assertThat(SignsOfAutomation.of(false, Optional.of(SHOWN_AT), SHOWN_AT.plusMillis(millis)))
                .containsExactly(Noted.SENT_TOO_SOON);
    }

    @ParameterizedTest
    @ValueSource(longs = {3000, 3001, 60_000, 604_800_000, 315_360_000_000L})
    void a_form_that_took_longer_shows_no_sign_however_long_it_took(long millis) {
        assertThat(SignsOfAutomation.of(false, Optional.of(SHOWN_AT), SHOWN_AT.plusMillis(millis)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -3_600_000})
    void a_clock_that_stands_still_or_was_set_back_is_no_sign(long millis) {
        assertThat(SignsOfAutomation.of(false, Optional.of(SHOWN_AT), SHOWN_AT.plusMillis(millis)))
                .isEmpty();
    }

    @Test
    void where_it_is_not_known_when_the_form_was_shown_there_is_no_sign() {
        assertThat(SignsOfAutomation.of(false, Optional.empty(), SHOWN_AT)).isEmpty();
    }

    @Test
    void something_in_the_unseen_field_is_a_sign_however_long_it_took() {
        assertThat(SignsOfAutomation.of(true, Optional.empty(), SHOWN_AT)).containsExactly(Noted.UNSEEN_FIELD_FILLED);
        assertThat(SignsOfAutomation.of(true, Optional.of(SHOWN_AT), SHOWN_AT.plusMillis(1)))
                .isEqualTo(Set.of(Noted.UNSEEN_FIELD_FILLED, Noted.SENT_TOO_SOON));
    }

    @Test
    void every_sign_that_is_found_holds_a_request() {
        assertThat(SignsOfAutomation.of(true, Optional.of(SHOWN_AT), SHOWN_AT.plusMillis(1)))
                .allMatch(Noted::isSignOfAutomation);
    }
}
