package org.twentyweeks.testkit.dynamodb;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB Local that listens on 127.0.0.1 only and reports nothing to anyone.
 *
 * <p>Its own command line listens on every address; this starts its handler on a web server of ours instead. Clients
 * reach it over HTTP, so that the SDK's retries, interceptors and errors are the real ones.
 */
public final class DynamoDbLocal implements AutoCloseable {

    private static final int ANY_FREE_PORT = 0;

    private final CommittedBeforeAnswered engine;
    private final Server server;
    private final URI endpoint;

    private DynamoDbLocal(@Nullable String folder, int port) {
        engine = new CommittedBeforeAnswered(folder);
        server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setHandler(new LocalDynamoDBServerHandler(engine, null));
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local did not start on 127.0.0.1:" + port, failure);
        }
        endpoint = URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /**
     * The engine, which answers a transaction only when it is committed. DynamoDB Local 3.3.1 puts the commit into a queue
     * and answers: whoever kills the process in between loses what was answered. What reads waits in the same queue.
     */
    private static final class CommittedBeforeAnswered extends LocalDynamoDBRequestHandler {

        private static final ListTablesRequest ANY_READING =
                ListTablesRequest.builder().limit(1).build();

        private final boolean onDisk;

        CommittedBeforeAnswered(@Nullable String folder) {
            super(0, folder == null, folder, true, false);
            onDisk = folder != null;
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(
                String accessKey, String region, TransactWriteItemsRequest request) {
            var response = super.transactWriteItems(accessKey, region, request);
            if (onDisk) {
                listTables(accessKey, region, ANY_READING);
            }
            return response;
        }
    }

    /** One on a free port that forgets everything when it is closed. */
    public static DynamoDbLocal inMemory() {
        return new DynamoDbLocal(null, ANY_FREE_PORT);
    }

    /**
     * One that keeps its tables in a file in that folder, which must exist.
     *
     * @param port the loopback port; 0 for any free one
     */
    public static DynamoDbLocal onDisk(Path folder, int port) {
        return new DynamoDbLocal(folder.toAbsolutePath().toString(), port);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client of its own for each caller, with the credentials that DynamoDB Local takes. */
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .overrideConfiguration(own -> List.of(interceptors).forEach(own::addExecutionInterceptor))
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        try {
            server.stop();
            // Else its files stay open, and the next engine on them in this process fails.
            engine.shutdown();
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local did not stop", failure);
        }
    }
}
