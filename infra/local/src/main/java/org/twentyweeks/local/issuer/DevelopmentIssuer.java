package org.twentyweeks.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.KeptFiles;

/**
 * Makes access tokens for whoever asks. Its tokens live by real time, whatever the virtual clock shows, because the
 * authorizer does.
 */
public final class DevelopmentIssuer {

    /** Whom its tokens are for. */
    public static final String AUDIENCE = "twenty-weeks-local";

    private static final Duration LIFE = Duration.ofHours(8);
    private static final int KEY_BITS = 2048;

    private final Path file;
    private final String address;
    private final InstantSource clock;
    private volatile RSAKey key;

    private DevelopmentIssuer(Path file, String address, InstantSource clock, RSAKey key) {
        this.file = file;
        this.address = address;
        this.clock = clock;
        this.key = key;
    }

    /**
     * With the key that the file holds, or a new one.
     *
     * @param address as its tokens name it, without a slash at the end
     * @throws CannotStartException when the file is damaged
     */
    public static DevelopmentIssuer keptIn(Path file, URI address, InstantSource clock) {
        return new DevelopmentIssuer(
                file, address.toString(), clock, Files.exists(file) ? readKey(file) : writeNewKey(file));
    }

    /** Its address, as its tokens name it. */
    public String address() {
        return address;
    }

    /** Throws its key away and signs with another, as issuers do from time to time. */
    public void rotate() {
        key = writeNewKey(file);
    }

    /** What it publishes of itself (OpenID Connect Discovery 1.0). */
    Map<String, Object> discovery() {
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", address);
        document.put("jwks_uri", address + "/keys");
        document.put("id_token_signing_alg_values_supported", Set.of(JWSAlgorithm.RS256.getName()));
        return document;
    }

    /** The public part of its key. */
    String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** An access token for that person. */
    public String token(Caller caller) {
        long now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", address);
        claims.put("aud", AUDIENCE);
        claims.put("sub", caller.staffId());
        claims.put("roles", caller.roles().stream().sorted().map(Enum::name).toList());
        claims.put("scope", "staff");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + LIFE.toSeconds());
        return signed(claims);
    }

    private String signed(Map<String, Object> claims) {
        var signing = key;
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                new Payload(claims));
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException defect) {
            throw new IllegalStateException(defect);
        }
        return token.serialize();
    }

    private static RSAKey readKey(Path file) {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException | ParseException damaged) {
            throw new CannotStartException(file
                    + " is damaged: put it back as it was, or delete it; tokens made before are then no longer good.");
        }
    }

    private static RSAKey writeNewKey(Path file) {
        try {
            var made = new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            KeptFiles.write(file, made.toJSONString() + "\n");
            return made;
        } catch (JOSEException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
