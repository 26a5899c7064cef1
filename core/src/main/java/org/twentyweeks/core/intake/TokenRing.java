package org.twentyweeks.core.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.hashing.Sha256;

/**
 * The secrets that sign tokens. A signature is the HMAC-SHA-256 of the parts of a token in base 64 for URLs; the first part
 * names the kind of token, so that none passes for another.
 *
 * @param current signs
 * @param previous the one before, which still proves tokens it signed
 */
public record TokenRing(String current, Optional<String> previous) {

    String sign(List<String> parts) {
        return signature(parts, current);
    }

    /** Whether a secret of this ring made that signature. Takes as long whatever the signature is. */
    boolean signed(String signature, List<String> parts) {
        return Stream.concat(Stream.of(current), previous.stream())
                .anyMatch(secret -> MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        signature(parts, secret).getBytes(StandardCharsets.UTF_8)));
    }

    private static String signature(List<String> parts, String secret) {
        var mac = Sha256.keyed(secret.getBytes(StandardCharsets.UTF_8), parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    @Override
    public String toString() {
        return "TokenRing[redacted]";
    }
}
