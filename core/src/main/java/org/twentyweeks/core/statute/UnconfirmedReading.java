package org.twentyweeks.core.statute;

/**
 * A reading of the law that no source seen confirms.
 *
 * @param reading what is taken to be the law, as a sentence
 * @param settledBy what would settle it, as a sentence
 */
public record UnconfirmedReading(String reading, String settledBy) {}
