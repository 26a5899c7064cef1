package org.twentyweeks.staffauthorizer;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.Settings;

/** The one place where the function's parts are put together. */
final class Wiring {

    /** An issuer that is nobody's, whose one key signed the token of the rehearsal and was thrown away. */
    private static final AuthorizerSettings REHEARSED =
            new AuthorizerSettings("https://rehearsal.example.org", "rehearsal", "roles", "sub");

    private final AuthorizerSettings settings;
    private final InvocationLog log;
    private final InstantSource clock = InstantSource.system();

    Wiring(Map<String, String> environment) {
        settings = Settings.read(AuthorizerSettings.class, environment);
        log = InvocationLog.onStandardOutput(environment);
    }

    StaffAuthorizer authorizer() {
        var published = new PublishedKeys(settings.staffIssuer(), "keep-alive");
        return new StaffAuthorizer(
                settings, new AuthorizerPorts(new KeptKeys(published, System::nanoTime), clock, log));
    }

    /** Reads the issuer's keys once and forgets them, and checks a token that only a rehearsal would let in. */
    StaffAuthorizer rehearsal() {
        var published = new PublishedKeys(settings.staffIssuer(), "close");
        Publication rehearsed = () -> {
            published.read();
            return rehearsedKeys();
        };
        return new StaffAuthorizer(
                REHEARSED, new AuthorizerPorts(new KeptKeys(rehearsed, System::nanoTime), clock, log.ofRehearsals()));
    }

    private static JWKSet rehearsedKeys() {
        try (var keys = Objects.requireNonNull(Wiring.class.getResourceAsStream("rehearsed-keys.json"))) {
            return JWKSet.load(keys);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ParseException defect) {
            throw new IllegalStateException("The keys of the rehearsal cannot be read", defect);
        }
    }
}
