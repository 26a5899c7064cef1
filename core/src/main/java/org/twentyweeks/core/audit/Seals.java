package org.twentyweeks.core.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where seals are kept: each is written once, and nobody can change or delete it while it must be kept. */
public interface Seals {

    /**
     * Keeps a seal, unless one of its day is there: then nothing changes. An earlier attempt of the same seal that came
     * through counts as kept.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer; the seal may be kept all
     *     the same, and keeping it again finds out
     */
    Keeping keep(Seal seal);

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

    /** What became of a seal. */
    sealed interface Keeping {

        /** It is kept, now or since an earlier attempt. */
        record Kept() implements Keeping {}

        /**
         * Another text was kept for its day before.
         *
         * @param text as it is kept
         */
        record HeldBefore(String text) implements Keeping {}
    }
}
