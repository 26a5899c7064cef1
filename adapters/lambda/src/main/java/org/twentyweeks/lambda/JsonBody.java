package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import org.twentyweeks.core.intake.Submission;

/** The body of a request that is to be JSON. */
public final class JsonBody {

    private static final String MEDIA_TYPE = "application/json";

    private JsonBody() {}

    /**
     * The value in the body.
     *
     * @param otherWays what else the sender of too much can do, in a sentence
     * @throws RefusedException when it is not said to be JSON, is longer than {@link Submission#ORIGINAL_BYTES_MAX} or is
     *     not JSON as {@link StrictJson} reads it
     */
    public static JsonNode read(HttpRequest request, String otherWays) {
        if (!request.mediaType().map(MEDIA_TYPE::equals).orElse(false)) {
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
                            + otherWays));
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
