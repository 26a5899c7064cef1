package org.twentyweeks.local.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHeader;

/** Turns what a function wrote into an HTTP answer, as API Gateway does for a proxy integration. */
final class ProxyReply {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> MEMBERS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    /** Said by the connection, not by a function. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "trailer");

    private ProxyReply() {}

    /** Empty when API Gateway would call it malformed. */
    static Optional<WebAnswer> read(byte[] reply) {
        try {
            var answer = JSON.readTree(reply);
            return isUnderstood(answer) ? Optional.of(answer(answer)) : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isUnderstood(JsonNode answer) {
        if (!answer.isObject()
                || !answer.path("statusCode").isInt()
                || answer.path("statusCode").intValue() < 100
                || answer.path("statusCode").intValue() > 599) {
            return false;
        }
        boolean known = answer.propertyStream().allMatch(member -> MEMBERS.contains(member.getKey()));
        boolean text = isAbsent(answer.path("body")) || answer.path("body").isTextual();
        boolean single = isAbsent(answer.path("headers"))
                || answer.path("headers").isObject()
                        && answer.path("headers").valueStream().allMatch(JsonNode::isValueNode);
        boolean multiple = isAbsent(answer.path("multiValueHeaders"))
                || answer.path("multiValueHeaders").isObject()
                        && answer.path("multiValueHeaders").valueStream().allMatch(JsonNode::isArray);
        return known && text && single && multiple;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static WebAnswer answer(JsonNode answer) {
        byte[] body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(answer.path("body").asText(""))
                : answer.path("body").asText("").getBytes(StandardCharsets.UTF_8);
        return new WebAnswer(answer.path("statusCode").intValue(), headers(answer), WebAnswer.bytes(body));
    }

    private static List<WebHeader> headers(JsonNode answer) {
        var headers = new ArrayList<WebHeader>();
        answer.path("multiValueHeaders")
                .forEachEntry(
                        (name, values) -> values.forEach(value -> headers.add(new WebHeader(name, value.asText()))));
        answer.path("headers").forEachEntry((name, value) -> {
            if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
                headers.add(new WebHeader(name, value.asText()));
            }
        });
        headers.removeIf(header -> OF_THE_CONNECTION.contains(header.name().toLowerCase(Locale.ROOT)));
        return headers;
    }
}
