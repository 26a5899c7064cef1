package org.twentyweeks.core.audit;

/** Where seals are kept: each is written once, and nobody can change or delete it while it must be kept. */
public interface Seals extends KeptSeals {

    /**
     * Keeps a seal, unless one of its day is there: then nothing changes. An earlier attempt of the same seal that came
     * through counts as kept.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store did not answer; the seal may be kept all
     *     the same, and keeping it again finds out
     */
    Keeping keep(Seal seal);

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
