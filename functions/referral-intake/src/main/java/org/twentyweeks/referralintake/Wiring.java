package org.twentyweeks.referralintake;

import java.time.Duration;
import java.util.Map;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.AwsClients;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import org.twentyweeks.lambda.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    /** Well within the function's own limit, so that a sender gets an answer and not the gateway's. */
    private static final AwsClients CLIENTS = AwsClients.within(Duration.ofSeconds(8), Duration.ofSeconds(3));

    private final IntakeSettings settings;
    private final Authority authority;
    private final Chance chance = Chance.unpredictable();
    private final InvocationLog log;

    Wiring(Map<String, String> environment) {
        settings = Settings.read(IntakeSettings.class, environment);
        authority = AuthorityFile.read(settings.authorityCode());
        log = InvocationLog.onStandardOutput(environment);
    }

    Intake intake() {
        return intake(
                new DynamoDbCaseStore(CLIENTS.client(DynamoDbClient.builder()), settings.casesTable()),
                new SecretsManagerSecrets(
                        CLIENTS.client(SecretsManagerClient.builder()),
                        settings.hashKeysSecret(),
                        settings.tokenSecret()),
                log);
    }

    /** The same with clients of its own, which stores nothing and reads no secret. */
    Intake rehearsal() {
        var rehearsed = CLIENTS.ofARehearsal();
        return intake(
                new DynamoDbCaseStore(rehearsed.client(DynamoDbClient.builder()), settings.casesTable()).rehearsal(),
                SecretsManagerSecrets.rehearsal(
                        rehearsed.client(SecretsManagerClient.builder()),
                        settings.hashKeysSecret(),
                        settings.tokenSecret()),
                log.ofRehearsals());
    }

    private Intake intake(CaseStore cases, IntakeSecrets secrets, Telemetry telemetry) {
        var receiving = new ReceiveReferral(authority, cases, secrets, chance);
        return new Intake(new IntakePorts(authority, receiving::receive, secrets, chance, telemetry));
    }
}
