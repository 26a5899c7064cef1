package org.twentyweeks.staffauthorizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** From when to when a token is good. Its times are whole seconds since 1970. */
final class Validity {

    /** How far the issuer's clock may be ahead of ours. None is given to a token at its end. */
    private static final long SECONDS_AHEAD_MAX = 60;

    private final JsonNode claims;

    Validity(JsonNode claims) {
        this.claims = claims;
    }

    Optional<Refusal> refusal(Instant at) {
        long now = at.getEpochSecond();
        if (!isTime("exp") || !(isTime("nbf") || isAbsent("nbf")) || !(isTime("iat") || isAbsent("iat"))) {
            return Optional.of(Refusal.MALFORMED);
        }
        if (now >= seconds("exp")) {
            return Optional.of(Refusal.EXPIRED);
        }
        boolean begun = seconds("nbf") <= now + SECONDS_AHEAD_MAX && seconds("iat") <= now + SECONDS_AHEAD_MAX;
        return begun ? Optional.empty() : Optional.of(Refusal.NOT_YET_VALID);
    }

    private boolean isTime(String name) {
        return claims.path(name).isIntegralNumber() && claims.path(name).canConvertToLong();
    }

    private boolean isAbsent(String name) {
        return claims.path(name).isMissingNode();
    }

    private long seconds(String name) {
        return claims.path(name).longValue();
    }
}
