package org.twentyweeks.core.casework;

import java.time.LocalDate;

/**
 * Who has a case, and since when.
 *
 * @param owner {@code staff:<id>} or {@code team:<id>}
 * @param since the day on which it was given to that owner
 */
public record Ownership(String owner, LocalDate since) {}
