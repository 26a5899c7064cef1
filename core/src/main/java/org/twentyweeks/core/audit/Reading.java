package org.twentyweeks.core.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Reference;

/**
 * That somebody read personal data. It holds nothing of what was read.
 *
 * @param reference of the case; absent for a search that found none
 * @param readBy {@code staff:<id>}
 * @param parts what was shown, at least one part
 * @param route by which operation of the staff API
 * @param correlationId of the request, by which its log line is found
 */
public record Reading(
        Optional<Reference> reference,
        String readBy,
        Set<CasePart> parts,
        String route,
        Instant at,
        String correlationId) {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public Reading {
        parts = Set.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("Who reads nothing has read nothing");
        }
    }

    /** Where it stands among the readings of its case: texts that sort by the moment, to the millisecond. */
    public String place() {
        return placeOf(at, correlationId);
    }

    /** The same of anything that is on record. */
    public static String placeOf(Instant at, String correlationId) {
        return MILLISECONDS.format(at) + "#" + correlationId;
    }
}
