package org.twentyweeks.referralintake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.lambda.WaitingRuntimeContract;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** The package under AWS's runtime client, with a real table behind it. */
class RuntimeIT extends WaitingRuntimeContract {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-intake");

    private static DynamoDbLocal dynamoDb;
    private static SecretsStandIn secrets;

    @BeforeAll
    static void start() {
        dynamoDb = DynamoDbLocal.inMemory();
        dynamoDb.client().createTable(CasesTable.definition("cases"));
        secrets = DeployedIntake.secrets();
    }

    @AfterAll
    static void stop() {
        secrets.close();
        dynamoDb.close();
    }

    @Override
    protected String logicalId() {
        return "ReferralIntake";
    }

    @Override
    protected Map<String, String> filledIn() {
        return DeployedIntake.environment("cases");
    }

    @Override
    protected Map<String, String> endpoints() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString());
    }

    @Override
    protected Map<String, String> endpointsWithSilence(URI silent) {
        var endpoints = new HashMap<>(endpoints());
        endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", silent.toString());
        return endpoints;
    }

    @Override
    protected String goodEvent() {
        return event("complete");
    }

    @Override
    protected String goodAnswer() {
        return "\"statusCode\":201";
    }

    @Override
    protected String badEvent() {
        return event("not-json");
    }

    private static String event(String name) {
        try {
            return Files.readString(EVENTS.resolve(name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
