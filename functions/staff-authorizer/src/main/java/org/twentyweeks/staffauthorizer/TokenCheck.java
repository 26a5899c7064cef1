package org.twentyweeks.staffauthorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.lambda.StrictJson;

/**
 * Whether a bearer token lets a member of staff in, and whom (RFC 7519, RFC 8725, RFC 9068). Everything but the keys is in
 * its arguments.
 *
 * <p>Nothing is taken from a token before its signature is checked; what is looked at earlier can only refuse it.
 */
final class TokenCheck {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(.*)");
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** No longer than API Gateway lets a header be. */
    private static final int LENGTH_MAX = 10_240;

    /** What the header may say a token is, where it says anything: not a logout token, an event or a proof of possession. */
    private static final Set<String> TYPES = Set.of("", "jwt", "at+jwt", "application/at+jwt");

    private final AuthorizerSettings settings;
    private final SigningKeys keys;

    TokenCheck(AuthorizerSettings settings, SigningKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * What the token comes to at that moment.
     *
     * @param authorization the value of the header Authorization
     * @throws org.twentyweeks.core.casework.UnavailableException when the issuer's keys cannot be read
     */
    Verdict check(String authorization, Instant at) {
        var bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return refused(Refusal.NO_BEARER_TOKEN);
        }
        var compact = bearer.group(1);
        if (compact.length() > LENGTH_MAX || !COMPACT.matcher(compact).matches()) {
            return refused(Refusal.MALFORMED);
        }
        try {
            var token = JWSObject.parse(compact);
            return StrictJson.read(token.getPayload().toBytes())
                    .filter(JsonNode::isObject)
                    .map(claims -> check(token, claims, at))
                    .orElseGet(() -> refused(Refusal.MALFORMED));
        } catch (ParseException | IllegalArgumentException malformed) {
            return refused(Refusal.MALFORMED);
        }
    }

    private Verdict check(JWSObject token, JsonNode claims, Instant at) {
        return refusalOfHeader(token.getHeader())
                .or(() -> refusalUnless(isText(claims.path("iss"), settings.staffIssuer()), Refusal.OTHER_ISSUER))
                .or(() -> refusalOfSignature(token))
                .or(() -> new Validity(claims).refusal(at))
                .or(() -> refusalUnless(AccessToken.is(token.getHeader(), claims), Refusal.NOT_AN_ACCESS_TOKEN))
                .or(() -> refusalUnless(isForUs(claims), Refusal.OTHER_AUDIENCE))
                .<Verdict>map(TokenCheck::refused)
                .orElseGet(() -> caller(claims));
    }

    /** An extension that must be understood is not. A key that a token brings along is never looked at. */
    private static Optional<Refusal> refusalOfHeader(JWSHeader header) {
        if (!Signature.ALGORITHMS.contains(header.getAlgorithm())) {
            return Optional.of(Refusal.ALGORITHM);
        }
        if (header.getCriticalParams() != null) {
            return Optional.of(Refusal.MALFORMED);
        }
        var type = header.getType() == null ? "" : header.getType().getType().toLowerCase(Locale.ROOT);
        return refusalUnless(TYPES.contains(type), Refusal.NOT_AN_ACCESS_TOKEN);
    }

    private Optional<Refusal> refusalOfSignature(JWSObject token) {
        var keyId = token.getHeader().getKeyID();
        return keyId == null
                ? Optional.of(Refusal.UNKNOWN_KEY)
                : keys.key(keyId)
                        .map(key -> Signature.refusal(token, key))
                        .orElseGet(() -> Optional.of(Refusal.UNKNOWN_KEY));
    }

    /** Amazon Cognito's access tokens have no audience: they name the client that they were given to. */
    private boolean isForUs(JsonNode claims) {
        var audience = claims.path("aud");
        if (audience.isMissingNode()) {
            return isText(claims.path("client_id"), settings.staffAudience());
        }
        return isText(audience, settings.staffAudience())
                || audience.isArray() && audience.valueStream().anyMatch(one -> isText(one, settings.staffAudience()));
    }

    private Verdict caller(JsonNode claims) {
        var staffId = claims.path(settings.staffIdClaim());
        if (!staffId.isTextual() || !Caller.isStaffId(staffId.textValue())) {
            return refused(Refusal.STAFF_ID);
        }
        var roles = RoleClaim.roles(claims.path(settings.staffRoleClaim()));
        return roles.isEmpty()
                ? refused(Refusal.NO_ROLE)
                : new Verdict.Admitted(new Caller(staffId.textValue(), roles));
    }

    private static boolean isText(JsonNode value, String text) {
        return value.isTextual() && value.textValue().equals(text);
    }

    private static Optional<Refusal> refusalUnless(boolean good, Refusal otherwise) {
        return good ? Optional.empty() : Optional.of(otherwise);
    }

    private static Verdict refused(Refusal why) {
        return new Verdict.Refused(why);
    }
}
