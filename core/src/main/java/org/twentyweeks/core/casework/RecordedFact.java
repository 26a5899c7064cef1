package org.twentyweeks.core.casework;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact with its place in the record of a case.
 *
 * @param number its place among the facts of the case, from 1, in the order in which they were recorded
 * @param recordedAt when it was recorded, which may be long after it happened
 * @param recordedBy who recorded it: {@code staff:<id>}, or {@code intake:<channel>} for what a machine received
 * @param recordingKey names the recording that added it, so that a retry finds it; absent for a fact that opened a case
 */
public record RecordedFact(
        int number, Fact fact, Instant recordedAt, String recordedBy, Optional<String> recordingKey) {

    public RecordedFact {
        if (number < 1) {
            throw new IllegalArgumentException("Facts are numbered from 1");
        }
    }

    /** A fact that no recording added to a case: it opened one. */
    public RecordedFact(int number, Fact fact, Instant recordedAt, String recordedBy) {
        this(number, fact, recordedAt, recordedBy, Optional.empty());
    }
}
