package org.twentyweeks.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.twentyweeks.local.template.Template;
import org.twentyweeks.local.template.TemplateTable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** While this is open nothing can be stored: the tables of the local run that was started last are not there. */
final class NoStore implements AutoCloseable {

    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(URI.create(System.getProperty("aws.endpointUrlDynamoDb")))
            .region(Region.EU_WEST_2)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final Template template;

    /** Forgets every case. */
    NoStore(Path template) {
        this.template =
                Template.read(template, Map.of("StaffIssuer", "https://issuer.example.org", "StaffAudience", "staff"));
        for (TemplateTable table : this.template.tables()) {
            client.deleteTable(request -> request.tableName(table.name()));
        }
    }

    /** The tables are there again, empty. */
    @Override
    public void close() {
        template.tables().forEach(table -> client.createTable(table.createRequest()));
        client.close();
    }
}
