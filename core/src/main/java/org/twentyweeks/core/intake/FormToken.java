package org.twentyweeks.core.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.twentyweeks.core.hashing.Sha256;

/**
 * What makes one copy of the council's own form one submission, however often it is sent. It has no last day: a parent may
 * leave a form open for a week.
 *
 * <p>Written {@code f1.<nonce>.<signature>}: sixteen bytes that nobody can predict and the HMAC-SHA-256 of the part before
 * it, both in base 64 for URLs. The signature keeps a stranger from choosing the nonce, which is the idempotency key.
 */
public final class FormToken {

    private static final String VERSION = "f1";
    private static final int NONCE_BYTES = 16;
    private static final Pattern WRITTEN = Pattern.compile("f1\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

    private FormToken() {}

    /** A token for a new copy of the form. */
    public static String issue(Chance chance, TokenRing ring) {
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(NONCE_BYTES));
        return String.join(".", VERSION, nonce, signature(nonce, ring.current()));
    }

    /** The nonce of a token; empty when it is forged or spoilt, or when its secret is no longer on the ring. */
    public static Optional<String> nonce(String token, TokenRing ring) {
        var parts = WRITTEN.matcher(token);
        return parts.matches()
                        && Stream.concat(Stream.of(ring.current()), ring.previous().stream())
                                .anyMatch(secret -> same(parts.group(2), signature(parts.group(1), secret)))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    private static String signature(String nonce, String secret) {
        var mac = Sha256.keyed(secret.getBytes(StandardCharsets.UTF_8), List.of("form", VERSION, nonce));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
