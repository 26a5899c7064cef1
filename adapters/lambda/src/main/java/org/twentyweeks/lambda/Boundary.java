package org.twentyweeks.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.telemetry.Failure;
import org.twentyweeks.core.telemetry.Invocation;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * What stands around every handler, so that none has a ladder of catch clauses: it reads the event, writes the answer,
 * turns the expected ways to fail into problems, and says what became of each invocation.
 *
 * <p>A request that is refused is an answer (4xx). Something that cannot be reached is an answer too (503), and is worth
 * trying again. Anything else is a defect: it is told by its type and place, without its message, and the invocation
 * fails, so that the alarm for errors sees it and the gateway answers.
 *
 * <p>Every answer carries the request's correlation id: whoever asks about it can name it, and its log line has it.
 */
public final class Boundary {

    private static final String CORRELATION_ID = "X-Correlation-Id";
    private static final String RETRY_AFTER_SECONDS = "30";

    private final String function;
    private final String otherWays;
    private final Function<HttpReply, Optional<Metric>> counted;
    private final Telemetry telemetry;

    /**
     * @param function the name of the function
     * @param otherWays how else to reach the council, in a sentence
     * @param counted what an answer is counted as
     */
    public Boundary(
            String function, String otherWays, Function<HttpReply, Optional<Metric>> counted, Telemetry telemetry) {
        this.function = function;
        this.otherWays = otherWays;
        this.counted = counted;
        this.telemetry = telemetry;
    }

    /**
     * Handles one HTTP request, in JSON.
     *
     * @throws DefectException when the handler broke a promise of its own
     */
    public void http(InputStream event, OutputStream answer, Function<HttpRequest, HttpReply> handler)
            throws IOException {
        http(event, answer, handler, this::unavailable);
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
        @Nullable HttpRequest request = null;
        @Nullable HttpReply answered = null;
        @Nullable Failure failure = null;
        try {
            request = HttpRequest.read(event.readAllBytes());
            var given = reply(request, handler, whenUnavailable);
            answer.write(given.reply()
                    .withHeader(CORRELATION_ID, request.correlationId())
                    .proxyAnswer());
            failure = given.failure();
            answered = given.reply();
        } catch (RuntimeException | Error defect) {
            failure = Failure.of(defect);
            throw new DefectException(defect);
        } finally {
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            tell(
                    Optional.ofNullable(request),
                    Optional.ofNullable(answered),
                    milliseconds,
                    Optional.ofNullable(failure));
        }
    }

    private record Answered(HttpReply reply, @Nullable Failure failure) {}

    private static Answered reply(
            HttpRequest request,
            Function<HttpRequest, HttpReply> handler,
            Function<HttpRequest, HttpReply> whenUnavailable) {
        try {
            return new Answered(handler.apply(request), null);
        } catch (RefusedException refused) {
            return new Answered(refused.problem().to(request), null);
        } catch (UnavailableException unavailable) {
            return new Answered(
                    whenUnavailable.apply(request).withHeader("Retry-After", RETRY_AFTER_SECONDS),
                    Failure.of(unavailable.getCause() == null ? unavailable : unavailable.getCause()));
        }
    }

    /** What a program is told when something cannot be reached. */
    public HttpReply unavailable(HttpRequest request) {
        return ProblemReply.of(
                        503,
                        "unavailable",
                        "The service cannot take requests just now",
                        "Send the request again in a moment. Under the same Idempotency-Key it is not taken twice. "
                                + otherWays)
                .to(request);
    }

    private void tell(
            Optional<HttpRequest> request, Optional<HttpReply> answered, long milliseconds, Optional<Failure> failure) {
        tell(
                telemetry,
                () -> new Invocation(
                        function, request.map(Boundary::told), answered.map(this::told), milliseconds, failure));
    }

    /** The answer stands, whether or not anybody hears of it. */
    static void tell(Telemetry telemetry, Supplier<Invocation> invocation) {
        try {
            telemetry.record(invocation.get());
        } catch (RuntimeException | Error unheard) {
            System.err.println("What became of an invocation could not be told: "
                    + unheard.getClass().getName());
        }
    }

    private static Invocation.Request told(HttpRequest request) {
        return new Invocation.Request(
                request.method(),
                request.resource(),
                request.requestId(),
                request.correlationId(),
                request.receivedAt());
    }

    private Invocation.Answer told(HttpReply reply) {
        return new Invocation.Answer(reply.status(), reply.outcome(), counted.apply(reply));
    }
}
