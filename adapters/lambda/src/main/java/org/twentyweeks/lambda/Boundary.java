package org.twentyweeks.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.statute.RuleBook;

/**
 * What stands around every handler, so that none has a ladder of catch clauses: it reads the event, writes the answer,
 * turns the expected ways to fail into problems, and logs one line for each invocation.
 *
 * <p>A request that is refused is an answer (4xx). Something that cannot be reached is an answer too (503), and is worth
 * trying again. Anything else is a defect: it is logged by its type and place, without its message, and the invocation
 * fails, so that the alarm for errors sees it and the gateway answers.
 */
public final class Boundary {

    private static final String RETRY_AFTER_SECONDS = "30";
    private static final int FRAMES_LOGGED_MAX = 12;
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9=_-]{1,64}");

    private final String function;
    private final String otherWays;
    private final PrintStream log;

    /**
     * @param function the name of the function in the log
     * @param otherWays how else to reach the council, in a sentence
     * @param log where the line of each invocation goes
     */
    public Boundary(String function, String otherWays, PrintStream log) {
        this.function = function;
        this.otherWays = otherWays;
        this.log = log;
    }

    /**
     * Handles one HTTP request, in JSON.
     *
     * @throws DefectException when the handler broke a promise of its own
     */
    public void http(InputStream event, OutputStream answer, Function<HttpRequest, HttpReply> handler)
            throws IOException {
        http(event, answer, handler, request -> unavailable());
    }

    /**
     * Handles one HTTP request.
     *
     * @param whenUnavailable what to answer when something cannot be reached and the same request may be sent again
     * @throws DefectException when the handler broke a promise of its own
     */
    public void http(
            InputStream event,
            OutputStream answer,
            Function<HttpRequest, HttpReply> handler,
            Function<HttpRequest, HttpReply> whenUnavailable)
            throws IOException {
        long started = System.nanoTime();
        var fields = new LinkedHashMap<LogField, Object>();
        fields.put(LogField.FUNCTION, function);
        try {
            var request = HttpRequest.read(event.readAllBytes());
            fields.put(LogField.REQUEST_ID, logged(request.requestId()));
            fields.put(LogField.METHOD, logged(request.method()));
            var reply = reply(request, handler, whenUnavailable, fields);
            fields.put(LogField.STATUS, reply.status());
            fields.put(LogField.OUTCOME, reply.outcome());
            answer.write(reply.proxyAnswer());
        } catch (RuntimeException | Error defect) {
            fields.put(LogField.OUTCOME, "defect");
            describe(defect, fields);
            throw new DefectException(defect);
        } finally {
            fields.put(LogField.MILLISECONDS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
            fields.put(LogField.RULE_BOOK, RuleBook.current().version());
            write(fields);
        }
    }

    private HttpReply reply(
            HttpRequest request,
            Function<HttpRequest, HttpReply> handler,
            Function<HttpRequest, HttpReply> whenUnavailable,
            Map<LogField, Object> fields) {
        try {
            return handler.apply(request);
        } catch (RefusedException refused) {
            return refused.problem().reply();
        } catch (UnavailableException unavailable) {
            describe(unavailable.getCause() == null ? unavailable : unavailable.getCause(), fields);
            return whenUnavailable.apply(request).withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
    }

    /** What a program is told when something cannot be reached. */
    public HttpReply unavailable() {
        return ProblemReply.of(
                        503,
                        "unavailable",
                        "The service cannot take requests just now",
                        "Send the request again in a moment. Under the same Idempotency-Key it is not taken twice. "
                                + otherWays)
                .reply();
    }

    private static void describe(Throwable failure, Map<LogField, Object> fields) {
        fields.put(LogField.FAILURE, failure.getClass().getName());
        List<String> frames = Arrays.stream(failure.getStackTrace())
                .limit(FRAMES_LOGGED_MAX)
                .map(StackTraceElement::toString)
                .toList();
        fields.put(LogField.AT, frames);
    }

    /** A client may choose these: only what looks like an id goes into the log. */
    private static String logged(String id) {
        return REQUEST_ID.matcher(id).matches() ? id : "unreadable";
    }

    private void write(Map<LogField, Object> fields) {
        var line = new LinkedHashMap<String, Object>();
        fields.forEach((field, value) -> line.put(field.published(), value));
        log.println(new String(StrictJson.write(line), StandardCharsets.UTF_8));
    }
}
