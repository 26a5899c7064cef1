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
}
