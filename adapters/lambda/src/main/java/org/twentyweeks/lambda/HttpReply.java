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

    /**
     * A page may be kept by the browser that asked for it, and must be asked for again on every visit but one by the back
     * button: without that a browser would throw away what somebody typed.
     */
    private static final Map<String, String> OF_A_PAGE = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "private, no-cache",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer");

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static HttpReply json(int status, String outcome, Object body) {
        return new HttpReply(status, outcome, Map.of("Content-Type", "application/json"), text(body));
    }

    /** A page. It may show nothing and call nothing but what this address serves, and runs no script at all. */
    public static HttpReply html(int status, String outcome, String page) {
        return new HttpReply(status, outcome, OF_A_PAGE, page);
    }

    /** The same answer with one more header, or another value of it. */
    public HttpReply withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, outcome, more, body);
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

    /** Without headers and body, which may show what was sent. */
    @Override
    public String toString() {
        return "HttpReply[" + status + ", " + outcome + "]";
    }
}
