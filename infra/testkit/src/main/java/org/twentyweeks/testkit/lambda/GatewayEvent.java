package org.twentyweeks.testkit.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request as an API Gateway REST API gives it to a function (proxy event, version 1.0), as far as functions read it.
 *
 * @param resource the path as the API declares it, which is the path of the request but for its parameters
 * @param headers every value of each header
 * @param pathParameters what stands in the path for its parameters
 * @param query every value of each parameter of the query
 */
public record GatewayEvent(
        String method,
        String resource,
        Map<String, String> pathParameters,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A request without a query. */
    public GatewayEvent(
            String method,
            String resource,
            Map<String, String> pathParameters,
            Map<String, List<String>> headers,
            byte[] body) {
        this(method, resource, pathParameters, headers, Map.of(), body);
    }

    /** The same with a query. */
    public GatewayEvent asking(Map<String, List<String>> parameters) {
        return new GatewayEvent(method, resource, pathParameters, headers, parameters, body);
    }

    /** {@code POST /referrals} with that body. */
    public static GatewayEvent referral(Map<String, List<String>> headers, byte[] body) {
        return new GatewayEvent("POST", "/referrals", Map.of(), headers, body);
    }

    /**
     * The event, whose body is encoded, as the gateway does with bytes.
     *
     * @param requestId the gateway's id of the request
     * @param at when the gateway received it
     */
    public byte[] bytes(String requestId, Instant at) {
        return bytes(requestId, at, Map.of());
    }

    /**
     * The same of an API with an authorizer.
     *
     * @param authorizer what that found out about the caller
     */
    public byte[] bytes(String requestId, Instant at, Map<String, String> authorizer) {
        var path = resource;
        for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        try {
            return JSON.writeValueAsBytes(Map.of(
                    "httpMethod", method,
                    "resource", resource,
                    "path", path,
                    "pathParameters", pathParameters,
                    "multiValueHeaders", headers,
                    "multiValueQueryStringParameters", query,
                    "body", Base64.getEncoder().encodeToString(body),
                    "isBase64Encoded", true,
                    "requestContext",
                            Map.of(
                                    "requestId",
                                    requestId,
                                    "requestTimeEpoch",
                                    at.toEpochMilli(),
                                    "authorizer",
                                    authorizer)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
