package org.twentyweeks.core.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;

/**
 * Facts to add to a case, and the head that follows from all of them: stored together or not at all.
 *
 * @param head of the case with these facts
 * @param version of the case to which they are added, {@link StoredCase#version}
 * @param facts numbered on from those that are there
 */
public record Addition(CaseHead head, String version, List<RecordedFact> facts) {

    /** How many facts one addition may hold: a transaction of the store takes a hundred items, one of them the head. */
    public static final int FACTS_MAX = 99;

    public Addition {
        facts = List.copyOf(facts);
        if (facts.isEmpty() || facts.size() > FACTS_MAX) {
            throw new IllegalArgumentException("An addition holds 1 to " + FACTS_MAX + " facts");
        }
        for (int place = 0; place < facts.size(); place++) {
            if (facts.get(place).number() != head.factCount() - facts.size() + 1 + place) {
                throw new IllegalArgumentException("The facts are not the last ones that the head counts");
            }
        }
    }

    /** The ids of the people to whom these facts give the case. */
    public Set<String> assignees() {
        return facts.stream()
                .map(RecordedFact::fact)
                .filter(OwnerAssigned.class::isInstance)
                .flatMap(assigned -> Owner.staffId(((OwnerAssigned) assigned).owner()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
