package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Seeded random histories in memory: {@code -Dseeds=…} for more of them, {@code -Dseed=…} for another first one. */
class RandomHistoriesTest {

    private static final long SEEDS = Long.getLong("seeds", 20_000);
    private static final long FIRST = Long.getLong("seed", 1);

    @Test
    void no_history_breaks_an_invariant() {
        long started = System.nanoTime();

        var result = Search.asDeployed().over(FIRST, SEEDS);

        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "%,d histories from seed %d, %,d calls, %,d faults, %,d recordings, %,d refused, %.0f histories a second%n",
                result.histories(),
                FIRST,
                result.calls(),
                result.faults(),
                result.recorded(),
                result.refused(),
                result.histories() / seconds);
        assertThat(result.failure().map(Search.Failure::told)).isEmpty();
    }
}
