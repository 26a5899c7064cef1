package org.twentyweeks.testkit.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Answers GetSecretValue for secrets with one version, as Secrets Manager would; they hold no quotation marks but JSON's. */
public final class SecretsStandIn implements AutoCloseable {

    private static final Pattern SECRET_ID = Pattern.compile("\"SecretId\":\"([^\"]*)\"");
    private static final Pattern PREVIOUS = Pattern.compile("\"VersionStage\":\"AWSPREVIOUS\"");

    private final HttpServer server;
    private final Map<String, String> secrets;

    /** @param secrets the id of each to its text */
    public SecretsStandIn(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var id = SECRET_ID.matcher(request);
            var secret = id.find() && !PREVIOUS.matcher(request).find() ? secrets.get(id.group(1)) : null;
            var body = secret == null
                    ? "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no such secret or stage\"}"
                    : "{\"Name\":\"" + id.group(1) + "\",\"SecretString\":\"" + secret.replace("\"", "\\\"") + "\"}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(secret == null ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
