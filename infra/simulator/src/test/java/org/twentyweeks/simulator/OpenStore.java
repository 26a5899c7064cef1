package org.twentyweeks.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.hashing.Bytes;

/** A store whose items can be written without any condition: where defects are planted. */
final class OpenStore implements Kept, CaseStore {

    private final Map<Reference, KeptCase> cases = new HashMap<>();

    /** The items of one case; a part may be missing. */
    static KeptCase whole(NewCase opened) {
        return new KeptCase(
                opened.head(), List.of(opened.request()), opened.person().original());
    }

    @Nullable
    KeptCase get(Reference reference) {
        return cases.get(reference);
    }

    void put(CaseHead head, List<RecordedFact> facts, Bytes original) {
        cases.put(head.reference(), new KeptCase(head, facts, original));
    }

    void put(NewCase opened) {
        cases.put(opened.head().reference(), whole(opened));
    }

    @Override
    public Acceptance accept(NewCase opened) {
        var held = cases.putIfAbsent(opened.head().reference(), whole(opened));
        return held == null ? new Acceptance.Stored() : new Acceptance.AlreadyHeld(held.head());
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return Optional.ofNullable(cases.get(reference)).map(held -> new StoredCase(held.head(), held.facts()));
    }

    @Override
    public CaseStore store() {
        return this;
    }

    @Override
    public Map<Reference, KeptCase> everything() {
        return Map.copyOf(cases);
    }
}
