package org.twentyweeks.staffauthorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSHeader;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a token was given to be shown to an API on behalf of a person. An ID token tells a program who signed in, and
 * goes to more places than an access token does; it has the same issuer, keys and, with some issuers, audience.
 */
final class AccessToken {

    private AccessToken() {}

    /**
     * Amazon Cognito says what a token is in {@code token_use}, RFC 9068 in the header. Microsoft Entra ID says neither:
     * its access tokens for people alone have a scope.
     */
    static boolean is(JWSHeader header, JsonNode claims) {
        if (Stream.of("nonce", "at_hash", "c_hash", "s_hash").anyMatch(claims::has)) {
            return false;
        }
        if (claims.has("token_use")) {
            return claims.path("token_use").asText().equals("access");
        }
        return isSaidInHeader(header) || Stream.of("scp", "scope").anyMatch(name -> isGiven(claims.path(name)));
    }

    private static boolean isSaidInHeader(JWSHeader header) {
        return header.getType() != null
                && header.getType().getType().toLowerCase(Locale.ROOT).endsWith("at+jwt");
    }

    private static boolean isGiven(JsonNode scope) {
        return scope.isArray() ? !scope.isEmpty() : !scope.asText().isBlank();
    }
}
