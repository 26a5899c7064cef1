package org.twentyweeks.testkit.casework;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.FactChain;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;

/** Cases in a map: the twin that keeps {@link CaseStoreContract}. */
public final class InMemoryCaseStore implements CaseStore {

    private final Map<Reference, Held> cases = new ConcurrentHashMap<>();

    private final Predicate<String> isActive;

    /** A store whose cases are given to nobody. */
    public InMemoryCaseStore() {
        this(_ -> false);
    }

    /** @param isActive whether the person with that id is on the list of staff and active */
    public InMemoryCaseStore(Predicate<String> isActive) {
        this.isActive = isActive;
    }

    private record Held(NewCase opened, StoredCase now) {}

    @Override
    public Acceptance accept(NewCase opened) {
        var reference = opened.head().reference();
        var version = version(reference.chainStart(), List.of(opened.request()));
        var held = cases.putIfAbsent(
                reference, new Held(opened, new StoredCase(opened.head(), List.of(opened.request()), version)));
        return held == null
                ? new Acceptance.Stored()
                : new Acceptance.AlreadyHeld(held.now().head());
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return Optional.ofNullable(cases.get(reference)).map(Held::now);
    }

    @Override
    public Optional<WholeCase> findWhole(Reference reference) {
        return Optional.ofNullable(cases.get(reference))
                .map(held -> new WholeCase(held.now(), List.of(held.opened().person())));
    }

    @Override
    public Recording record(Addition addition) {
        boolean active = addition.assignees().stream().allMatch(isActive);
        var version = version(addition.version(), addition.facts());
        var held = cases.computeIfPresent(
                addition.head().reference(),
                (_, before) -> active && before.now().version().equals(addition.version())
                        ? new Held(before.opened(), added(before.now(), addition, version))
                        : before);
        if (held != null && held.now().version().equals(version)) {
            return new Recording.Recorded(version);
        }
        return held != null && held.now().version().equals(addition.version())
                ? new Recording.OwnerNotActive()
                : new Recording.ChangedMeanwhile();
    }

    private static StoredCase added(StoredCase before, Addition addition, String version) {
        var facts = Stream.concat(before.facts().stream(), addition.facts().stream())
                .toList();
        return new StoredCase(addition.head(), facts, version);
    }

    /** A chain as the real one's, over a form of its own. */
    private static String version(String before, List<RecordedFact> facts) {
        var version = before;
        for (RecordedFact fact : facts) {
            version = FactChain.next(version, fact.toString().getBytes(StandardCharsets.UTF_8));
        }
        return version;
    }

    /** Rewrites the head of a case that is still as it was read; false when it is not. */
    boolean rewrite(CaseHead head, String version) {
        var held = cases.computeIfPresent(
                head.reference(),
                (_, before) -> before.now().version().equals(version)
                        ? new Held(
                                before.opened(),
                                new StoredCase(head, before.now().facts(), version))
                        : before);
        return held != null && held.now().version().equals(version);
    }

    /** Everything that was stored of a case when it was opened, its personal part included. */
    public Optional<NewCase> whole(Reference reference) {
        return Optional.ofNullable(cases.get(reference)).map(Held::opened);
    }

    /** Every case as it is now. */
    public List<StoredCase> everything() {
        return cases.values().stream().map(Held::now).toList();
    }

    public int size() {
        return cases.size();
    }
}
