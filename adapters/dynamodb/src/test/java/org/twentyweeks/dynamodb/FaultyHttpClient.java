package org.twentyweeks.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A network that fails in the ways given, one a call, and works after them. */
final class FaultyHttpClient implements SdkHttpClient {

    /** What happens to one call. */
    sealed interface Fault {

        /** The request never arrives. */
        record RequestLost() implements Fault {}

        /** The server does what it was asked, and the answer never arrives. */
        record AnswerLost() implements Fault {}

        /** The server answers this instead, having done nothing. */
        record Answer(int status, String body) implements Fault {}

        /** The server does what it was asked, and answers this instead. */
        record AnswerReplaced(Answer answer) implements Fault {}
    }

    private final SdkHttpClient network;
    private final Deque<Fault> faults;

    FaultyHttpClient(SdkHttpClient network, List<Fault> faults) {
        this.network = network;
        this.faults = new ArrayDeque<>(faults);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = network.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (faults.poll()) {
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
