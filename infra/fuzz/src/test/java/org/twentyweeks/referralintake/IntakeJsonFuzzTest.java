package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.fuzz.Intake;
import org.twentyweeks.fuzz.Kept;
import org.twentyweeks.lambda.RefusedException;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;

/** A body that is said to be JSON: refused, or received once, however often it is sent. */
class IntakeJsonFuzzTest {

    private static final IntakeRequests REQUESTS = new IntakeRequests(Intake.AUTHORITY.contact(), Intake.CHANCE);

    @FuzzTest
    void intake_json(byte[] body) {
        var cases = new InMemoryCaseStore();
        var receive = Intake.into(cases);
        var request = Posted.json(body, "key");
        try {
            var first = receive.receive(REQUESTS.submission(request));
            var again = receive.receive(REQUESTS.submission(request));

            assertThat(IntakeReplies.of(again, request).body())
                    .isEqualTo(IntakeReplies.of(first, request).body());
            if (first instanceof Receipt.Accepted accepted) {
                var kept = cases.whole(accepted.reference()).orElseThrow();
                Kept.assertWell(kept);
                assertThat(kept.person().original().toArray()).isEqualTo(body);
                assertThat(((Receipt.Accepted) again).replayed()).isTrue();
            }
        } catch (RefusedException refused) {
            assertThat(cases.size()).isZero();
        }
    }
}
