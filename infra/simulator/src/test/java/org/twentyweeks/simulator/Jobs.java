package org.twentyweeks.simulator;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.simulation.Simulation;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/** Functions that no gateway stands before: the jobs of the night, and what is done to the list of staff. */
final class Jobs {

    private final Simulation simulation;

    Jobs(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Has something done in a process of its own; empty when it did not come to its end. */
    <T> Optional<T> run(String name, Supplier<T> work) {
        var slot = new ArrayList<T>();
        Optional<Ending> ending = simulation.await(
                Gateway.MAX,
                reply -> simulation.start(
                        name,
                        Gateway.FUNCTION_MAX,
                        () -> {
                            try {
                                slot.add(Objects.requireNonNull(work.get()));
                            } catch (UnavailableException unavailable) {
                                simulation.note(() -> name + " is told to try again");
                            }
                        },
                        reply));
        return ending.filter(Ending.DONE::equals).flatMap(done -> slot.stream().findFirst());
    }

    /** The same until it comes to its end, as a queue does, and no oftener than that. */
    <T> Optional<T> run(String name, int attempts, Supplier<T> work) {
        Optional<T> outcome = Optional.empty();
        for (int attempt = 1; attempt <= attempts && outcome.isEmpty(); attempt++) {
            outcome = run(name + "/" + attempt, work);
        }
        return outcome;
    }
}
