package org.twentyweeks.core.casework;

import java.util.List;

/**
 * A case as it was read, without its personal parts.
 *
 * @param version names this state of the case: it changes with every fact that is recorded, and no state has it twice. It
 *     says nothing else and fits into an HTTP header
 */
public record StoredCase(CaseHead head, List<RecordedFact> facts, String version) {

    public StoredCase {
        facts = List.copyOf(facts);
    }

    public CaseFile file() {
        return CaseFile.of(facts);
    }

    /** What the facts come to: what the head keeps, unless another release derived that. */
    public CaseStanding standing() {
        return head.standing().derivedBy().equals(Derivation.current().versions())
                ? head.standing()
                : file().standing();
    }
}
