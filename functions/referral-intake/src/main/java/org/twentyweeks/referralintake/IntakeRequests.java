package org.twentyweeks.referralintake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.ProblemReply;
import org.twentyweeks.lambda.RefusedException;
import org.twentyweeks.lambda.StrictJson;

/** Makes a submission of an HTTP request, or refuses what cannot be one. */
final class IntakeRequests {

    private static final int MADE_KEY_BYTES = 16;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String JSON = "application/json";

    private final Authority.Contact contact;
    private final Chance chance;

    IntakeRequests(Authority.Contact contact, Chance chance) {
        this.contact = contact;
        this.chance = chance;
    }

    /** @throws RefusedException when it is no request for an assessment in JSON */
    Submission submission(HttpRequest request) {
        var key = new IdempotencyKey(IdempotencyKey.API, "", key(request).orElseGet(this::madeKey));
        var decoded = ReferralRequest.read(json(request));
        return new Submission(
                key, request.receivedAt(), Route.API, decoded.referral(), decoded.noted(), request.body());
    }

    /** How else to reach the council, in a sentence. */
    String otherWays() {
        return "You can also ring " + contact.phone() + ", write to " + contact.email() + ", or post to "
                + String.join(", ", contact.address()) + ".";
    }

    private static Optional<String> key(HttpRequest request) {
        var keys = request.header("Idempotency-Key");
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new RefusedException(
                    ProblemReply.of(
                            400,
                            "idempotency-key",
                            "The Idempotency-Key cannot be used",
                            "Send one Idempotency-Key header of 1 to 255 visible ASCII characters, or none. Nothing was stored."));
        }
        return Optional.of(keys.getFirst());
    }

    /** A submission without a key is always a new case: two cases cost a clerk a minute, a lost one costs a child weeks. */
    private String madeKey() {
        return "made:" + HexFormat.of().formatHex(chance.bytes(MADE_KEY_BYTES));
    }

    private JsonNode json(HttpRequest request) {
        if (!request.mediaType().map(JSON::equals).orElse(false)) {
            throw new RefusedException(
                    ProblemReply.of(
                            415,
                            "content-type",
                            "The body is not said to be JSON",
                            "Send the request as JSON in UTF-8, with the header Content-Type: application/json. Nothing was stored."));
        }
        if (request.body().length() > Submission.ORIGINAL_BYTES_MAX) {
            throw new RefusedException(ProblemReply.of(
                    413,
                    "too-large",
                    "The request is too large",
                    "Send at most 128 KB (131,072 bytes); long reports can follow later. Nothing was stored. "
                            + otherWays()));
        }
        return StrictJson.read(request.body().toArray())
                .orElseThrow(() -> new RefusedException(ProblemReply.of(
                        400,
                        "not-json",
                        "The body is not JSON",
                        "Send one JSON object in UTF-8 (RFC 8259), no name twice in an object and nothing behind it."
                                + " Nothing was stored.")));
    }
}
