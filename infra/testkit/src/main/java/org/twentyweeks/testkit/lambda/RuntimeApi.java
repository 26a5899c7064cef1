package org.twentyweeks.testkit.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A stand-in for Lambda's runtime API (2018-06-01), on 127.0.0.1, as one execution environment sees it: the next event,
 * its answer or error, an error while starting, and the wait between a snapshot and its restore.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String VERSION = "/2018-06-01/runtime/";

    /** How an invocation ended. */
    record Reply(boolean isError, String body) {}

    private record Event(String id, String body, Duration limit, CompletableFuture<Reply> reply) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> snapshot = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();
    private volatile Event running = new Event("", "", Duration.ZERO, new CompletableFuture<>());

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(VERSION, this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Host and port, as the variable {@code AWS_LAMBDA_RUNTIME_API} has them. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done when the runtime asks for its first event: the handler is made. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Done when the runtime waits to be restored. */
    CompletableFuture<Void> snapshot() {
        return snapshot;
    }

    /** Done when the handler could not be made. */
    CompletableFuture<String> initError() {
        return initError;
    }

    void restore() {
        restored.complete(null);
    }

    /** Hands the event to the runtime when it asks for the next. */
    CompletableFuture<Reply> invoke(String event, Duration limit) {
        var next = new Event(UUID.randomUUID().toString(), event, limit, new CompletableFuture<>());
        events.add(next);
        return next.reply();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var call = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath().substring(VERSION.length());
            switch (call) {
                case "GET invocation/next" -> next(exchange);
                case "GET restore/next" -> {
                    snapshot.complete(null);
                    restored.join();
                    send(exchange, 200, "");
                }
                case "POST init/error", "POST restore/error" -> {
                    initError.complete(body);
                    send(exchange, 202, "");
                }
                default -> {
                    boolean isError = call.endsWith("/error");
                    if (!call.equals("POST invocation/" + running.id() + (isError ? "/error" : "/response"))) {
                        send(exchange, 404, "");
                        return;
                    }
                    running.reply().complete(new Reply(isError, body));
                    send(exchange, 202, "");
                }
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        try {
            running = events.take();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", running.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(System.currentTimeMillis() + running.limit().toMillis()));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:eu-west-2:000000000000:function:under-test:live");
        headers.set("Content-Type", "application/json");
        send(exchange, 200, running.body());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        restored.complete(null);
        server.stop(0);
        threads.shutdownNow();
    }
}
