package org.twentyweeks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.testkit.simulation.Simulation;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/** Functions that no gateway stands before: the jobs of the night, and what is done to the list of staff. */
final class Jobs {

    private final Simulation simulation;
    private final List<Violation> defects;

    /** @param defects is added to when one fails with a defect */
    Jobs(Simulation simulation, List<Violation> defects) {
        this.simulation = simulation;
        this.defects = defects;
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
        if (ending.filter(Ending.FAILED::equals).isPresent()) {
            defects.add(new Violation("I14", name + " failed with a defect"));
        }
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
