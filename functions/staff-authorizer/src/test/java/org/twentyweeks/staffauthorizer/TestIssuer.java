package org.twentyweeks.staffauthorizer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** An issuer with a key of each kind, which publishes on a loopback port whatever a test wants it to. */
final class TestIssuer implements AutoCloseable {

    static final String AUDIENCE = "twenty-weeks";

    /** Noon on 1 June 2026, and how long tokens made then are good. */
    static final long NOW = 1_780_315_200L;

    static final long LIFE = 3_600;

    private static final long PAUSE_NANOSECONDS = 10_000_000;

    final RSAKey rsa = rsa("rsa");
    final ECKey curve = curve();

    private final HttpServer server;

    String discovery;
    String keys;
    int status = 200;

    /** While this is so, nobody who asks gets an answer. */
    volatile boolean isSilent;

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery));
        server.createContext("/keys", exchange -> answer(exchange, keys));
        server.start();
        discovery = "{\"issuer\":\"" + address() + "\",\"jwks_uri\":\"" + address() + "/keys\"}";
        keys = new JWKSet(List.<JWK>of(rsa, curve)).toPublicJWKSet().toString();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    AuthorizerSettings settings() {
        return new AuthorizerSettings(address(), AUDIENCE, "roles", "sub");
    }

    Map<String, String> environment() {
        return Map.of(
                "STAFF_ISSUER",
                address(),
                "STAFF_AUDIENCE",
                AUDIENCE,
                "STAFF_ROLE_CLAIM",
                "roles",
                "STAFF_ID_CLAIM",
                "sub");
    }

    /** The claims of a good token, as RFC 9068 has them, changed. */
    Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", address());
        claims.put("aud", AUDIENCE);
        claims.put("sub", "sw-7");
        claims.put("roles", List.of("CASEWORKER"));
        claims.put("iat", NOW);
        claims.put("exp", NOW + LIFE);
        change.accept(claims);
        return claims;
    }

    /** A token with these claims, signed as {@code at+jwt} with the RSA key. */
    String token(Consumer<Map<String, Object>> change) {
        return token(JWSAlgorithm.RS256, "at+jwt", claims(change));
    }

    /** A good token that outlives every run of the tests, for whoever cannot be told what time it is. */
    String lastingToken() {
        return token(claims -> {
            claims.put("iat", 1_767_225_600L);
            claims.put("exp", 4_102_444_800L);
        });
    }

    /** As API Gateway asks about that token. */
    String event(String token) {
        return "{\"type\":\"TOKEN\",\"methodArn\":\"arn:aws:execute-api:eu-west-2:000000000000:abcdef1234/v1/GET/rules\","
                + "\"authorizationToken\":\"Bearer " + token + "\"}";
    }

    String token(JWSAlgorithm algorithm, String type, Map<String, Object> claims) {
        boolean elliptic = JWSAlgorithm.Family.EC.contains(algorithm);
        return signed(
                new JWSHeader.Builder(algorithm)
                        .keyID(elliptic ? "curve" : "rsa")
                        .type(new JOSEObjectType(type))
                        .build(),
                claims,
                elliptic ? curve : rsa);
    }

    static String signed(JWSHeader header, Map<String, Object> claims, JWK key) {
        try {
            JWSSigner signer =
                    key instanceof ECKey elliptic ? new ECDSASigner(elliptic) : new RSASSASigner(key.toRSAKey());
            var token = new JWSObject(header, new Payload(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException defect) {
            throw new IllegalStateException(defect);
        }
    }

    static RSAKey rsa(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static ECKey curve() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        } catch (JOSEException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        while (isSilent) {
            LockSupport.parkNanos(PAUSE_NANOSECONDS);
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/keys");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (var output = exchange.getResponseBody()) {
            output.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
