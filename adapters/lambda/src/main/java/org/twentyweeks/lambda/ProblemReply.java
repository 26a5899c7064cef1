package org.twentyweeks.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twentyweeks.core.intake.Problem;

/**
 * An error as RFC 9457 has it ({@code application/problem+json}). No member ever holds what was sent.
 *
 * @param kind names the kind of problem, and with {@code urn:twenty-weeks:problem:} in front is its type
 * @param title the kind in a few words
 * @param detail what to do next, in plain sentences
 * @param errors the fields it is about
 * @param members what else this kind of problem says
 * @param headers further headers of the answer
 */
public record ProblemReply(
        int status,
        String kind,
        String title,
        String detail,
        List<Problem> errors,
        Map<String, Object> members,
        Map<String, String> headers) {

    public static ProblemReply of(int status, String kind, String title, String detail) {
        return new ProblemReply(status, kind, title, detail, List.of(), Map.of(), Map.of());
    }

    public ProblemReply withErrors(List<Problem> fields) {
        return new ProblemReply(status, kind, title, detail, List.copyOf(fields), members, headers);
    }

    public ProblemReply withMember(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new ProblemReply(status, kind, title, detail, errors, more, headers);
    }

    public ProblemReply withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ProblemReply(status, kind, title, detail, errors, members, more);
    }

    /** The answer to that request. Its {@code instance} is the request's correlation id, as a URI. */
    public HttpReply to(HttpRequest request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:twenty-weeks:problem:" + kind);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("instance", "urn:twenty-weeks:request:" + request.correlationId());
        if (!errors.isEmpty()) {
            var fields = new ArrayList<Map<String, Object>>();
            for (Problem error : errors) {
                var field = new LinkedHashMap<String, Object>();
                field.put("pointer", error.pointer());
                field.put("detail", error.sentence());
                fields.add(field);
            }
            body.put("errors", fields);
        }
        body.putAll(members);
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/problem+json");
        return new HttpReply(status, kind, all, HttpReply.text(body));
    }
}
