package org.twentyweeks.local.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An error in the form that the API's own errors have (RFC 9457). */
public final class Problem {

    private Problem() {}

    /**
     * @param title the status in words
     * @param detail what is wrong and what to do, in a sentence
     */
    public static WebAnswer answer(int status, String title, String detail) {
        var problem = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return WebAnswer.of(status, "application/problem+json", problem.toString())
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }
}
