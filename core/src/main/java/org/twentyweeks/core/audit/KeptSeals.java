package org.twentyweeks.core.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The seals that are kept, for whoever reads them. */
public interface KeptSeals {

    /**
     * The text that is kept for that day, whatever it is.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer
     */
    Optional<String> find(LocalDate day);

    /**
     * The days of which there is a seal, the earliest first.
     *
     * @throws IllegalStateException when something else than seals lies among them
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer
     */
    List<LocalDate> days();
}
