package org.twentyweeks.core.audit;

import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Reference;

/** The record of who read personal data. It is added to, and never edited. */
public interface AuditTrail {

    /** How many readings one page holds at most. */
    int PAGE_MAX = 100;

    /**
     * Records readings, all or none. Whoever shows personal data has this done first. What is on record under the same case,
     * moment and correlation id stays as it is.
     *
     * @param readings one to a hundred
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer: show nothing
     */
    void record(List<Reading> readings);

    /**
     * Who read a case, the latest first. One query.
     *
     * @param after where the page before ended; empty for the first
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer
     */
    Page of(Reference reference, Optional<String> after);

    /** @param next where the next page begins; empty when this is the last */
    record Page(List<Reading> readings, Optional<String> next) {

        public Page {
            readings = List.copyOf(readings);
        }
    }
}
