package org.twentyweeks.testkit.hostile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A DynamoDB that refuses every call, and in its message quotes the whole of what was sent, as some of DynamoDB's own
 * messages quote a part.
 */
public final class QuotingStore implements AutoCloseable {

    private static final int ANY_FREE_PORT = 0;

    private final HttpServer server;
    private final int status;
    private final String type;

    private QuotingStore(int status, String type) {
        this.status = status;
        this.type = type;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY_FREE_PORT), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::refuse);
        server.start();
    }

    /**
     * One on a free port.
     *
     * @param type of the error, as DynamoDB names it
     */
    public static QuotingStore answering(int status, String type) {
        return new QuotingStore(status, type);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"");
            var body = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"" + sent
                            + "\",\"CancellationReasons\":[{\"Code\":\"ValidationError\",\"Message\":\"" + sent
                            + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
