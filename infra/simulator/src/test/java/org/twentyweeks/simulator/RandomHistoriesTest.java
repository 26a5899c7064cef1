package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twentyweeks.simulator.Search.Result;

/** Seeded random histories in memory: {@code -Dseeds=…} for more of them, {@code -Dseed=…} for another first one. */
class RandomHistoriesTest {

    private static final long SEEDS = Long.getLong("seeds", 20_000);
    private static final long FIRST = Long.getLong("seed", 1);

    /** After so many it is told how far a long run is. */
    private static final long TOLD_AFTER = 20_000;

    @Test
    void no_history_breaks_an_invariant() {
        var search = Search.asDeployed();
        var result = Result.NONE;
        long started = System.nanoTime();
        for (long done = 0; done < SEEDS && result.failure().isEmpty(); done += TOLD_AFTER) {
            result = result.and(search.over(FIRST + done, Math.min(TOLD_AFTER, SEEDS - done)));
            tell(result, (System.nanoTime() - started) / 1e9);
        }
        assertThat(result.failure().map(Search.Failure::told)).isEmpty();
        assertThat(result.histories()).isEqualTo(SEEDS);
    }

    private static void tell(Result result, double seconds) {
        System.out.printf(
                "%,d of %,d histories from seed %d, %,d calls, %,d faults, %,d recordings, %,d refused,"
                        + " %.0f s, %.0f histories a second%n",
                result.histories(),
                SEEDS,
                FIRST,
                result.calls(),
                result.faults(),
                result.recorded(),
                result.refused(),
                seconds,
                result.histories() / seconds);
    }
}
