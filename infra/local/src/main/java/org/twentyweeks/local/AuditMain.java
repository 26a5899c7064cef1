package org.twentyweeks.local;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.local.audit.AuditCommand;
import org.twentyweeks.local.objects.LocalObjects;
import org.twentyweeks.local.web.LoopbackServer;
import org.twentyweeks.s3.S3OriginalSeals;
import org.twentyweeks.s3.S3Seals;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Checks the record: of the local data ({@code DATA}), or with {@code TABLE} and {@code BUCKET} in AWS. Ends with 0 when
 * everything is as it was recorded, 1 when something is not, 2 when it could not be found out.
 */
public final class AuditMain {

    private static final String TABLE = "TABLE";
    private static final String BUCKET = "BUCKET";
    private static final String LOCAL_TABLE = "cases";
    private static final String LOCAL_BUCKET = "seals";
    private static final String ACCESS_KEY_ID = "local";

    private AuditMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv()));
    }

    static int run(List<String> arguments, Map<String, String> environment) {
        try {
            var given = new HashMap<>(environment);
            var local = new ArrayList<String>();
            for (String argument : arguments) {
                if (argument.startsWith(TABLE + "=") || argument.startsWith(BUCKET + "=")) {
                    given.put(
                            argument.substring(0, argument.indexOf('=')),
                            argument.substring(argument.indexOf('=') + 1));
                } else {
                    local.add(argument);
                }
            }
            var table = given.getOrDefault(TABLE, "");
            var bucket = given.getOrDefault(BUCKET, "");
            if (table.isBlank() != bucket.isBlank()) {
                throw new CannotStartException("Give both, TABLE=<CasesTableName> and BUCKET=<SealsBucketName>, as the"
                        + " stack's outputs name them, or neither for the local data.");
            }
            boolean same = table.isBlank() ? ofLocalData(RunSettings.read(local, environment)) : inAws(table, bucket);
            return same ? 0 : 1;
        } catch (CannotStartException cannot) {
            System.err.println(cannot.getMessage());
            return 2;
        } catch (UnavailableException | SdkException unreachable) {
            System.err.println("The record could not be read: " + unreachable.getMessage());
            return 2;
        }
    }

    private static boolean ofLocalData(RunSettings settings) {
        try (var data = DataFolder.hold(settings.data());
                var engine = DynamoDbLocal.onDisk(data.dynamoDb(), LoopbackServer.ANY_FREE_PORT);
                var tables = engine.client();
                var objects = LocalObjects.start(data.objects(), List.of(LOCAL_BUCKET), ACCESS_KEY_ID)) {
            if (!tables.listTables().tableNames().contains(LOCAL_TABLE)) {
                throw new CannotStartException(
                        "There are no cases in DATA=" + settings.data() + ": start the local run once, with make run.");
            }
            // Nobody makes seals each night here: the clock may stand still.
            return new AuditCommand(tables, LOCAL_TABLE, new S3Seals(objects.client(), LOCAL_BUCKET), System.out)
                    .run(Optional.empty());
        }
    }

    /** With whatever credentials and region the AWS SDK finds. */
    private static boolean inAws(String table, String bucket) {
        try (var tables = DynamoDbClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
                var objects = S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            var yesterday = London.dayOf(InstantSource.system().instant()).minusDays(1);
            return new AuditCommand(tables, table, new S3OriginalSeals(objects, bucket), System.out)
                    .run(Optional.of(yesterday));
        }
    }
}
