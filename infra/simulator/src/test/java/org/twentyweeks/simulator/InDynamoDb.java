package org.twentyweeks.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient.Fault;
import org.twentyweeks.testkit.simulation.Dice;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The store that is deployed, with the real SDK over HTTP, on a network that loses and breaks calls below it. */
final class InDynamoDb implements Kept {

    private static final DynamoDbLocal ENGINE = DynamoDbLocal.inMemory();
    private static final String TABLE = "cases";
    private static final List<Fault> FAULTS = List.of(
            new Fault.RequestLost(),
            new Fault.AnswerLost(),
            Fault.CONFLICT,
            Fault.THROTTLED,
            Fault.BROKEN,
            new Fault.AnswerReplaced(Fault.BROKEN));

    private static boolean tableIsThere;

    private final CaseStore cases;
    private final DynamoDbClient client = ENGINE.client();
    private final CaseStore undisturbed = new DynamoDbCaseStore(client, TABLE);
    private final Set<Reference> written = new LinkedHashSet<>();
    private int calls;
    private boolean calm;

    /** @param share of the HTTP calls that go wrong */
    InDynamoDb(Dice dice, double share) {
        createTable(client);
        var network = new FaultyHttpClient(UrlConnectionHttpClient.create(), () -> {
            var call = "http call " + ++calls;
            return !calm && dice.happens(call, share)
                    ? Optional.of(dice.one(call + " goes wrong", FAULTS))
                    : Optional.empty();
        });
        cases = new DynamoDbCaseStore(
                DynamoDbClient.builder()
                        .endpointOverride(ENGINE.endpoint())
                        .region(Region.EU_WEST_2)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                        .httpClient(network)
                        // The SDK's retries as they are, without the waiting between them.
                        .overrideConfiguration(
                                own -> own.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .backoffStrategy(BackoffStrategy.retryImmediately())
                                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                        .build()))
                        .build(),
                TABLE);
    }

    private static synchronized void createTable(DynamoDbClient client) {
        if (!tableIsThere) {
            client.createTable(CasesTable.definition(TABLE));
            tableIsThere = true;
        }
    }

    @Override
    public CaseStore store() {
        return new CaseStore() {
            @Override
            public Acceptance accept(NewCase opened) {
                written.add(opened.head().reference());
                return cases.accept(opened);
            }

            @Override
            public Optional<StoredCase> find(Reference reference) {
                return cases.find(reference);
            }

            @Override
            public Optional<WholeCase> findWhole(Reference reference) {
                return cases.findWhole(reference);
            }

            @Override
            public Recording record(Addition addition) {
                return cases.record(addition);
            }
        };
    }

    @Override
    public CaseStore undisturbed() {
        return undisturbed;
    }

    @Override
    public void calm() {
        calm = true;
    }

    @Override
    public Map<Reference, KeptCase> everything() {
        return written.stream()
                .flatMap(reference -> undisturbed.find(reference).stream())
                .map(stored -> new KeptCase(stored, original(stored.head().reference())))
                .collect(Collectors.toMap(kept -> kept.stored().head().reference(), Function.identity()));
    }

    private Bytes original(Reference reference) {
        var item = client.getItem(request -> request.tableName(TABLE)
                        .key(Map.of(
                                CasesTable.CASE_ID, AttributeValue.fromS(reference.symbols()),
                                CasesTable.PART, AttributeValue.fromS("person#000001"))))
                .item();
        try (var original = new GZIPInputStream(item.get("original").b().asInputStream())) {
            return Bytes.of(original.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
