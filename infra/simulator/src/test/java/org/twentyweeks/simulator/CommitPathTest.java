package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The histories by which the commit path is tried when it is changed one place at a time: as few as show what the many do.
 * {@code make check} runs it against every change, and it alone.
 */
class CommitPathTest {

    @Test
    void the_simulator_finds_nothing_in_memory() {
        assertThat(Search.asDeployed().over(1, 400).failure().map(Search.Failure::told))
                .isEmpty();
    }

    @Test
    void the_simulator_finds_nothing_on_dynamodb() {
        assertThat(Search.onDynamoDb().over(1, 25).failure().map(Search.Failure::told))
                .isEmpty();
    }
}
