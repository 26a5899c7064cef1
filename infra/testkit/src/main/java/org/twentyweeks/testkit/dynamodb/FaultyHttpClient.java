package org.twentyweeks.testkit.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A network below the SDK that fails in the ways given, so that the SDK's own retries are at work. */
public final class FaultyHttpClient implements SdkHttpClient {

    /** What happens to one call. */
    public sealed interface Fault {

        /** The request never arrives. */
        record RequestLost() implements Fault {}

        /** The server does what it was asked, and the answer never arrives. */
        record AnswerLost() implements Fault {}

        /** The server answers this instead, having done nothing. */
        record Answer(int status, String body) implements Fault {}

        /** The server does what it was asked, and answers this instead. */
        record AnswerReplaced(Answer answer) implements Fault {}

        /** A transaction of three items ran into another. */
        Answer CONFLICT = new Answer(400, """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","message":"x",\
                "CancellationReasons":[{"Code":"TransactionConflict"},{"Code":"None"},{"Code":"None"}]}""");

        /** Too many calls. */
        Answer THROTTLED = new Answer(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\",\"message\":\"x\"}");

        /** The server failed. */
        Answer BROKEN = new Answer(500, "{\"__type\":\"InternalServerError\",\"message\":\"x\"}");
    }

    private final SdkHttpClient network;
    private final Supplier<Optional<Fault>> faults;

    /** @param faults is asked before each call what goes wrong with it */
    public FaultyHttpClient(SdkHttpClient network, Supplier<Optional<Fault>> faults) {
        this.network = network;
        this.faults = faults;
    }

    /** Fails in those ways, one a call, and works after them. */
    public FaultyHttpClient(SdkHttpClient network, List<Fault> inTurn) {
        var left = new ArrayDeque<>(inTurn);
        this(network, () -> Optional.ofNullable(left.poll()));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = network.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (faults.get().orElse(null)) {
                    case null -> prepared.call();
                    case Fault.RequestLost _ -> throw new IOException("the request was lost");
                    case Fault.AnswerLost _ -> {
                        prepared.call();
                        throw new IOException("the answer was lost");
                    }
                    case Fault.Answer answer -> answered(answer);
                    case Fault.AnswerReplaced(Fault.Answer answer) -> {
                        prepared.call();
                        yield answered(answer);
                    }
                };
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static HttpExecuteResponse answered(Fault.Answer answer) {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(answer.status())
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        network.close();
    }
}
