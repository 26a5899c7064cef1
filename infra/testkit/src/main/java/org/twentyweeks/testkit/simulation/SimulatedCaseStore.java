package org.twentyweeks.testkit.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;

/** A store of cases at the other end of a network, with indexes that come after the table by a time of their own. */
public final class SimulatedCaseStore implements CaseStore {

    private static final Duration LAG_LEAST = Duration.ofMillis(5);
    private static final Duration LAG_MOST = Duration.ofSeconds(20);

    private final Simulation simulation;
    private final CaseStore cases;
    private final CaseStore table;
    private final Map<Reference, StoredCase> indexed = new TreeMap<>(Comparator.comparing(Reference::symbols));
    private int writes;

    /** @param table the same cases, of which the indexes are made */
    public SimulatedCaseStore(Simulation simulation, CaseStore cases, CaseStore table) {
        this.simulation = simulation;
        this.cases = cases;
        this.table = table;
    }

    @Override
    public Acceptance accept(NewCase opened) {
        return simulation.call("cases.accept", Fault.OF_WRITING, () -> {
            var acceptance = cases.accept(opened);
            changed(opened.head().reference());
            return acceptance;
        });
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return simulation.call("cases.find", Fault.OF_READING, () -> cases.find(reference));
    }

    @Override
    public Optional<WholeCase> findWhole(Reference reference) {
        return simulation.call("cases.findWhole", Fault.OF_READING, () -> cases.findWhole(reference));
    }

    @Override
    public Recording record(Addition addition) {
        return simulation.call("cases.record", Fault.OF_WRITING, () -> {
            var recording = cases.record(addition);
            changed(addition.head().reference());
            return recording;
        });
    }

    /** Every case as the indexes show it just now, in the order of the references. Asking is not a call: whoever asks sees to that. */
    public List<StoredCase> asIndexed() {
        return List.copyOf(indexed.values());
    }

    /** Whether the indexes show a case just now. */
    public boolean isIndexed(Reference reference) {
        return indexed.containsKey(reference);
    }

    /** Has the indexes follow a case that was changed. */
    public void changed(Reference reference) {
        var lag = simulation.dice().time("lag of write " + ++writes, LAG_LEAST, LAG_MOST);
        simulation.after(lag, () -> table.find(reference).ifPresent(stored -> indexed.put(reference, stored)));
    }
}
