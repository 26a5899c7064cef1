package org.twentyweeks.core.intake;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
        return String.join(".", VERSION, nonce, ring.sign(signed(nonce)));
    }

    /** The nonce of a token; empty when it is forged or spoilt, or when its secret is no longer on the ring. */
    public static Optional<String> nonce(String token, TokenRing ring) {
        var parts = WRITTEN.matcher(token);
        return parts.matches() && ring.signed(parts.group(2), signed(parts.group(1)))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    private static List<String> signed(String nonce) {
        return List.of("form", VERSION, nonce);
    }
}
