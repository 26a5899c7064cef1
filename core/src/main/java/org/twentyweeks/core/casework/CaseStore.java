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

    /**
     * Reads a case with its personal parts. One query, as {@link #find}.
     *
     * @throws UnavailableException when the store did not answer
     */
    Optional<WholeCase> findWhole(Reference reference);

    /**
     * Adds facts to a case and rewrites its head, unless the case is no longer as it was read: then nothing changes. One
     * call, no read. An addition that is stored already, because an earlier attempt came through, is recorded. One that
     * gives the case to a person is stored only while that person is on the list of staff and active.
     *
     * @throws UnavailableException when the store did not answer or was too busy; the facts may be stored all the same,
     *     and reading the case finds out
     */
    Recording record(Addition addition);

    /** What became of a new case. */
    sealed interface Acceptance {

        /** It is stored. */
        record Stored() implements Acceptance {}

        /** A case with its reference was stored before, by whoever sent it. */
        record AlreadyHeld(CaseHead head) implements Acceptance {}
    }

    /** What became of facts that were to be added. */
    sealed interface Recording {

        /** @param version of the case with the facts */
        record Recorded(String version) implements Recording {}

        /** Others recorded facts after the case was read, or it is not there. */
        record ChangedMeanwhile() implements Recording {}

        /** The case is as it was read, and whom it was to be given to is not active. */
        record OwnerNotActive() implements Recording {}
    }
}
