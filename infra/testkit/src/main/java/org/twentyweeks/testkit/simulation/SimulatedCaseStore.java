package org.twentyweeks.testkit.simulation;

import java.util.Optional;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;

/** A store of cases at the other end of a network. */
public final class SimulatedCaseStore implements CaseStore {

    private final Simulation simulation;
    private final CaseStore cases;

    public SimulatedCaseStore(Simulation simulation, CaseStore cases) {
        this.simulation = simulation;
        this.cases = cases;
    }

    @Override
    public Acceptance accept(NewCase opened) {
        return simulation.call("cases.accept", Fault.OF_WRITING, () -> cases.accept(opened));
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return simulation.call("cases.find", Fault.OF_READING, () -> cases.find(reference));
    }

    @Override
    public Recording record(Addition addition) {
        return simulation.call("cases.record", Fault.OF_WRITING, () -> cases.record(addition));
    }
}
