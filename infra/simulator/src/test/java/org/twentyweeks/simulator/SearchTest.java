package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.simulation.Faults;

class SearchTest {

    @Test
    void what_breaks_an_invariant_is_made_as_short_as_it_can_be_and_told_with_the_way_to_see_it_again() {
        var failure = Search.with(PlantedBug.KEY_EXPIRES).over(0, 100).failure().orElseThrow();
        long seed = failure.least().seed();

        assertThat(failure.least().steps())
                .hasSizeLessThan(History.random(seed).steps().size());
        assertThat(PlantedBug.KEY_EXPIRES
                        .world(failure.least(), Faults.exactly(failure.faults()))
                        .run()
                        .violations())
                .isEqualTo(failure.violations())
                .isNotEmpty();
        assertThat(failure.told())
                .contains("broken I1", "the shortest history found: seed " + seed)
                .contains(
                        failure.least().steps().getFirst().toString(),
                        failure.account().getFirst())
                .endsWith("again: make simulate SEED=" + seed + " BUG=KEY_EXPIRES");
    }

    @Test
    void a_history_that_cannot_be_run_is_named() {
        var search = new Search(
                (history, faults) -> {
                    throw new IllegalStateException("no world");
                },
                "STORE=none");

        assertThatThrownBy(() -> search.over(7, 1)).rootCause().hasMessage("no world");
        assertThatThrownBy(() -> search.over(7, 1)).hasMessageContaining("make simulate SEED=7 STORE=none");
    }
}
