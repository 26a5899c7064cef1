package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Reference;

class SubmitterTokenTest {

    private static final Reference REFERENCE = new Reference("YMESFQFCSQ9WS6M1");
    private static final LocalDate RECEIVED_ON = LocalDate.of(2026, 1, 15);
    private static final TokenRing RING = new TokenRing("sample-token-secret", Optional.empty());
    private static final String TOKEN = SubmitterToken.issue(REFERENCE, RECEIVED_ON, RING);

    /** The signature was computed outside this project, from the description alone. */
    @Test
    void it_is_the_reference_the_last_day_and_a_signature() {
        assertThat(TOKEN).isEqualTo("v1.YMESFQFCSQ9WS6M1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw");
    }

    @Test
    void it_is_good_from_the_day_of_receipt_through_its_last_day() {
        assertThat(SubmitterToken.read(TOKEN, RECEIVED_ON, RING)).contains(REFERENCE);
        assertThat(SubmitterToken.read(TOKEN, LocalDate.of(2027, 1, 15), RING)).contains(REFERENCE);
        assertThat(SubmitterToken.read(TOKEN, LocalDate.of(2027, 1, 16), RING)).isEmpty();
    }

    @Test
    void one_of_29_february_is_good_through_28_february() {
        var token = SubmitterToken.issue(REFERENCE, LocalDate.of(2028, 2, 29), RING);

        assertThat(SubmitterToken.read(token, LocalDate.of(2029, 2, 28), RING)).contains(REFERENCE);
        assertThat(SubmitterToken.read(token, LocalDate.of(2029, 3, 1), RING)).isEmpty();
    }

    @Test
    void a_token_with_any_one_character_changed_taken_out_or_doubled_is_forged() {
        for (int place = 0; place < TOKEN.length(); place++) {
            var before = TOKEN.substring(0, place);
            var behind = TOKEN.substring(place + 1);
            for (char other = ' '; other <= '~'; other++) {
                if (other != TOKEN.charAt(place)) {
                    assertThat(SubmitterToken.read(before + other + behind, RECEIVED_ON, RING))
                            .as(before + other + behind)
                            .isEmpty();
                }
            }
            assertThat(SubmitterToken.read(before + behind, RECEIVED_ON, RING))
                    .as(before + behind)
                    .isEmpty();
            assertThat(SubmitterToken.read(before + TOKEN.charAt(place) + TOKEN.substring(place), RECEIVED_ON, RING))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "v1",
                "v1.YMESFQFCSQ9WS6M1",
                "v1.YMESFQFCSQ9WS6M1.2027-01-15.",
                "v1.YMES-FQFC-SQ9W-S6M1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw",
                "v1.ymesfqfcsq9ws6m1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw",
                "v1.YMESFQFCSQ9WS6M1.2027-02-30.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw",
                "v1.YMESFQFCSQ9WS6M1.+2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw",
                "v1.YMESFQFCSQ9WS6M1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw=",
                "v1.YMESFQFCSQ9WS6M1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw.",
                "v2.YMESFQFCSQ9WS6M1.2027-01-15.cCPyjxJh_EZb3ptgBcDggGBTQhhCwzx4oZREB7JR0xw"
            })
    void nothing_else_is_read(String token) {
        assertThat(SubmitterToken.read(token, RECEIVED_ON, RING)).isEmpty();
    }

    @Test
    void the_secret_before_still_proves_and_the_one_before_that_does_not() {
        var next = new TokenRing("second", Optional.of("sample-token-secret"));
        var afterNext = new TokenRing("third", Optional.of("second"));

        assertThat(SubmitterToken.read(TOKEN, RECEIVED_ON, next)).contains(REFERENCE);
        assertThat(SubmitterToken.read(TOKEN, RECEIVED_ON, afterNext)).isEmpty();
        assertThat(SubmitterToken.issue(REFERENCE, RECEIVED_ON, next)).isNotEqualTo(TOKEN);
    }

    @Test
    void the_same_request_and_secret_have_the_same_token() {
        assertThat(SubmitterToken.issue(REFERENCE, RECEIVED_ON, RING)).isEqualTo(TOKEN);
    }
}
