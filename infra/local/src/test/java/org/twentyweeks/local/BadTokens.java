package org.twentyweeks.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.local.issuer.DevelopmentIssuer;

/**
 * Every kind of token that must open nothing, each with all roles in it, and each but for the one thing that its name says
 * as good as {@link #good}.
 */
final class BadTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long HOUR = 3_600;

    private final String issuer;
    private final long now;
    private final RSAKey key;
    private final RSAKey strangersKey;

    /**
     * @param address of the local run
     * @param keyFile where the run keeps its issuer's private key
     * @param now in seconds since 1970
     */
    BadTokens(URI address, Path keyFile, long now) throws IOException, ParseException, JOSEException {
        this.issuer = address.resolve("/_local/issuer").toString();
        this.now = now;
        this.key = RSAKey.parse(Files.readString(keyFile));
        this.strangersKey = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
    }

    /** What the header Authorization holds, by what is wrong with it. An empty text is no header. */
    Map<String, String> headers() throws JOSEException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("none", "");
        headers.put("no scheme", good());
        headers.put("another scheme", "Basic " + good());
        headers.put("the scheme alone", "Bearer ");
        tokens().forEach((wrong, token) -> headers.put(wrong, "Bearer " + token));
        return headers;
    }

    /** A token of that staff member with every role. */
    String good() throws JOSEException {
        return token(_ -> {});
    }

    private Map<String, String> tokens() throws JOSEException {
        var good = good();
        var parts = good.split("\\.");
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("malformed", "not-a-token");
        tokens.put("two parts", parts[0] + "." + parts[1]);
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("four parts", good + "." + parts[2]);
        tokens.put("alg:none", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        tokens.put("alg:none with a signature", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        tokens.put("HS256 with the public key", signedWithPublicKey());
        tokens.put("tampered payload", parts[0] + "." + tampered(parts[1]) + "." + parts[2]);
        tokens.put("tampered signature", parts[0] + "." + parts[1] + "." + flipped(parts[2]));
        tokens.put("unknown kid", token(key, "no-such-key", "at+jwt", claims()));
        tokens.put("no kid", token(key, null, "at+jwt", claims()));
        tokens.put("signed by another under the kid", token(strangersKey, key.getKeyID(), "at+jwt", claims()));
        tokens.put("brings its own key", bringingItsKey());
        tokens.put("needs what is not understood", critical());
        tokens.put("another kind in the header", token(key, key.getKeyID(), "logout+jwt", claims()));
        tokens.put("expired", token(claims -> claims.put("exp", now - 1)));
        tokens.put("without an end", token(claims -> claims.remove("exp")));
        tokens.put("an end that is no number", token(claims -> claims.put("exp", "4102444800")));
        tokens.put("not yet valid", token(claims -> claims.put("nbf", now + HOUR)));
        tokens.put("made in the future", token(claims -> claims.put("iat", now + HOUR)));
        tokens.put("other issuer", token(claims -> claims.put("iss", "https://issuer.example.org")));
        tokens.put("issuer with more behind it", token(claims -> claims.put("iss", issuer + "/")));
        tokens.put("without issuer", token(claims -> claims.remove("iss")));
        tokens.put("wrong audience", token(claims -> claims.put("aud", "another-program")));
        tokens.put("among wrong audiences", token(claims -> claims.put("aud", List.of("another", "program"))));
        tokens.put("wrong client and no audience", token(claims -> {
            claims.remove("aud");
            claims.put("client_id", "another-program");
        }));
        tokens.put("right client and wrong audience", token(claims -> {
            claims.put("aud", "another-program");
            claims.put("client_id", DevelopmentIssuer.AUDIENCE);
        }));
        tokens.put("id token, as Cognito says it", token(claims -> claims.put("token_use", "id")));
        tokens.put("id token, by its nonce", token(claims -> claims.put("nonce", "n-0S6_WzA2Mj")));
        tokens.put("id token, by its hash", token(claims -> claims.put("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng")));
        tokens.put("id token, which has no scope", withoutScope());
        tokens.put("refresh token", token(claims -> claims.put("token_use", "refresh")));
        tokens.put("without staff id", token(claims -> claims.remove("sub")));
        tokens.put("an e-mail address as staff id", token(claims -> claims.put("sub", "ada.bright@example.org")));
        tokens.put("without roles", token(claims -> claims.remove("roles")));
        tokens.put("roles that are none of ours", token(claims -> claims.put("roles", List.of("ADMIN", "caseworker"))));
        return tokens;
    }

    private Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("aud", DevelopmentIssuer.AUDIENCE);
        claims.put("sub", "dev-everything");
        claims.put("roles", List.of(Role.values()).stream().map(Enum::name).toList());
        claims.put("scope", "staff");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + HOUR);
        return claims;
    }

    private String token(Consumer<Map<String, Object>> change) throws JOSEException {
        var claims = claims();
        change.accept(claims);
        return token(key, key.getKeyID(), "at+jwt", claims);
    }

    private static String token(RSAKey signing, String keyId, String type, Map<String, Object> claims)
            throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(keyId)
                        .type(new JOSEObjectType(type))
                        .build(),
                claims,
                new RSASSASigner(signing));
    }

    private String withoutScope() throws JOSEException {
        var claims = claims();
        claims.remove("scope");
        return token(key, key.getKeyID(), "JWT", claims);
    }

    private String signedWithPublicKey() throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        return signed(header, claims(), new MACSigner(key.toRSAPublicKey().getEncoded()));
    }

    private String bringingItsKey() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("mine")
                .jwk(strangersKey.toPublicJWK())
                .build();
        return signed(header, claims(), new RSASSASigner(strangersKey));
    }

    private String critical() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .customParam("only-on-sundays", true)
                .criticalParams(Set.of("only-on-sundays"))
                .build();
        return signed(header, claims(), new RSASSASigner(key));
    }

    private static String signed(JWSHeader header, Map<String, Object> claims, JWSSigner signer) throws JOSEException {
        var token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static String tampered(String payload) {
        var claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return encoded(claims.replace("dev-everything", "dev-somebody-else"));
    }

    private static String flipped(String signature) {
        return (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
