package org.twentyweeks.simulator;

import java.util.Map;
import java.util.stream.Collectors;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;

/** The twin in memory. */
final class InMemory implements Kept {

    private final InMemoryCaseStore cases = new InMemoryCaseStore();

    @Override
    public CaseStore store() {
        return cases;
    }

    @Override
    public Map<Reference, KeptCase> everything() {
        return cases.everything().stream()
                .collect(Collectors.toMap(
                        stored -> stored.head().reference(),
                        stored -> new KeptCase(
                                stored,
                                cases.whole(stored.head().reference())
                                        .orElseThrow()
                                        .person()
                                        .original())));
    }
}
