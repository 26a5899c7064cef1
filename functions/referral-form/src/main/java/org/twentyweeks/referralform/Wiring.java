package org.twentyweeks.referralform;

import java.time.Duration;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    private static final Duration CALL_MAX = Duration.ofSeconds(4);

    private Wiring() {}

    static FormPorts ports(FormSettings settings) {
        var secrets = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_MAX))
                .build();
        return new FormPorts(
                AuthorityFile.read(settings.authorityCode()),
                SecretsManagerSecrets.tokenRing(secrets, settings.tokenSecret()),
                Chance.unpredictable(),
                System.out);
    }
}
