package org.twentyweeks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.telemetry.Failure;
import org.twentyweeks.core.telemetry.Invocation;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.core.telemetry.Telemetry;

/**
 * What stands around a Lambda authorizer of type TOKEN, as {@link Boundary} does around a handler of requests.
 *
 * <p>A token that is not good is an answer: a policy that denies. When it cannot be found out whether it is, nobody gets
 * in: that is counted as something unavailable, and the invocation fails, which API Gateway answers as its
 * {@code AUTHORIZER_FAILURE}.
 */
public final class AuthorizerBoundary {

    private final String function;
    private final InstantSource clock;
    private final Telemetry telemetry;

    /**
     * @param function the name of the function
     * @param clock says when a token came
     */
    public AuthorizerBoundary(String function, InstantSource clock, Telemetry telemetry) {
        this.function = function;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /**
     * Answers whether that token opens that method.
     *
     * @throws DefectException when the handler broke a promise of its own, or could not reach what it needs
     */
    public void token(
            InputStream event,
            OutputStream answer,
            @Nullable Context lambda,
            Function<TokenRequest, TokenReply> handler)
            throws IOException {
        long started = System.nanoTime();
        Invocation.@Nullable Request told = null;
        Invocation.@Nullable Answer answered = null;
        @Nullable Failure failure = null;
        try {
            var request = TokenRequest.read(event.readAllBytes(), clock.instant());
            told = told(request, lambda);
            var reply = handler.apply(request);
            answer.write(reply.policy(request));
            answered = new Invocation.Answer(reply.allowed() ? 200 : 401, reply.outcome(), Optional.empty());
        } catch (UnavailableException unavailable) {
            answered = new Invocation.Answer(503, "unavailable", Optional.of(Metric.UNAVAILABLE));
            failure = Failure.of(unavailable.getCause() == null ? unavailable : unavailable.getCause());
            throw new DefectException(unavailable);
        } catch (RuntimeException | Error defect) {
            failure = Failure.of(defect);
            throw new DefectException(defect);
        } finally {
            var invocation = new Invocation(
                    function,
                    Optional.ofNullable(told),
                    Optional.ofNullable(answered),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                    Optional.ofNullable(failure));
            Boundary.tell(telemetry, () -> invocation);
        }
    }

    /** The event has no id of the request and may name a case in the path of its method, so Lambda's id stands for both. */
    private static Invocation.Request told(TokenRequest request, @Nullable Context lambda) {
        var id = lambda == null ? "none" : lambda.getAwsRequestId();
        return new Invocation.Request("TOKEN", "/", id, id, request.at());
    }
}
