package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.testkit.simulation.Dice;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Faults;

/**
 * The histories by which the commit path is tried when it is changed one place at a time: as few as show what the many do,
 * and none is made shorter, because only whether one fails is asked. {@code make check} runs it against every change, and
 * it alone; {@code make test} runs the many.
 */
@Tag("slow")
class CommitPathTest {

    @Test
    void no_history_in_memory_breaks_an_invariant() {
        breakNothing(Search.asDeployed(), 150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a fact recorded by a double click",
                "two recording at once",
                "a case opened, and its child looked for",
                "a case given to somebody who has left",
                "two giving a case away at once"
            })
    void staff_break_nothing_on_dynamodb(String scenario) {
        var steps = Scenarios.all().get(scenario);
        LongStream.rangeClosed(1, 5).forEach(seed -> {
            var history = new History(seed, steps.start(), steps.steps());
            var kept = new InDynamoDb(new Dice(seed), 0.1);
            assertThat(new IntakeWorld(history, Faults.none(), kept, Build.AS_DEPLOYED)
                            .run()
                            .violations())
                    .as("seed " + seed)
                    .isEmpty();
        });
    }

    @Test
    void what_is_tried_again_after_midnight_is_what_was_done_before_it() {
        var lost = Faults.exactly(Map.of("manager#2", Fault.ANSWER_LOST));
        var run = new IntakeWorld(Scenarios.all().get(Scenarios.EVE), lost, new InMemory(), Build.AS_DEPLOYED).run();

        assertThat(run.faults()).hasSize(1);
        assertThat(run.violations()).isEmpty();
    }

    @Test
    void no_history_on_dynamodb_breaks_an_invariant() {
        breakNothing(Search.onDynamoDb(), 8);
    }

    private static void breakNothing(Search search, int histories) {
        LongStream.rangeClosed(1, histories)
                .forEach(seed -> assertThat(search.run(seed).violations())
                        .as("seed " + seed)
                        .isEmpty());
    }
}
