package org.twentyweeks.core.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.twentyweeks.core.intake.ChildHashes;

/** Finds the cases of one child. One query for each hash. */
final class SameChild {

    private final CaseIndexes indexes;

    SameChild(CaseIndexes indexes) {
        this.indexes = indexes;
    }

    /** Every case that has one of the hashes, each once. */
    List<Reference> cases(ChildHashes hashes) {
        var found = new LinkedHashSet<Reference>();
        hashes.ofUpn().forEach(hash -> found.addAll(indexes.withChildUpn(hash)));
        hashes.ofName().forEach(hash -> found.addAll(indexes.withChildName(hash)));
        return new ArrayList<>(found);
    }
}
