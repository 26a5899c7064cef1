package org.twentyweeks.staffauthorizer;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/** The public keys with which the issuer's tokens are signed. */
@FunctionalInterface
interface SigningKeys {

    /**
     * The key of that id; empty when the issuer publishes no such key.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when that cannot be found out
     */
    Optional<JWK> key(String keyId);
}
