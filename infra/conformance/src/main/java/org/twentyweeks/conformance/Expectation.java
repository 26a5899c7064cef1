package org.twentyweeks.conformance;

import java.util.Optional;
import org.twentyweeks.core.statute.Ground;

/**
 * One field that a case expects.
 *
 * @param ground the ground that {@code exceptionAvailable} asks about; absent for every other field
 * @param value as the answer would be written: a day, {@code null}, a state, {@code true} or {@code false}
 */
public record Expectation(ExpectedField field, Optional<Ground> ground, String value) {

    /** How an answer says that there is no such day. */
    static final String NO_DAY = "null";
}
