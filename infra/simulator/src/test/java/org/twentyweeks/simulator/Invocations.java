package org.twentyweeks.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.testkit.simulation.Simulation;

/** Everything that was invoked, by the name of its process. */
final class Invocations {

    private final Simulation simulation;
    private final Map<String, Invocation> byProcess = new LinkedHashMap<>();

    Invocations(Simulation simulation) {
        this.simulation = simulation;
    }

    Invocation begin(String process, Deployed function) {
        var invocation = new Invocation(process, function);
        byProcess.put(process, invocation);
        return invocation;
    }

    /** The invocation that runs; empty when something else does, or nothing. */
    Optional<Invocation> running() {
        return simulation.running().map(byProcess::get);
    }

    Optional<Invocation> find(String process) {
        return Optional.ofNullable(byProcess.get(process));
    }

    /** In the order in which they began. */
    List<Invocation> all() {
        return List.copyOf(byProcess.values());
    }
}
