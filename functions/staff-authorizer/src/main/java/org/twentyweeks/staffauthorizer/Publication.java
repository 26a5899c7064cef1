package org.twentyweeks.staffauthorizer;

import com.nimbusds.jose.jwk.JWKSet;

/** What an issuer publishes. */
@FunctionalInterface
interface Publication {

    /**
     * Reads the keys that it signs with now.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when they cannot be read
     */
    JWKSet read();
}
