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
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import org.twentyweeks.lambda.Settings;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    /** Well within the function's own limit, so that a sender gets an answer and not the gateway's. */
    private static final Duration CALL_MAX = Duration.ofSeconds(8);

    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(3);

    private static final ClientOverrideConfiguration LIMITS = ClientOverrideConfiguration.builder()
            .apiCallTimeout(CALL_MAX)
            .apiCallAttemptTimeout(ATTEMPT_MAX)
            .build();

    /** No connection of a rehearsal is left open: after a restore there is nobody at its other end. */
    private static final ClientOverrideConfiguration OF_A_REHEARSAL =
            LIMITS.toBuilder().putHeader("Connection", "close").build();

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
                new DynamoDbCaseStore(
                        configured(DynamoDbClient.builder(), LIMITS).build(), settings.casesTable()),
                new SecretsManagerSecrets(
                        configured(SecretsManagerClient.builder(), LIMITS).build(),
                        settings.hashKeysSecret(),
                        settings.tokenSecret()),
                log);
    }

    /** The same with clients of its own, which stores nothing and reads no secret. */
    Intake rehearsal() {
        return intake(
                new DynamoDbCaseStore(
                                configured(DynamoDbClient.builder(), OF_A_REHEARSAL)
                                        .build(),
                                settings.casesTable())
                        .rehearsal(),
                SecretsManagerSecrets.rehearsal(
                        configured(SecretsManagerClient.builder(), OF_A_REHEARSAL)
                                .build(),
                        settings.hashKeysSecret(),
                        settings.tokenSecret()),
                log.ofRehearsals());
    }

    private Intake intake(CaseStore cases, IntakeSecrets secrets, Telemetry telemetry) {
        var receiving = new ReceiveReferral(authority, cases, secrets, chance);
        return new Intake(new IntakePorts(authority, receiving::receive, secrets, chance, telemetry));
    }

    private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(
            B builder, ClientOverrideConfiguration overrides) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()).overrideConfiguration(overrides);
    }
}
