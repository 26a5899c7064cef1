package org.twentyweeks.casework;

/**
 * What the function is told by its environment.
 *
 * @param authorityCode the three-digit LA code of the council
 * @param casesTable the table of cases
 * @param staffTable the table of staff and teams
 * @param auditTable the table of who read personal data
 * @param hashKeysSecret the secret with the keys of the search hashes
 * @param tokenSecret the secret of the tokens of submitters
 */
record CaseworkSettings(
        String authorityCode,
        String casesTable,
        String staffTable,
        String auditTable,
        String hashKeysSecret,
        String tokenSecret) {}
