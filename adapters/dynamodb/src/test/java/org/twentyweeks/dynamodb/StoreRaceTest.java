package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

/** Many senders and many keys at once, in an order that the printed seed decides. */
@Tag("slow")
class StoreRaceTest {

    private static final int KEYS = 100;
    private static final int SENDERS_A_KEY = 64;

    @Test
    void each_key_ends_in_one_case_whoever_wins() throws Exception {
        long seed = 20260115L;
        var table = LocalTable.create();
        var cases = new DynamoDbCaseStore(table.client(), table.name());
        var calls = new ArrayList<Callable<Acceptance>>();
        for (int key = 0; key < KEYS; key++) {
            var opened = SampleCases.opened("race-" + key, SampleReferrals.complete());
            calls.addAll(Collections.nCopies(SENDERS_A_KEY, () -> cases.accept(opened)));
        }
        Collections.shuffle(calls, new Random(seed));

        int stored = 0;
        try (var senders = Executors.newFixedThreadPool(SENDERS_A_KEY)) {
            for (var answer : senders.invokeAll(calls)) {
                stored += answer.get() instanceof Acceptance.Stored ? 1 : 0;
            }
        }

        System.out.println("race: seed " + seed + ", " + calls.size() + " calls, " + stored + " stored");
        assertThat(stored).isEqualTo(KEYS);
        assertThat(table.items()).hasSize(3 * KEYS);
    }
}
