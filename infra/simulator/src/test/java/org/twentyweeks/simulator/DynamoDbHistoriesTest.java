package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The histories of the seeds once more, on the store that is deployed. */
class DynamoDbHistoriesTest {

    @Test
    void ten_histories_break_no_invariant_on_dynamodb() {
        run(10);
    }

    @Test
    @Tag("slow")
    void five_hundred_histories_break_no_invariant_on_dynamodb() {
        run(500);
    }

    private static void run(int histories) {
        long started = System.nanoTime();

        var result = Search.onDynamoDb().over(1, histories);

        System.out.printf(
                "%,d histories on DynamoDB Local over HTTP, %,d calls, %,d faults, %.0f s%n",
                result.histories(), result.calls(), result.faults(), (System.nanoTime() - started) / 1e9);
        assertThat(result.failure().map(Search.Failure::told)).isEmpty();
    }
}
