package org.twentyweeks.casework;

/**
 * What the function is told by its environment.
 *
 * @param authorityCode the three-digit LA code of the council
 */
record CaseworkSettings(String authorityCode) {}
