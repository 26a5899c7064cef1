package org.twentyweeks.staffauthorizer;

/**
 * What the function is told by its environment.
 *
 * @param staffIssuer the OpenID Connect issuer, exactly as its tokens name it
 * @param staffAudience whom a token must be for: its {@code aud}, or its {@code client_id} where it has no audience
 * @param staffRoleClaim the claim that names roles
 * @param staffIdClaim the claim that is a person's staff id
 */
record AuthorizerSettings(String staffIssuer, String staffAudience, String staffRoleClaim, String staffIdClaim) {}
