package org.twentyweeks.referralintake;

import java.util.List;
import java.util.Map;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.lambda.GatewayEvent;

/** Requests as API Gateway hands them over. */
final class Posted {

    private Posted() {}

    static HttpRequest json(byte[] body, String key) {
        var event = GatewayEvent.referral(
                Map.of("Content-Type", List.of("application/json"), "Idempotency-Key", List.of(key)), body);
        return HttpRequest.read(event.bytes("fuzz", SampleCases.RECEIVED_AT));
    }
}
