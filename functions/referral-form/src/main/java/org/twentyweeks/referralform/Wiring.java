package org.twentyweeks.referralform;

import java.time.Duration;
import java.util.Map;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.AwsClients;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import org.twentyweeks.lambda.Settings;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    private static final AwsClients CLIENTS = AwsClients.within(Duration.ofSeconds(4));

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
        return new Form(new FormPorts(
                authority,
                SecretsManagerSecrets.tokenRing(CLIENTS.client(SecretsManagerClient.builder()), settings.tokenSecret()),
                chance,
                log));
    }

    /** The same with a client of its own, which reads no secret. */
    Form rehearsal() {
        var made = SecretsManagerSecrets.tokenRingRehearsal(
                CLIENTS.ofARehearsal().client(SecretsManagerClient.builder()), settings.tokenSecret());
        return new Form(new FormPorts(authority, made, chance, log.ofRehearsals()));
    }
}
