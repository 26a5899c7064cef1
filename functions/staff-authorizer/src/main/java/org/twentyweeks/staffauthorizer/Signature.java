package org.twentyweeks.staffauthorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a key signed a token. Only asymmetric algorithms are taken: with a shared one, whoever can check tokens could
 * make them, and a public key would be a password that everybody knows.
 */
final class Signature {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int RSA_BITS_MIN = 2048;

    private Signature() {}

    /** What is wrong with it; empty when that key signed it. */
    static Optional<Refusal> refusal(JWSObject token, JWK key) {
        var algorithm = token.getHeader().getAlgorithm();
        boolean named = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
        boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        if (!named || !signs) {
            return Optional.of(Refusal.ALGORITHM);
        }
        try {
            var verifier = verifier(key);
            if (verifier.isEmpty() || !verifier.get().supportedJWSAlgorithms().contains(algorithm)) {
                return Optional.of(Refusal.ALGORITHM);
            }
            return token.verify(verifier.get()) ? Optional.empty() : Optional.of(Refusal.SIGNATURE);
        } catch (JOSEException unusable) {
            return Optional.of(Refusal.SIGNATURE);
        }
    }

    private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when rsa.size() >= RSA_BITS_MIN -> Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()));
            case ECKey curve -> Optional.of(new ECDSAVerifier(curve.toECPublicKey()));
            default -> Optional.empty();
        };
    }
}
