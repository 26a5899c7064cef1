package org.twentyweeks.lambda;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function answers.
 *
 * @param outcome one word of ours for the log, for example {@code accepted}
 * @param body the text of the body
 */
public record HttpReply(int status, String outcome, Map<String, String> headers, String body) {

    /** Never kept, never guessed at, never over plain HTTP. */
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains");

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static HttpReply json(int status, String outcome, Object body) {
        return new HttpReply(status, outcome, Map.of("Content-Type", "application/json"), text(body));
    }

    static String text(Object body) {
        return new String(StrictJson.write(body), StandardCharsets.UTF_8);
    }

    /** As the gateway wants it. */
    byte[] proxyAnswer() {
        var all = new LinkedHashMap<>(ALWAYS);
        all.putAll(headers);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("statusCode", status);
        answer.put("headers", all);
        answer.put("body", body);
        answer.put("isBase64Encoded", false);
        return StrictJson.write(answer);
    }
}
