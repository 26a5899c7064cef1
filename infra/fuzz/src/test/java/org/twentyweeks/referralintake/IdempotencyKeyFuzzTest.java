package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.fuzz.Intake;
import org.twentyweeks.lambda.RefusedException;

/** A key in its header: taken as it is when it is 1 to 255 visible ASCII characters, and otherwise refused. */
class IdempotencyKeyFuzzTest {

    private static final IntakeRequests REQUESTS = new IntakeRequests(Intake.AUTHORITY.contact(), Intake.CHANCE);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @FuzzTest
    void idempotency_key(byte[] bytes) {
        var key = new String(bytes, StandardCharsets.UTF_8);
        boolean usable = key.length() >= 1
                && key.length() <= 255
                && key.chars().allMatch(symbol -> symbol > ' ' && symbol < 0x7F);
        try {
            var taken = REQUESTS.submission(Posted.json(BODY, key)).key();

            assertThat(usable).isTrue();
            assertThat(taken.key()).isEqualTo(key);
            assertThat(taken.toString()).isEqualTo("IdempotencyKey[api]");
            var longer = new IdempotencyKey(taken.channel(), taken.form(), key + "x");
            assertThat(taken.reference("000"))
                    .isNotEqualTo(longer.reference("000"))
                    .isNotEqualTo(taken.reference("901"));
        } catch (RefusedException refused) {
            assertThat(usable).isFalse();
        }
    }
}
