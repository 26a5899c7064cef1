package org.twentyweeks.core.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Reference;

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
                ".", VERSION, reference.symbols(), lastDay.toString(), ring.sign(signed(reference, lastDay)));
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
                        .filter(lastDay -> ring.signed(parts[3], signed(reference, lastDay)))
                        .isPresent());
    }

    private static List<String> signed(Reference reference, LocalDate lastDay) {
        return List.of("submitter", VERSION, reference.symbols(), lastDay.toString());
    }

    private static Optional<LocalDate> lastDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
