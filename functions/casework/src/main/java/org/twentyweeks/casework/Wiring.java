package org.twentyweeks.casework;

import java.time.Duration;
import java.util.Map;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.dynamodb.DynamoDbAuditTrail;
import org.twentyweeks.dynamodb.DynamoDbCaseIndexes;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.dynamodb.DynamoDbStaffStore;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.AwsClients;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import org.twentyweeks.lambda.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The one place where the function's parts are put together. */
final class Wiring {

    /** Well within the function's own limit, so that a caller gets an answer and not the gateway's. */
    private static final AwsClients CLIENTS = AwsClients.within(Duration.ofSeconds(8), Duration.ofSeconds(3));

    private final CaseworkSettings settings;
    private final Authority authority;
    private final InvocationLog log;

    Wiring(Map<String, String> environment) {
        settings = Settings.read(CaseworkSettings.class, environment);
        authority = AuthorityFile.read(settings.authorityCode());
        log = InvocationLog.onStandardOutput(environment);
    }

    Casework casework() {
        var dynamoDb = CLIENTS.client(DynamoDbClient.builder());
        return casework(
                dynamoDb,
                new DynamoDbCaseStore(dynamoDb, settings.casesTable(), settings.staffTable()),
                new SecretsManagerSecrets(
                        CLIENTS.client(SecretsManagerClient.builder()),
                        settings.hashKeysSecret(),
                        settings.tokenSecret()),
                log);
    }

    /** The same with clients of its own, which stores no case and reads no secret. */
    Casework rehearsal() {
        var rehearsed = CLIENTS.ofARehearsal();
        var dynamoDb = rehearsed.client(DynamoDbClient.builder());
        return casework(
                dynamoDb,
                new DynamoDbCaseStore(dynamoDb, settings.casesTable()).rehearsal(),
                SecretsManagerSecrets.rehearsal(
                        rehearsed.client(SecretsManagerClient.builder()),
                        settings.hashKeysSecret(),
                        settings.tokenSecret()),
                log.ofRehearsals());
    }

    private Casework casework(DynamoDbClient dynamoDb, CaseStore cases, IntakeSecrets secrets, Telemetry telemetry) {
        return new Casework(new CaseworkPorts(
                authority,
                cases,
                new DynamoDbCaseIndexes(dynamoDb, settings.casesTable()),
                new DynamoDbAuditTrail(dynamoDb, settings.auditTable()),
                new DynamoDbStaffStore(dynamoDb, settings.staffTable(), settings.auditTable()),
                secrets,
                Chance.unpredictable(),
                telemetry));
    }
}
