package org.twentyweeks.core.intake;

import java.time.Instant;
import java.util.Set;
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
 */
public record Submission(
        IdempotencyKey key, Instant receivedAt, Route route, Referral referral, Set<Noted> noted, Bytes original) {

    /** The longest original that is taken: it lies compressed in one item, which holds at most 400 KB. */
    public static final int ORIGINAL_BYTES_MAX = 128 * 1024;

    public Submission {
        noted = Set.copyOf(noted);
    }
}
