package org.twentyweeks.referralintake;

/**
 * What the function is told by its environment.
 *
 * @param authorityCode the three-digit LA code of the council
 * @param casesTable the table of cases
 * @param hashKeysSecret the id of the secret with the keys of search and request hashes
 * @param tokenSecret the id of the secret that signs submitters' tokens
 */
record IntakeSettings(String authorityCode, String casesTable, String hashKeysSecret, String tokenSecret) {}
