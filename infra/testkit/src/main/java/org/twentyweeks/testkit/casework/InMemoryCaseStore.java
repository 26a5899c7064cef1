package org.twentyweeks.testkit.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;

/** Cases in a map: the twin that keeps {@link CaseStoreContract}. */
public final class InMemoryCaseStore implements CaseStore {

    private final Map<Reference, NewCase> cases = new ConcurrentHashMap<>();

    @Override
    public Acceptance accept(NewCase opened) {
        var held = cases.putIfAbsent(opened.head().reference(), opened);
        return held == null ? new Acceptance.Stored() : new Acceptance.AlreadyHeld(held.head());
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return Optional.ofNullable(cases.get(reference))
                .map(held -> new StoredCase(held.head(), List.of(held.request())));
    }

    /** Everything that was stored of a case, its personal part included. */
    public Optional<NewCase> whole(Reference reference) {
        return Optional.ofNullable(cases.get(reference));
    }

    /** Everything that was stored. */
    public List<NewCase> everything() {
        return List.copyOf(cases.values());
    }

    public int size() {
        return cases.size();
    }
}
