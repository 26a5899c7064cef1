package org.twentyweeks.core.audit;

import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Bytes;

/**
 * A case as it lies in the store, byte for byte, for whoever checks it. Nothing is taken for granted of it.
 *
 * @param head absent when it is not there
 * @param facts in the order of the store
 * @param flaws what the items show by themselves once the chain holds, the first fact first: the store knows their form
 */
public record CaseRecord(Reference reference, Optional<Head> head, List<Link> facts, List<Difference> flaws) {

    public CaseRecord {
        facts = List.copyOf(facts);
        flaws = List.copyOf(flaws);
    }

    /** What the head says of the facts. */
    public record Head(int factCount, String lastHash) {}

    /**
     * A fact in the chain.
     *
     * @param number by its place in the store
     * @param body the exact stored bytes
     */
    public record Link(int number, Bytes body, String previousHash, String hash) {}
}
