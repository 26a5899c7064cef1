package org.twentyweeks.core.intake;

import java.util.Optional;

/**
 * The secrets that sign submitters' tokens.
 *
 * @param current signs
 * @param previous the one before, which still proves tokens it signed
 */
public record TokenRing(String current, Optional<String> previous) {

    @Override
    public String toString() {
        return "TokenRing[redacted]";
    }
}
