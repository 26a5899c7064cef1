package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A harness that finds nothing proves nothing: every planted defect must be found, and by the invariant that it breaks. */
class PlantedBugsTest {

    private static final int SEEDS_MAX = 10_000;

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void every_planted_bug_is_caught(PlantedBug bug) {
        for (long seed = 0; seed < SEEDS_MAX; seed++) {
            var violations =
                    bug.world(History.random(seed), Search.faults(seed)).run().violations();
            var caught = violations.stream()
                    .filter(violation -> violation.invariant().equals(bug.invariant()))
                    .findFirst();
            if (caught.isPresent()) {
                assertThat(new IntakeWorld(
                                        History.random(seed), Search.faults(seed), new OpenStore(), Build.AS_DEPLOYED)
                                .run()
                                .violations())
                        .as("the same history without the bug")
                        .isEmpty();
                System.out.println(bug + " after " + (seed + 1) + " seeds: " + caught.get());
                return;
            }
        }
        assertThat(bug).as(bug.what() + " survived " + SEEDS_MAX + " seeds").isNull();
    }
}
