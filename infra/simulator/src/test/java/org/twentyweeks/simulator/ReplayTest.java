package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tells one history from its beginning to its end: {@code make simulate SEED=…}, with {@code BUG=…} one with a defect, or on DynamoDB. */
@EnabledIfSystemProperty(named = "replay", matches = "-?[0-9]+", disabledReason = "make simulate SEED=… runs it")
class ReplayTest {

    @Test
    void the_history_of_a_seed_is_told() {
        long seed = Long.getLong("replay");
        var bug = Optional.ofNullable(System.getProperty("bug"))
                .filter(name -> !name.isEmpty())
                .map(PlantedBug::valueOf);
        var search = bug.map(Search::with)
                .orElseGet(() ->
                        System.getProperty("store", "").equals("dynamodb") ? Search.onDynamoDb() : Search.asDeployed());

        var run = search.told(seed);

        System.out.println(History.random(seed).told());
        run.account().forEach(System.out::println);
        var failure = search.over(seed, 1).failure();
        failure.ifPresent(found -> System.out.println(found.told()));
        assertThat(run.violations()).isEmpty();
    }
}
