package org.twentyweeks.core.casework;

import java.util.List;
import java.util.Optional;

/**
 * Some of what an index holds.
 *
 * @param next where the next page begins; empty when this is the last. A next page may turn out to be empty
 */
public record IndexPage<E>(List<E> entries, Optional<IndexPosition> next) {

    public IndexPage {
        entries = List.copyOf(entries);
    }
}
