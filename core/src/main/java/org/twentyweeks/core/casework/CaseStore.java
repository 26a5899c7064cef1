package org.twentyweeks.core.casework;

import java.util.Optional;

/** Where cases are kept. */
public interface CaseStore {

    /**
     * Stores a new case whole, unless one with its reference is there already: then nothing changes and that case's head
     * comes back. One call, no read. The answer holds however often the same case is sent, by however many at once.
     *
     * @throws UnavailableException when the store did not answer or was too busy; the case may be stored all the same,
     *     and sending it again finds out
     */
    Acceptance accept(NewCase opened);

    /**
     * Reads a case without its personal parts.
     *
     * @throws UnavailableException when the store did not answer
     */
    Optional<StoredCase> find(Reference reference);

    /** What became of a new case. */
    sealed interface Acceptance {

        /** It is stored. */
        record Stored() implements Acceptance {}

        /** A case with its reference was stored before, by whoever sent it. */
        record AlreadyHeld(CaseHead head) implements Acceptance {}
    }
}
