package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.twentyweeks.dynamodb.StaffTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;
import org.twentyweeks.testkit.lambda.WaitingRuntimeContract;
import org.twentyweeks.testkit.s3.S3Local;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What the jobs of the package keep to under AWS's runtime client: each answers the message of a queue. */
abstract class JobRuntimeContract extends WaitingRuntimeContract {

    private static DynamoDbLocal dynamoDb;
    private static S3Local objects;

    @BeforeAll
    static void start() {
        dynamoDb = DynamoDbLocal.inMemory();
        try (var client = dynamoDb.client()) {
            client.createTable(CasesTable.definition("cases"));
            client.createTable(StaffTable.definition("staff"));
        }
        objects = S3Local.inMemory();
        try (var client = S3Client.builder()
                .endpointOverride(objects.endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            client.createBucket(request -> request.bucket("seals"));
        }
    }

    @AfterAll
    static void stop() {
        objects.close();
        dynamoDb.close();
    }

    @Override
    protected Map<String, String> endpoints() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString(),
                "AWS_ENDPOINT_URL_S3", objects.endpoint().toString());
    }

    @Override
    protected Map<String, String> endpointsWithSilence(URI silent) {
        var endpoints = new HashMap<>(endpoints());
        endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", silent.toString());
        return endpoints;
    }

    @Override
    protected String goodAnswer() {
        return "{\"batchItemFailures\":[]}";
    }

    @Override
    protected String badEvent() {
        return "{\"Records\":[{\"messageId\":\"1\",\"body\":\"no message of ours\"}]}";
    }

    /** The message comes again, and then lies among the dead letters. */
    @Override
    protected void assertRefused(Outcome bad) {
        assertThat(bad)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error())
                                .contains("DefectException")
                                .doesNotContain("no message of ours"));
    }

    static String event(String name) {
        try {
            return Files.readString(Path.of(System.getProperty("project.root"), "events/casework", name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
