package org.twentyweeks.referralform;

/**
 * What the function is told by its environment.
 *
 * @param authorityCode the three-digit LA code of the council
 * @param tokenSecret the id of the secret that signs the form's tokens
 */
record FormSettings(String authorityCode, String tokenSecret) {}
