package org.twentyweeks.core.staff;

import java.time.Instant;

/** Where staff and teams are kept. Nobody is ever taken out: who leaves is no longer active. */
public interface StaffStore {

    /**
     * Everybody and every team. One query.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer
     */
    Staff everybody();

    /**
     * Keeps a member of staff as the version after that which is given, unless the list has another than that one; and
     * that it was done, in the same transaction. Keeping the same again as the same person in the same request is kept.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer; reading finds out whether
     *     it was kept
     */
    Keeping keep(StaffMember member, Change change);

    /** The same for a team. */
    Keeping keep(Team team, Change change);

    /**
     * Who changed the list and when.
     *
     * @param by {@code staff:<id>}
     * @param correlationId of the request
     */
    record Change(String by, Instant at, String correlationId) {}

    /** How keeping can end. */
    enum Keeping {
        KEPT,
        /** Somebody else kept another version meanwhile. */
        CHANGED_MEANWHILE
    }
}
