package org.twentyweeks.casework;

/**
 * What the function that moves cases is told by its environment.
 *
 * @param authorityCode the three-digit LA code of the council
 * @param casesTable the table of cases
 * @param staffTable the table of staff and teams
 */
record MoveSettings(String authorityCode, String casesTable, String staffTable) {}
