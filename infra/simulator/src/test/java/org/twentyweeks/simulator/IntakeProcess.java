package org.twentyweeks.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.twentyweeks.referralintake.ReferralIntakeHandler;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.lambda.GatewayEvent;

/** Intake in a process of its own, which its parent kills: the handler as Lambda makes it, behind a socket. */
final class IntakeProcess {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private IntakeProcess() {}

    public static void main(String... arguments) throws IOException {
        var handler = new ReferralIntakeHandler();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> handle(handler, exchange));
        server.start();
        System.err.println("port " + server.getAddress().getPort());
    }

    private static void handle(ReferralIntakeHandler handler, HttpExchange exchange) throws IOException {
        var event = GatewayEvent.referral(
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "Idempotency-Key", exchange.getRequestHeaders().get("Idempotency-Key")),
                exchange.getRequestBody().readAllBytes());
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.bytes("killed", SampleCases.RECEIVED_AT)), answer, null);
        var reply = MAPPER.readTree(answer.toByteArray());
        var body = reply.path("body").asText().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.path("statusCode").asInt(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
