package org.twentyweeks.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.WebHeader;
import org.twentyweeks.local.web.WebRequest;

/** The event that API Gateway's REST APIs give a function, version 1.0. */
final class ProxyEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String STAGE = "local";
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ProxyEvent() {}

    /**
     * @param declared the path of the API that the request was matched with
     * @param caller what the API's authorizer said; absent where it has none
     * @param at the moment at which the request came in
     */
    static byte[] of(
            WebRequest request, DeclaredPath declared, String requestId, Optional<ObjectNode> caller, Instant at) {
        var event = JSON.createObjectNode()
                .put("resource", declared.path())
                .put("path", request.path())
                .put("httpMethod", request.method());
        putValues(event, "headers", "multiValueHeaders", headerValues(request.headers()));
        putValues(
                event,
                "queryStringParameters",
                "multiValueQueryStringParameters",
                FormFields.parse(request.query()).values());
        putParameters(event, declared.match(request.path()).orElse(Map.of()));
        event.putNull("stageVariables");
        var context = context(request, declared, requestId, at);
        caller.ifPresent(said -> context.set("authorizer", said));
        event.set("requestContext", context);
        putBody(event, request.body());
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static ObjectNode context(WebRequest request, DeclaredPath declared, String requestId, Instant at) {
        var context = JSON.createObjectNode()
                .put("resourceId", "local")
                .put("resourcePath", declared.path())
                .put("httpMethod", request.method())
                .put("path", "/" + STAGE + request.path())
                .put("accountId", "000000000000")
                .put("apiId", "local")
                .put("protocol", "HTTP/1.1")
                .put("stage", STAGE)
                .put("domainName", request.header("Host").orElse(""))
                .put("requestTime", REQUEST_TIME.format(at))
                .put("requestTimeEpoch", at.toEpochMilli())
                .put("requestId", requestId)
                .put("extendedRequestId", requestId);
        context.putObject("identity")
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", request.header("User-Agent").orElse(""));
        return context;
    }

    /** Values under the first spelling of their name. */
    private static Map<String, List<String>> headerValues(List<WebHeader> headers) {
        var values = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (WebHeader header : headers) {
            values.merge(header.name(), List.of(header.value()), ProxyEvent::both);
        }
        return values;
    }

    private static List<String> both(List<String> earlier, List<String> later) {
        return Stream.concat(earlier.stream(), later.stream()).toList();
    }

    private static void putParameters(ObjectNode event, Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            event.putNull("pathParameters");
        } else {
            parameters.forEach(event.putObject("pathParameters")::put);
        }
    }

    /** The last value alone under one name, all of them under the other; nulls where there is none. */
    private static void putValues(ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single).putNull(multiple);
            return;
        }
        var last = event.putObject(single);
        var all = event.putObject(multiple);
        values.forEach((name, several) -> {
            last.put(name, several.getLast());
            several.forEach(all.withArrayProperty(name)::add);
        });
    }

    private static void putBody(ObjectNode event, byte[] body) {
        if (body.length == 0) {
            event.putNull("body").put("isBase64Encoded", false);
            return;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            event.put("body", text.toString()).put("isBase64Encoded", false);
        } catch (CharacterCodingException noText) {
            event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        }
    }
}
