package org.twentyweeks.core.casework;

import java.time.LocalDate;

/**
 * A place in an index of one owner's cases: behind the entry with that day and that reference.
 *
 * @param day by which the index orders
 */
public record IndexPosition(LocalDate day, Reference reference) {}
