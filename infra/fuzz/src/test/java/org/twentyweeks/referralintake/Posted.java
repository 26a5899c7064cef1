package org.twentyweeks.referralintake;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.StrictJson;

/** Requests as API Gateway hands them over. */
final class Posted {

    private Posted() {}

    static HttpRequest json(byte[] body, String key) {
        return HttpRequest.read(StrictJson.write(Map.of(
                "resource",
                "/referrals",
                "path",
                "/referrals",
                "httpMethod",
                "POST",
                "multiValueHeaders",
                Map.of("Content-Type", List.of("application/json"), "Idempotency-Key", List.of(key)),
                "requestContext",
                Map.of("requestId", "fuzz", "requestTimeEpoch", 1768473000000L),
                "isBase64Encoded",
                true,
                "body",
                Base64.getEncoder().encodeToString(body))));
    }
}
