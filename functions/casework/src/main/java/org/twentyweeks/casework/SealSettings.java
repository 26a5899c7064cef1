package org.twentyweeks.casework;

/**
 * What the sealing function is told by its environment.
 *
 * @param casesTable the table of cases
 * @param sealsBucket the bucket of the seals
 */
record SealSettings(String casesTable, String sealsBucket) {}
