package org.twentyweeks.referralform;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import org.twentyweeks.lambda.Settings;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    private static final ClientOverrideConfiguration LIMITS = ClientOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(4))
            .build();

    /** No connection of a rehearsal is left open: after a restore there is nobody at its other end. */
    private static final ClientOverrideConfiguration OF_A_REHEARSAL =
            LIMITS.toBuilder().putHeader("Connection", "close").build();

    private final FormSettings settings;
    private final Authority authority;
    private final Chance chance = Chance.unpredictable();
    private final InvocationLog log;

    Wiring(Map<String, String> environment) {
        settings = Settings.read(FormSettings.class, environment);
        authority = AuthorityFile.read(settings.authorityCode());
        log = InvocationLog.onStandardOutput(environment);
    }

    Form form() {
        return new Form(
                authority,
                tokens(SecretsManagerSecrets.tokenRing(secretsManager(LIMITS), settings.tokenSecret())),
                log);
    }

    /** The same with a client of its own, which reads no secret. */
    Form rehearsal() {
        var made = SecretsManagerSecrets.tokenRingRehearsal(secretsManager(OF_A_REHEARSAL), settings.tokenSecret());
        return new Form(authority, tokens(made), log.ofRehearsals());
    }

    /**
     * A new token with each call; an empty one while the secret cannot be read. A page without a token is worth more than
     * no page: it gets one with a later page, or when it is sent.
     */
    private Supplier<String> tokens(Supplier<TokenRing> ring) {
        return () -> {
            try {
                return FormToken.issue(chance, ring.get());
            } catch (UnavailableException later) {
                return "";
            }
        };
    }

    private static SecretsManagerClient secretsManager(ClientOverrideConfiguration overrides) {
        return SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(overrides)
                .build();
    }
}
