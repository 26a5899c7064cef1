package org.twentyweeks.local.template;

import java.util.Map;

/**
 * What API Gateway answers by itself, when no function runs.
 *
 * @param headers by name, Content-Type among them
 * @param bodyTemplate the body; fixed text, with nothing to fill in
 */
public record GatewayAnswer(int status, Map<String, String> headers, String bodyTemplate) {

    public GatewayAnswer {
        headers = Map.copyOf(headers);
    }
}
