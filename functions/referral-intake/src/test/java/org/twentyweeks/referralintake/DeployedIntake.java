package org.twentyweeks.referralintake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.secrets.SecretsStandIn;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The handler as Lambda makes it, with a real table and secrets behind it, and the events of an API Gateway in front. */
final class DeployedIntake {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DynamoDbLocal ENGINE = DynamoDbLocal.inMemory();
    private static final SecretsStandIn SECRETS = secrets();
    private static int tables;

    private final String table;
    private final DynamoDbClient client = ENGINE.client();
    private final ReferralIntakeHandler handler;

    private DeployedIntake(String table, URI dynamoDb, URI secrets) {
        this.table = table;
        System.setProperty("aws.endpointUrlDynamoDb", dynamoDb.toString());
        System.setProperty("aws.endpointUrlSecretsManager", secrets.toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        handler = new ReferralIntakeHandler(environment(table));
    }

    /** What the function's secrets are. */
    static SecretsStandIn secrets() {
        return SecretsStandIn.start()
                .put("hash-keys", "AWSCURRENT", "{\"1\":\"a-hash-key\"}")
                .put("token", "AWSCURRENT", "a-token-secret");
    }

    static DeployedIntake withTable() {
        return withTable(SECRETS.endpoint());
    }

    /** With its secrets at that address. */
    static DeployedIntake withTable(URI secrets) {
        var intake = new DeployedIntake(newTable(), ENGINE.endpoint(), secrets);
        intake.client.createTable(CasesTable.definition(intake.table));
        return intake;
    }

    static DeployedIntake withoutTable() {
        return new DeployedIntake(newTable(), ENGINE.endpoint(), SECRETS.endpoint());
    }

    static DeployedIntake withoutDynamoDb() {
        return withDynamoDbAt(URI.create("http://127.0.0.1:9"));
    }

    static DeployedIntake withDynamoDbAt(URI dynamoDb) {
        return new DeployedIntake(newTable(), dynamoDb, SECRETS.endpoint());
    }

    private static synchronized String newTable() {
        return "cases-" + ++tables;
    }

    static Map<String, String> environment(String table) {
        return Map.of(
                "AUTHORITY_CODE", "000",
                "CASES_TABLE", table,
                "HASH_KEYS_SECRET", "hash-keys",
                "TOKEN_SECRET", "token");
    }

    /** An answer of the function. */
    record Answer(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }
    }

    /** Posts a JSON text, without a key. */
    Answer post(String body) {
        return post(body, Map.of("Content-Type", List.of("application/json")));
    }

    Answer post(String body, String key) {
        return post(body, Map.of("Content-Type", List.of("application/json"), "Idempotency-Key", List.of(key)));
    }

    Answer post(String body, Map<String, List<String>> headers) {
        var event = event(headers);
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return call(event);
    }

    Answer postBytes(byte[] body) {
        return postBytes(body, Map.of("content-type", List.of("application/json; charset=utf-8")));
    }

    Answer postBytes(byte[] body, Map<String, List<String>> headers) {
        var event = event(headers);
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        return call(event);
    }

    /** Every item of the table. */
    List<Map<String, AttributeValue>> items() {
        return client.scanPaginator(request -> request.tableName(table)).items().stream()
                .toList();
    }

    /** Stores an item as it is, over whatever was there. */
    void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    /** Gives a part of a case another value of one attribute. */
    void change(String reference, String part, String attribute, AttributeValue value) {
        var item = new LinkedHashMap<>(item(reference, part));
        item.put(attribute, value);
        put(item);
    }

    /** What the case's request noted as missing or malformed. */
    String factOf(Answer answer) {
        return item(answer, "fact#000001").get("body").s();
    }

    /** The submission that the case keeps. */
    byte[] originalOf(Answer answer) {
        return originalOf(item(answer, "person#000001"));
    }

    /** The submission that a personal part keeps. */
    static byte[] originalOf(Map<String, AttributeValue> person) {
        var compressed = person.get("original").b().asInputStream();
        try (var original = new GZIPInputStream(compressed)) {
            return original.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, AttributeValue> item(Answer answer, String part) {
        return item(answer.json().path("reference").asText(), part);
    }

    /** A part of the case with that reference. */
    Map<String, AttributeValue> item(String reference, String part) {
        var key = Map.of(
                "caseId", AttributeValue.fromS(reference.replace("-", "")),
                "part", AttributeValue.fromS(part));
        return client.getItem(request -> request.tableName(table).key(key).consistentRead(true))
                .item();
    }

    private static Map<String, Object> event(Map<String, List<String>> headers) {
        var event = new LinkedHashMap<String, Object>();
        event.put("resource", "/referrals");
        event.put("path", "/referrals");
        event.put("httpMethod", "POST");
        event.put("multiValueHeaders", headers);
        event.put(
                "requestContext",
                Map.of(
                        "requestId",
                        "b3f1c8a0-0000-4000-8000-000000000001",
                        "requestTimeEpoch",
                        Instant.parse("2026-01-15T10:30:00.250Z").toEpochMilli()));
        return event;
    }

    private Answer call(Map<String, Object> event) {
        try {
            return handle(MAPPER.writeValueAsBytes(event));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Has the function handle an event. */
    Answer handle(byte[] event) {
        var reply = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), reply, null);
            var answer = MAPPER.readTree(reply.toByteArray());
            var headers = new TreeMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new Answer(
                    answer.path("statusCode").asInt(),
                    headers,
                    answer.path("body").asText());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
