package org.twentyweeks.core.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;

/**
 * What a submitter shows later to add to a request or see how it stands: a reference alone opens nothing.
 *
 * <p>Written {@code v1.<reference>.<last day>.<signature>}: the sixteen symbols, the last day on which it is good, and the
 * HMAC-SHA-256 of the parts before it in base 64 for URLs. The same request with the same secret has the same token.
 */
public final class SubmitterToken {

    private static final String VERSION = "v1";

    private SubmitterToken() {}

    /** The token for a request received that day. It is good for a year, the day itself included. */
    static String issue(Reference reference, LocalDate receivedOn, TokenRing ring) {
        var lastDay = receivedOn.plusYears(1);
        return String.join(
                ".", VERSION, reference.symbols(), lastDay.toString(), signature(reference, lastDay, ring.current()));
    }

    /** The reference for which a token is good on that day; empty when it is forged, spoilt or out of date. */
    public static Optional<Reference> read(String token, LocalDate day, TokenRing ring) {
        var parts = token.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        return Reference.parse(parts[1])
                .filter(reference -> reference.symbols().equals(parts[1]))
                .filter(reference -> lastDay(parts[2])
                        .filter(lastDay -> !day.isAfter(lastDay))
                        .filter(lastDay -> Stream.concat(Stream.of(ring.current()), ring.previous().stream())
                                .anyMatch(secret -> same(parts[3], signature(reference, lastDay, secret))))
                        .isPresent());
    }

    private static String signature(Reference reference, LocalDate lastDay, String secret) {
        var mac = Sha256.keyed(
                secret.getBytes(StandardCharsets.UTF_8),
                List.of("submitter", VERSION, reference.symbols(), lastDay.toString()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static Optional<LocalDate> lastDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
