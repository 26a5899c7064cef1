package org.twentyweeks.simulator;

import java.util.List;
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
                        whole -> whole.head().reference(),
                        whole -> new KeptCase(
                                whole.head(),
                                List.of(whole.request()),
                                whole.person().original())));
    }
}
