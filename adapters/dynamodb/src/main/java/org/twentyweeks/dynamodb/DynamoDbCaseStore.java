package org.twentyweeks.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Cases in DynamoDB, one partition a case.
 *
 * <p>Every write is one transaction whose first item is the head, on the condition that it is not there. The SDK retries a
 * lost answer under the same token, so our own write never comes back as somebody else's; it does not retry a transaction
 * that ran into another, so that is done here.
 */
public final class DynamoDbCaseStore implements CaseStore {

    private static final int ATTEMPTS_MAX = 5;
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");
    private static final Expression ABSENT = Expression.builder()
            .expression("attribute_not_exists(" + CasesTable.CASE_ID + ")")
            .build();
    private static final Expression NEVER = Expression.builder()
            .expression(
                    "attribute_exists(" + CasesTable.CASE_ID + ") AND attribute_not_exists(" + CasesTable.CASE_ID + ")")
            .build();

    private final DynamoDbClient client;
    private final DynamoDbEnhancedClient enhanced;
    private final DynamoDbTable<HeadRecord> heads;
    private final DynamoDbTable<FactRecord> facts;
    private final DynamoDbTable<PersonRecord> persons;
    private final String table;
    private final Pause pause;

    public DynamoDbCaseStore(DynamoDbClient client, String table) {
        this(client, table, Pause.jittered());
    }

    DynamoDbCaseStore(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        this.heads = enhanced.table(table, HeadRecord.SCHEMA);
        this.facts = enhanced.table(table, FactRecord.SCHEMA);
        this.persons = enhanced.table(table, PersonRecord.SCHEMA);
        this.table = table;
        this.pause = pause;
    }

    @Override
    public Acceptance accept(NewCase opened) {
        var transaction = transaction(opened, ABSENT);
        for (int attempt = 1; ; attempt++) {
            try {
                enhanced.transactWriteItems(transaction);
                return new Acceptance.Stored();
            } catch (TransactionCanceledException cancelled) {
                var held = held(cancelled);
                if (held.isPresent()) {
                    return new Acceptance.AlreadyHeld(held.get().head());
                }
                if (!isPassing(cancelled) || attempt == ATTEMPTS_MAX) {
                    throw new UnavailableException("The store cancelled the transaction", cancelled);
                }
            } catch (TransactionInProgressException ourOwn) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new UnavailableException("The store is still at an earlier attempt", ourOwn);
                }
            } catch (SdkException failure) {
                throw new UnavailableException("The store did not answer", failure);
            }
            pause.beforeAttempt(attempt + 1);
        }
    }

    /**
     * The same table for a rehearsal: a case goes all the way to DynamoDB in one transaction, whose condition cannot hold.
     * Nothing is stored or read, and the answer is as if it were stored.
     */
    public CaseStore rehearsal() {
        return new CaseStore() {
            @Override
            public Acceptance accept(NewCase opened) {
                try {
                    enhanced.transactWriteItems(transaction(opened, NEVER));
                    throw new IllegalStateException("A condition that cannot hold did");
                } catch (TransactionCanceledException cancelled) {
                    return held(cancelled)
                            .<Acceptance>map(head -> new Acceptance.AlreadyHeld(head.head()))
                            .orElseGet(Acceptance.Stored::new);
                } catch (SdkException failure) {
                    throw new UnavailableException("The store did not answer", failure);
                }
            }

            @Override
            public Optional<StoredCase> find(Reference reference) {
                throw new UnsupportedOperationException("A rehearsal reads nothing");
            }
        };
    }

    private TransactWriteItemsEnhancedRequest transaction(NewCase opened, Expression condition) {
        var reference = opened.head().reference();
        var caseId = reference.symbols();
        var authorityCode = opened.head().authorityCode();
        var person = PersonRecord.of(caseId, authorityCode, 1, opened.person());
        var fact = FactRecord.of(
                caseId, authorityCode, opened.request(), Optional.of(person.personHash()), reference.chainStart());
        return TransactWriteItemsEnhancedRequest.builder()
                .addPutItem(
                        heads,
                        TransactPutItemEnhancedRequest.builder(HeadRecord.class)
                                .item(HeadRecord.of(opened.head(), fact.hash()))
                                .conditionExpression(condition)
                                .returnValuesOnConditionCheckFailure(ALL_OLD)
                                .build())
                .addPutItem(
                        facts,
                        TransactPutItemEnhancedRequest.builder(FactRecord.class)
                                .item(fact)
                                .conditionExpression(condition)
                                .build())
                .addPutItem(
                        persons,
                        TransactPutItemEnhancedRequest.builder(PersonRecord.class)
                                .item(person)
                                .conditionExpression(condition)
                                .build())
                .build();
    }

    /** The head that kept ours out: the first item's, which is what the condition returns. */
    private static Optional<HeadRecord> held(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .findFirst()
                .filter(CancellationReason::hasItem)
                .map(reason -> HeadRecord.SCHEMA.mapToItem(reason.item()));
    }

    private static boolean isPassing(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(PASSING::contains);
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        var heads = new ArrayList<HeadRecord>();
        var facts = new ArrayList<FactRecord>();
        try {
            client.queryPaginator(request -> request.tableName(table)
                            .keyConditionExpression("#case = :case AND #part BETWEEN :from AND :to")
                            .expressionAttributeNames(Map.of("#case", CasesTable.CASE_ID, "#part", CasesTable.PART))
                            .expressionAttributeValues(Map.of(
                                    ":case", AttributeValue.fromS(reference.symbols()),
                                    ":from", AttributeValue.fromS(CasesTable.FACT_PREFIX),
                                    ":to", AttributeValue.fromS(CasesTable.HEAD)))
                            .consistentRead(true))
                    .items()
                    .forEach(item -> {
                        if (AttributeValue.fromS(CasesTable.HEAD).equals(item.get(CasesTable.PART))) {
                            heads.add(HeadRecord.SCHEMA.mapToItem(item));
                        } else {
                            facts.add(FactRecord.SCHEMA.mapToItem(item));
                        }
                    });
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
        return heads.stream().findFirst().map(head -> new StoredCase(head.head(), chained(reference, head, facts)));
    }

    /** @throws IllegalStateException when the chain is broken: a stored fact is not the one that was recorded */
    private static List<RecordedFact> chained(Reference reference, HeadRecord head, List<FactRecord> facts) {
        var hash = reference.chainStart();
        for (FactRecord fact : facts) {
            if (!fact.follows(hash)) {
                throw new IllegalStateException("The chain of facts is broken at " + fact.part());
            }
            hash = fact.hash();
        }
        if (!hash.equals(head.lastHash()) || facts.size() != head.factCount()) {
            throw new IllegalStateException("The head does not belong to the facts");
        }
        return facts.stream().map(FactRecord::recorded).toList();
    }

    /** How long to wait before trying a transaction again that ran into another. */
    interface Pause {

        void beforeAttempt(int attempt);

        /** A random part of a time that doubles: those who collided do not collide again. */
        static Pause jittered() {
            return attempt -> {
                try {
                    long most = 25L << attempt;
                    Thread.sleep(Duration.ofMillis(new SecureRandom().nextLong(most)));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new UnavailableException("Stopped while waiting for the store", stopped);
                }
            };
        }
    }
}
