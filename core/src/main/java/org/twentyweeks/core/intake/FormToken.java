package org.twentyweeks.core.intake;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What makes one copy of the council's own form one submission, however often it is sent. It has no last day: a parent may
 * leave a form open for a week.
 *
 * <p>Written {@code f2.<nonce>.<moment>.<signature>} when it goes out with an empty form, and
 * {@code f1.<nonce>.<signature>} when answers may be there already: sixteen bytes that nobody can predict, the moment in
 * milliseconds since 1970, and the HMAC-SHA-256 of the parts before it; bytes in base 64 for URLs. The signature keeps a
 * stranger from choosing the moment, and the nonce, which is the idempotency key.
 */
public final class FormToken {

    private static final String UNTIMED = "f1";
    private static final String TIMED = "f2";
    private static final int NONCE_BYTES = 16;
    private static final Pattern WRITTEN =
            Pattern.compile("(f1|f2)\\.([A-Za-z0-9_-]{22})(?:\\.([0-9]{1,15}))?\\.([A-Za-z0-9_-]{43})");

    private FormToken() {}

    /** A token for a copy of the form on which answers may be given already. */
    public static String issue(Chance chance, TokenRing ring) {
        return written(new Parts(UNTIMED, newNonce(chance), Optional.empty()), ring);
    }

    /**
     * A token for an empty copy of the form.
     *
     * @param shownAt when it is shown, by the gateway's clock
     */
    public static String issue(Chance chance, TokenRing ring, Instant shownAt) {
        return written(new Parts(TIMED, newNonce(chance), Optional.of(Long.toString(shownAt.toEpochMilli()))), ring);
    }

    /** The nonce of a token; empty when it is forged or spoilt, or when its secret is no longer on the ring. */
    public static Optional<String> nonce(String token, TokenRing ring) {
        return proven(token, ring).map(Parts::nonce);
    }

    /** When the empty copy was shown; empty for a token without a moment, and wherever there is no nonce. */
    public static Optional<Instant> shownAt(String token, TokenRing ring) {
        return proven(token, ring).flatMap(Parts::moment).map(moment -> Instant.ofEpochMilli(Long.parseLong(moment)));
    }

    private record Parts(String version, String nonce, Optional<String> moment) {

        List<String> written() {
            return Stream.concat(Stream.of(version, nonce), moment.stream()).toList();
        }

        List<String> signed() {
            return Stream.concat(Stream.of("form"), written().stream()).toList();
        }

        /** Without the nonce, which is a key. */
        @Override
        public String toString() {
            return "Parts[redacted]";
        }
    }

    private static String newNonce(Chance chance) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(NONCE_BYTES));
    }

    private static String written(Parts parts, TokenRing ring) {
        return String.join(".", parts.written()) + "." + ring.sign(parts.signed());
    }

    private static Optional<Parts> proven(String token, TokenRing ring) {
        var written = WRITTEN.matcher(token);
        if (!written.matches()) {
            return Optional.empty();
        }
        var parts = new Parts(written.group(1), written.group(2), Optional.ofNullable(written.group(3)));
        return parts.version().equals(TIMED) == parts.moment().isPresent()
                        && ring.signed(written.group(4), parts.signed())
                ? Optional.of(parts)
                : Optional.empty();
    }
}
