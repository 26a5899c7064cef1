package org.twentyweeks.core.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Fact.BackdatingReason;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.hashing.Bytes;

/**
 * A request as it came in.
 *
 * @param receivedAt when it reached the council's address, by the gateway's clock
 * @param referral the answers as they were sent, each empty when it was not given
 * @param noted what the decoding already found
 * @param original the bytes exactly as they were sent
 * @param keyed by whom, where staff typed in what came by letter, e-mail or telephone; absent for what arrived by itself
 */
public record Submission(
        IdempotencyKey key,
        Instant receivedAt,
        Route route,
        Referral referral,
        Set<Noted> noted,
        Bytes original,
        Optional<Keyed> keyed) {

    /** The longest original that is taken: it lies compressed in one item, which holds at most 400 KB. */
    public static final int ORIGINAL_BYTES_MAX = 128 * 1024;

    /**
     * What staff say of a request that they typed in.
     *
     * @param by {@code staff:<id>}
     * @param receivedOn the day on which it reached the council, by which the clock runs
     * @param backdatedBecause why that is not the day on which it was typed in; absent when it is
     */
    public record Keyed(String by, LocalDate receivedOn, Optional<BackdatingReason> backdatedBecause) {}

    public Submission {
        noted = Set.copyOf(noted);
    }

    /** One that arrived by itself. */
    public Submission(
            IdempotencyKey key, Instant receivedAt, Route route, Referral referral, Set<Noted> noted, Bytes original) {
        this(key, receivedAt, route, referral, noted, original, Optional.empty());
    }
}
