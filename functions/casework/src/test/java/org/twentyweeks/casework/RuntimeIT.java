package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.twentyweeks.dynamodb.AuditTable;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.dynamodb.StaffTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.lambda.WaitingRuntimeContract;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** The package under AWS's runtime client, with real tables behind it. */
class RuntimeIT extends WaitingRuntimeContract {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/casework");
    private static final Pattern REFERENCE = Pattern.compile("\"reference\\\\\":\\\\\"([0-9A-Z-]{19})");

    private static DynamoDbLocal dynamoDb;
    private static SecretsStandIn secrets;

    @BeforeAll
    static void start() {
        dynamoDb = DynamoDbLocal.inMemory();
        try (var client = dynamoDb.client()) {
            client.createTable(CasesTable.definition("cases"));
            client.createTable(StaffTable.definition("staff"));
            client.createTable(AuditTable.definition("audit"));
        }
        secrets = SecretsStandIn.start()
                .put("a", "AWSCURRENT", "{\"1\":\"a-hash-key\"}")
                .put("b", "AWSCURRENT", "a-token-secret");
    }

    @AfterAll
    static void stop() {
        secrets.close();
        dynamoDb.close();
    }

    @Override
    protected String logicalId() {
        return "Casework";
    }

    @Override
    protected Map<String, String> filledIn() {
        return Environment.UNREACHED;
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
        return event("open-case");
    }

    @Override
    protected String goodAnswer() {
        return "\"statusCode\":201";
    }

    @Override
    protected String badEvent() {
        return event("nobody-known");
    }

    /** The tables of cases, of readings and of staff, the indexes and the secrets. */
    @Test
    void the_package_alone_reaches_everything_that_it_has_a_port_for() {
        try (var environment = start(endpoints())) {
            environment.awaitReady();
            var opened = REFERENCE.matcher(answer(environment.invoke(goodEvent(), LIMIT)));
            assertThat(opened.find()).isTrue();

            for (String event : List.of("get-case", "search-cases", "get-worklist", "get-staff", "get-audit")) {
                var asked = event(event).replaceAll("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}(?=\")", opened.group(1));
                assertThat(answer(environment.invoke(asked, LIMIT))).as(event).contains("\"statusCode\":200");
            }
        }
        try (var client = dynamoDb.client()) {
            assertThat(client.scan(request -> request.tableName("audit")).count())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    private static String event(String name) {
        try {
            return Files.readString(EVENTS.resolve(name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
