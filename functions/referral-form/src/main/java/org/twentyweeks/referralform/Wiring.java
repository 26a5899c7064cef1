package org.twentyweeks.referralform;

import java.time.Duration;
import java.util.function.Supplier;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    private static final Duration CALL_MAX = Duration.ofSeconds(4);

    private Wiring() {}

    /**
     * A new token with each call; an empty one while the secret cannot be read. A page without a token is worth more than
     * no page: it gets one with a later page, or when it is sent.
     */
    static Supplier<String> tokens(FormSettings settings) {
        var ring = SecretsManagerSecrets.tokenRing(
                SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_MAX))
                        .build(),
                settings.tokenSecret());
        var chance = Chance.unpredictable();
        return () -> {
            try {
                return FormToken.issue(chance, ring.get());
            } catch (UnavailableException later) {
                return "";
            }
        };
    }
}
