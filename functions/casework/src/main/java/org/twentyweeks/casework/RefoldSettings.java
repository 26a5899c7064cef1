package org.twentyweeks.casework;

/**
 * What the refolding function is told by its environment.
 *
 * @param authorityCode the three-digit LA code of the council
 * @param casesTable the table of cases
 * @param refoldQueue the address of the queue that moves it, to which it sends what is left to do
 */
record RefoldSettings(String authorityCode, String casesTable, String refoldQueue) {}
