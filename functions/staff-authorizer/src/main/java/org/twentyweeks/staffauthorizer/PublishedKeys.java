package org.twentyweeks.staffauthorizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.lambda.StrictJson;

/** Reads an issuer's keys from where it publishes them (OpenID Connect Discovery 1.0). */
final class PublishedKeys implements Publication {

    private static final int PATIENCE_MILLISECONDS = 2_000;
    private static final int BYTES_MAX = 512 * 1024;

    private final String issuer;
    private final IssuerAddress address;
    private final String connection;

    /**
     * @param issuer as its tokens name it
     * @param connection the header of that name: whether the connection may be kept for the next reading
     * @throws IllegalStateException when no keys may be read from there
     */
    PublishedKeys(String issuer, String connection) {
        this.issuer = issuer;
        this.address = IssuerAddress.of(issuer);
        this.connection = connection;
    }

    @Override
    public JWKSet read() {
        try {
            var discovered = StrictJson.read(get(address.discovery()))
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new IOException("The issuer's discovery document is not JSON"));
            if (!discovered.path("issuer").asText().equals(issuer)) {
                throw new IOException("The discovery document is another issuer's");
            }
            var keys = address.ofKeys(discovered.path("jwks_uri").asText())
                    .orElseThrow(() -> new IOException("The issuer's keys are not at an address that is taken"));
            return JWKSet.parse(new String(get(keys), StandardCharsets.UTF_8)).toPublicJWKSet();
        } catch (IOException | ParseException | IllegalArgumentException unreadable) {
            throw new UnavailableException("The issuer's keys cannot be read", unreadable);
        }
    }

    private byte[] get(URI from) throws IOException {
        var asked = (HttpURLConnection) from.toURL().openConnection();
        // A redirection could lead away from the issuer.
        asked.setInstanceFollowRedirects(false);
        asked.setUseCaches(false);
        asked.setConnectTimeout(PATIENCE_MILLISECONDS);
        asked.setReadTimeout(PATIENCE_MILLISECONDS);
        asked.setRequestProperty("Accept", "application/json");
        asked.setRequestProperty("Connection", connection);
        if (asked.getResponseCode() != HttpURLConnection.HTTP_OK) {
            asked.disconnect();
            throw new IOException("The issuer did not answer with 200");
        }
        try (var content = asked.getInputStream()) {
            var bytes = content.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IOException("The issuer's answer is too long");
            }
            return bytes;
        }
    }
}
