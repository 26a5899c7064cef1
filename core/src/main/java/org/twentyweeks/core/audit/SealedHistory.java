package org.twentyweeks.core.audit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.twentyweeks.core.audit.CaseRecord.Link;
import org.twentyweeks.core.audit.Difference.What;
import org.twentyweeks.core.casework.FactChain;
import org.twentyweeks.core.casework.Reference;

/** What all seals say together of each case, and whether a case is still what they say. Seals go in the earliest first. */
final class SealedHistory {

    /** By case and by number of facts, what the first seal that had that many says. */
    private final Map<Reference, TreeMap<Integer, Point>> points = new HashMap<>();

    private Optional<Seal> newest = Optional.empty();

    /** @param hash of the last fact */
    private record Point(String hash, LocalDate sealedOn) {}

    Optional<Seal> newest() {
        return newest;
    }

    /**
     * Takes in the next seal, unless it contradicts those before it.
     *
     * @param day for which it is kept
     * @param kept the text that is kept; empty when there is none
     */
    Optional<Difference> add(LocalDate day, Optional<String> kept) {
        if (kept.isEmpty()) {
            return Optional.of(Difference.ofSeal(day, What.SEAL_MISSING));
        }
        Seal seal;
        try {
            seal = Seal.read(kept.get());
        } catch (SealNotUnderstoodException changed) {
            return Optional.of(Difference.ofSeal(day, What.SEAL_UNREADABLE));
        }
        if (!seal.day().equals(day)) {
            return Optional.of(Difference.ofSeal(day, What.SEAL_OF_ANOTHER_DAY));
        }
        var difference = followsOn(seal).or(() -> takesBack(seal));
        if (difference.isEmpty()) {
            seal.cases()
                    .forEach(known -> points.computeIfAbsent(known.reference(), _ -> new TreeMap<>())
                            .putIfAbsent(known.factCount(), new Point(known.lastHash(), day)));
            newest = Optional.of(seal);
        }
        return difference;
    }

    private Optional<Difference> followsOn(Seal seal) {
        var named = seal.previous();
        if (named.map(Seal.Previous::day).equals(newest.map(Seal::day))) {
            return named.map(Seal.Previous::hash).equals(newest.map(Seal::hash))
                    ? Optional.empty()
                    : Optional.of(Difference.ofSeal(seal.day(), What.SEAL_BEFORE_IT_DIFFERS));
        }
        return Optional.of(named.map(missing -> Difference.ofSeal(missing.day(), What.SEAL_MISSING))
                .orElseGet(() -> Difference.ofSeal(seal.day(), What.SEAL_BEFORE_IT_DIFFERS)));
    }

    private Optional<Difference> takesBack(Seal seal) {
        var cases = new HashMap<Reference, SealedCase>();
        seal.cases().forEach(known -> cases.put(known.reference(), known));
        for (SealedCase before : newest.map(Seal::cases).orElse(List.of())) {
            var now = cases.get(before.reference());
            if (now == null) {
                return Optional.of(Difference.ofSeal(seal.day(), before.reference(), What.SEAL_LACKS_CASE));
            }
            boolean sameFacts = now.factCount() == before.factCount();
            if (now.factCount() < before.factCount()
                    || (sameFacts && !now.lastHash().equals(before.lastHash()))) {
                return Optional.of(Difference.ofSeal(seal.day(), before.reference(), What.SEAL_TAKES_BACK_FACTS));
            }
        }
        return Optional.empty();
    }

    /** The first thing about that case which is not as it was recorded and sealed. */
    Optional<Difference> check(CaseRecord stored) {
        var reference = stored.reference();
        if (stored.facts().isEmpty() && stored.head().isEmpty()) {
            return Optional.of(Optional.ofNullable(points.get(reference))
                    .map(known -> Difference.ofCase(
                            reference, 0, known.firstEntry().getValue().sealedOn(), What.CASE_MISSING))
                    .orElseGet(() -> Difference.ofCase(reference, 0, What.CASE_MISSING)));
        }
        return chain(stored)
                .or(() -> sealedPoints(stored))
                .or(() -> head(stored))
                .or(() -> stored.flaws().stream().findFirst());
    }

    private static Optional<Difference> chain(CaseRecord stored) {
        var hash = stored.reference().chainStart();
        int expected = 1;
        for (Link fact : stored.facts()) {
            if (fact.number() != expected) {
                return Optional.of(Difference.ofCase(stored.reference(), expected, What.FACT_MISSING));
            }
            if (!fact.previousHash().equals(hash)
                    || !fact.hash().equals(FactChain.next(hash, fact.body().toArray()))) {
                return Optional.of(Difference.ofCase(stored.reference(), expected, What.FACT_CHANGED));
            }
            hash = fact.hash();
            expected++;
        }
        return Optional.empty();
    }

    /** The chain holds, so that one hash speaks for all facts before it. */
    private Optional<Difference> sealedPoints(CaseRecord stored) {
        int agreed = 0;
        for (var point :
                points.getOrDefault(stored.reference(), new TreeMap<>()).entrySet()) {
            var sealedOn = point.getValue().sealedOn();
            if (stored.facts().size() < point.getKey()) {
                return Optional.of(
                        Difference.ofCase(stored.reference(), stored.facts().size() + 1, sealedOn, What.FACT_MISSING));
            }
            if (!stored.facts()
                    .get(point.getKey() - 1)
                    .hash()
                    .equals(point.getValue().hash())) {
                return Optional.of(
                        Difference.ofCase(stored.reference(), agreed + 1, sealedOn, What.FACT_NOT_AS_SEALED));
            }
            agreed = point.getKey();
        }
        return Optional.empty();
    }

    private static Optional<Difference> head(CaseRecord stored) {
        if (stored.head().isEmpty()) {
            return Optional.of(Difference.ofCase(stored.reference(), 0, What.HEAD_MISSING));
        }
        var head = stored.head().get();
        int facts = stored.facts().size();
        if (head.factCount() > facts) {
            return Optional.of(Difference.ofCase(stored.reference(), facts + 1, What.FACT_MISSING));
        }
        boolean names = facts > 0
                && head.factCount() == facts
                && head.lastHash().equals(stored.facts().getLast().hash());
        return names ? Optional.empty() : Optional.of(Difference.ofCase(stored.reference(), 0, What.HEAD_DIFFERS));
    }

    /** The cases that were ever sealed. */
    List<Reference> sealed() {
        return points.keySet().stream().toList();
    }
}
