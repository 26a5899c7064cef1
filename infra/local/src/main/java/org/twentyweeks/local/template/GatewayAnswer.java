package org.twentyweeks.local.template;

import java.util.Map;

/**
 * What API Gateway answers by itself, when no function runs.
 *
 * @param headers by name, Content-Type among them
 * @param bodyTemplate the body; fixed text and {@link #REQUEST_ID}
 */
public record GatewayAnswer(int status, Map<String, String> headers, String bodyTemplate) {

    /** What stands for the id of the request, in headers and body. No other variable is known. */
    public static final String REQUEST_ID = "$context.extendedRequestId";

    public GatewayAnswer {
        headers = Map.copyOf(headers);
    }
}
