package org.twentyweeks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.FactChain;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.PersonalPart;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.audit.InMemoryAuditTrail;
import org.twentyweeks.testkit.audit.InMemoryCaseRecords;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;

/** A store whose items can be written without any condition: where defects are planted. */
final class OpenStore implements Kept, CaseStore {

    private final Map<Reference, KeptCase> cases = new HashMap<>();
    private final Map<Reference, PersonalPart> persons = new HashMap<>();
    private final InMemoryStaffStore staff = new InMemoryStaffStore();
    private Consumer<Reference> indexes = changed -> {};
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();

    void put(CaseHead head, List<RecordedFact> facts, Bytes original) {
        var version = version(head.reference(), facts);
        cases.put(head.reference(), new KeptCase(new StoredCase(head, facts, version), original));
        indexes.accept(head.reference());
    }

    @Override
    public void follow(Consumer<Reference> indexes) {
        this.indexes = indexes;
    }

    /** The chain of the twin in memory. */
    static String version(Reference reference, List<RecordedFact> facts) {
        var version = reference.chainStart();
        for (RecordedFact fact : facts) {
            version = FactChain.next(version, fact.toString().getBytes(UTF_8));
        }
        return version;
    }

    void put(NewCase opened) {
        persons.put(opened.head().reference(), opened.person());
        put(opened.head(), List.of(opened.request()), opened.person().original());
    }

    /** Puts facts where their numbers say, over whatever is there, and leaves the head to that. */
    void put(CaseHead head, List<RecordedFact> facts) {
        var before = cases.get(head.reference());
        var all = new ArrayList<>(before.stored().facts());
        for (RecordedFact fact : facts) {
            if (fact.number() <= all.size()) {
                all.set(fact.number() - 1, fact);
            } else {
                all.add(fact);
            }
        }
        put(head, all, before.original());
    }

    @Override
    public Acceptance accept(NewCase opened) {
        var held = cases.get(opened.head().reference());
        if (held != null) {
            return new Acceptance.AlreadyHeld(held.stored().head());
        }
        put(opened);
        return new Acceptance.Stored();
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return Optional.ofNullable(cases.get(reference)).map(KeptCase::stored);
    }

    @Override
    public Optional<WholeCase> findWhole(Reference reference) {
        return find(reference)
                .map(stored -> new WholeCase(
                        stored,
                        Optional.ofNullable(persons.get(reference)).stream().toList()));
    }

    @Override
    public Recording record(Addition addition) {
        var before = cases.get(addition.head().reference());
        if (before == null || !before.stored().version().equals(addition.version())) {
            return new Recording.ChangedMeanwhile();
        }
        if (!addition.assignees().stream().allMatch(staff::isActive)) {
            return new Recording.OwnerNotActive();
        }
        return put(addition);
    }

    /** Records facts whatever the case holds, and whoever they give it to. */
    Recording put(Addition addition) {
        put(addition.head(), addition.facts());
        return new Recording.Recorded(
                cases.get(addition.head().reference()).stored().version());
    }

    @Override
    public CaseStore store() {
        return this;
    }

    @Override
    public StaffStore staff() {
        return staff;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public CaseHeads.Refolding refold(CaseHead head, String version) {
        var stored = find(head.reference())
                .filter(now -> now.version().equals(version))
                .isPresent();
        if (stored) {
            put(head, List.of());
        }
        return stored ? CaseHeads.Refolding.REFOLDED : CaseHeads.Refolding.CHANGED_MEANWHILE;
    }

    @Override
    public CaseRecords records() {
        return InMemoryCaseRecords.of(
                cases.values().stream().map(KeptCase::stored).toList());
    }

    @Override
    public Map<Reference, KeptCase> everything() {
        return Map.copyOf(cases);
    }
}
