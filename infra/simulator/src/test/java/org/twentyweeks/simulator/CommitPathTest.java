package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.testkit.simulation.Dice;
import org.twentyweeks.testkit.simulation.Faults;

/**
 * The histories by which the commit path is tried when it is changed one place at a time: as few as show what the many do.
 * {@code make check} runs it against every change, and it alone.
 */
class CommitPathTest {

    @Test
    void the_simulator_finds_nothing_in_memory() {
        assertThat(Search.asDeployed().over(1, 150).failure().map(Search.Failure::told))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a fact recorded by a double click", "two recording at once"})
    void staff_at_once_break_nothing_on_dynamodb(String scenario) {
        var history = Scenarios.all().get(scenario);
        for (long seed : List.of(1L, 2L, 3L)) {
            var world = new IntakeWorld(history, Faults.none(), new InDynamoDb(new Dice(seed), 0.1), Build.AS_DEPLOYED);
            assertThat(world.run(true).violations()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void the_simulator_finds_nothing_on_dynamodb() {
        assertThat(Search.onDynamoDb().over(1, 8).failure().map(Search.Failure::told))
                .isEmpty();
    }
}
