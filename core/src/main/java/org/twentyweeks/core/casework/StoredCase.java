package org.twentyweeks.core.casework;

import java.util.List;

/** A case as it was read, without its personal parts. */
public record StoredCase(CaseHead head, List<RecordedFact> facts) {

    public StoredCase {
        facts = List.copyOf(facts);
    }

    public CaseFile file() {
        return CaseFile.of(facts);
    }
}
