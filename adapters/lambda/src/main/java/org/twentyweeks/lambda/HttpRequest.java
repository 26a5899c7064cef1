package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.twentyweeks.core.hashing.Bytes;

/**
 * What a function is told of an HTTP request by an API Gateway REST API (proxy event, version 1.0).
 *
 * @param resource the path as the API declares it, for example {@code /request/{page}}
 * @param pathParameters what stands in the path for its parameters
 * @param headers every value of each header, in the order of the request; names in lower case
 * @param query every value of each parameter of the query, decoded, in the order of the request
 * @param body the bytes, decoded where the gateway encoded them
 * @param receivedAt when the gateway received it, to the millisecond
 * @param requestId the gateway's id of it, which a client may have chosen
 * @param authorizer what the API's authorizer found out about the caller, by name; empty where the API has none. No header
 *     gets in here.
 * @param correlationId the id under which its answer and its log line are found; no client chooses it at AWS
 */
public record HttpRequest(
        String method,
        String path,
        String resource,
        Map<String, String> pathParameters,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        Bytes body,
        Instant receivedAt,
        String requestId,
        Map<String, String> authorizer,
        String correlationId) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9=_-]{1,64}");

    /**
     * Reads the event.
     *
     * @throws IllegalArgumentException when it is no such event: the function is wired to something else
     */
    public static HttpRequest read(byte[] event) {
        var root = StrictJson.read(event).orElseThrow(() -> new IllegalArgumentException("The event is not JSON"));
        var context = root.path("requestContext");
        if (!context.path("requestTimeEpoch").canConvertToLong()
                || !context.path("requestId").isTextual()) {
            throw new IllegalArgumentException("The event is not one of an API Gateway REST API");
        }
        return new HttpRequest(
                root.path("httpMethod").asText(),
                root.path("path").asText(),
                root.path("resource").asText(),
                texts(root.path("pathParameters")),
                headers(root),
                query(root),
                Bytes.of(body(root)),
                Instant.ofEpochMilli(context.path("requestTimeEpoch").longValue()),
                context.path("requestId").textValue(),
                texts(context.path("authorizer")),
                correlationId(context));
    }

    /** Every value of that header, whatever the case of its name; empty when it was not sent. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The media type of the body in lower case, without its parameters; absent when it was not sent exactly once. */
    public Optional<String> mediaType() {
        var values = header("content-type");
        return values.size() == 1
                ? Optional.of(values.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** An engine that stands in for API Gateway may know the one id only. */
    private static String correlationId(JsonNode context) {
        return Stream.of("extendedRequestId", "requestId")
                .map(name -> context.path(name).asText())
                .filter(ID.asMatchPredicate())
                .findFirst()
                .orElse("unreadable");
    }

    private static Map<String, String> texts(JsonNode members) {
        var texts = new LinkedHashMap<String, String>();
        members.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    private static Map<String, List<String>> query(JsonNode root) {
        var query = new LinkedHashMap<String, List<String>>();
        root.path("multiValueQueryStringParameters").properties().forEach(parameter -> {
            var values = new ArrayList<String>();
            parameter.getValue().forEach(value -> values.add(value.asText()));
            query.put(parameter.getKey(), values);
        });
        return query;
    }

    private static Map<String, List<String>> headers(JsonNode root) {
        var headers = new TreeMap<String, List<String>>();
        root.path("multiValueHeaders")
                .properties()
                .forEach(header -> header.getValue()
                        .forEach(value -> headers.computeIfAbsent(
                                        header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                                .add(value.asText())));
        root.path("headers")
                .properties()
                .forEach(header -> headers.computeIfAbsent(
                        header.getKey().toLowerCase(Locale.ROOT),
                        name -> List.of(header.getValue().asText())));
        return headers;
    }

    private static byte[] body(JsonNode root) {
        var body = root.path("body");
        if (!body.isTextual()) {
            return new byte[0];
        }
        return root.path("isBase64Encoded").booleanValue()
                ? Base64.getDecoder().decode(body.textValue())
                : body.textValue().getBytes(StandardCharsets.UTF_8);
    }

    /** Without anything that a sender chooses. */
    @Override
    public String toString() {
        return "HttpRequest[" + resource + "]";
    }
}
