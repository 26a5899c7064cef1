package org.twentyweeks.testkit.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Speaks the one call of Secrets Manager that functions make, {@code GetSecretValue}, on 127.0.0.1. */
public final class SecretsStandIn implements AutoCloseable {

    private static final int ANY_FREE_PORT = 0;
    private static final Pattern MEMBER = Pattern.compile("\"(SecretId|VersionStage)\"\\s*:\\s*\"([^\"]*)\"");

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean isFailing;

    private SecretsStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY_FREE_PORT), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** One on a free port, without secrets. */
    public static SecretsStandIn start() {
        return new SecretsStandIn();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Puts a version of a secret where another of its stage may have been. */
    public SecretsStandIn put(String secret, String stage, String text) {
        texts.put(secret + " " + stage, text);
        return this;
    }

    /** From now on it answers every call with an error of its own, or no longer does. */
    public void setFailing(boolean failing) {
        isFailing = failing;
    }

    /** What was asked for since the last time, each as {@code <secret> <stage>}. */
    public List<String> takeAsked() {
        var taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var secret = "";
            var stage = "AWSCURRENT";
            var members = MEMBER.matcher(request);
            while (members.find()) {
                if (members.group(1).equals("SecretId")) {
                    secret = members.group(2);
                } else {
                    stage = members.group(2);
                }
            }
            asked.add(secret + " " + stage);
            var text = texts.get(secret + " " + stage);
            var isCall = "secretsmanager.GetSecretValue"
                    .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (isFailing || !isCall) {
                send(exchange, 500, error("InternalServiceError"));
            } else if (text == null) {
                send(exchange, 400, error("ResourceNotFoundException"));
            } else {
                send(exchange, 200, value(secret, stage, text));
            }
        }
    }

    private static String value(String secret, String stage, String text) {
        return "{\"ARN\":\"" + secret + "\",\"Name\":\"" + secret + "\",\"VersionId\":\"1\",\"CreatedDate\":1768000000,"
                + "\"VersionStages\":[\"" + stage + "\"],\"SecretString\":\""
                + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    private static String error(String type) {
        return "{\"__type\":\"" + type + "\",\"Message\":\"The stand-in says so.\"}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
