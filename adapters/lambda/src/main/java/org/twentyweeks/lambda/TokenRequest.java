package org.twentyweeks.lambda;

import java.time.Instant;

/**
 * What API Gateway asks a Lambda authorizer of type TOKEN.
 *
 * @param authorization the value of the header, empty when it was not sent
 * @param methodArn the method of the API that is asked for
 * @param at when the authorizer was asked: its event has no time
 */
public record TokenRequest(String authorization, String methodArn, Instant at) {

    /**
     * Reads the event.
     *
     * @throws IllegalArgumentException when it is no such event: the function is wired to something else
     */
    static TokenRequest read(byte[] event, Instant at) {
        var root = StrictJson.read(event).orElseThrow(() -> new IllegalArgumentException("The event is not JSON"));
        if (!root.path("type").asText().equals("TOKEN")
                || !root.path("methodArn").asText().startsWith("arn:")) {
            throw new IllegalArgumentException("The event is not one of a TOKEN authorizer");
        }
        return new TokenRequest(
                root.path("authorizationToken").asText(), root.path("methodArn").textValue(), at);
    }

    /** Without the token and the address that is asked for. */
    @Override
    public String toString() {
        return "TokenRequest[" + at + "]";
    }
}
