package org.twentyweeks.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.casework.WholeCase;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactUpdateItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Cases in DynamoDB, one partition a case.
 *
 * <p>Every write is one transaction whose first item is the head, on the condition that it is not there, or is as it was
 * read. The SDK retries a lost answer under the same token; it does not retry a transaction that ran into another, so that
 * is done here, under a token of its own. When a condition fails, the head comes back with the failure and says whether
 * it was an earlier attempt of ours.
 */
public final class DynamoDbCaseStore implements CaseStore {

    private static final int ATTEMPTS_MAX = 5;
    private static final int READS_MAX = 3;
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");
    private static final Set<String> CONDITION_FAILED = Set.of("ConditionalCheckFailed");
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
    private final Optional<DynamoDbTable<StaffRecord>> staff;
    private final Pause pause;

    /** A store of cases that are given to nobody: one for intake, which knows no staff. */
    public DynamoDbCaseStore(DynamoDbClient client, String table) {
        this(client, table, Optional.empty(), Pause.jittered());
    }

    /** @param staffTable where it is looked up whether somebody is active to whom a case is given */
    public DynamoDbCaseStore(DynamoDbClient client, String table, String staffTable) {
        this(client, table, Optional.of(staffTable), Pause.jittered());
    }

    DynamoDbCaseStore(DynamoDbClient client, String table, Pause pause) {
        this(client, table, Optional.empty(), pause);
    }

    private DynamoDbCaseStore(DynamoDbClient client, String table, Optional<String> staffTable, Pause pause) {
        this.client = client;
        this.enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        this.heads = enhanced.table(table, HeadRecord.SCHEMA);
        this.facts = enhanced.table(table, FactRecord.SCHEMA);
        this.persons = enhanced.table(table, PersonRecord.SCHEMA);
        this.table = table;
        this.staff = staffTable.map(name -> enhanced.table(name, StaffRecord.SCHEMA));
        this.pause = pause;
    }

    @Override
    public Acceptance accept(NewCase opened) {
        return switch (write(opening(opened, ABSENT))) {
            case Written.Done _ -> new Acceptance.Stored();
            case Written.KeptOut(Optional<HeadRecord> held, boolean _) ->
                new Acceptance.AlreadyHeld(
                        held.orElseThrow(() -> new IllegalStateException("A case that has no head has other parts"))
                                .head());
        };
    }

    @Override
    public Recording record(Addition addition) {
        var added = chained(addition);
        var lastHash = added.getLast().hash();
        return switch (write(recording(addition, added, lastHash))) {
            case Written.Done _ -> new Recording.Recorded(lastHash);
            case Written.KeptOut(Optional<HeadRecord> held, boolean byTheHead) -> {
                if (held.map(HeadRecord::lastHash).filter(lastHash::equals).isPresent()) {
                    yield new Recording.Recorded(lastHash);
                }
                yield byTheHead || addition.assignees().isEmpty()
                        ? new Recording.ChangedMeanwhile()
                        : new Recording.OwnerNotActive();
            }
        };
    }

    /** How a transaction ended that the store decided on. */
    private sealed interface Written {

        record Done() implements Written {}

        /**
         * A condition failed.
         *
         * @param held the head that is there, where its condition failed
         * @param byTheHead whether the head's condition was among those that failed
         */
        record KeptOut(Optional<HeadRecord> held, boolean byTheHead) implements Written {}
    }

    private Written write(TransactWriteItemsEnhancedRequest transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                enhanced.transactWriteItems(transaction);
                return new Written.Done();
            } catch (TransactionCanceledException cancelled) {
                if (hasReason(cancelled, CONDITION_FAILED)) {
                    return new Written.KeptOut(held(cancelled), isOfTheHead(cancelled));
                }
                if (!hasReason(cancelled, PASSING) || attempt == ATTEMPTS_MAX) {
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
                    enhanced.transactWriteItems(opening(opened, NEVER));
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

            @Override
            public Optional<WholeCase> findWhole(Reference reference) {
                throw new UnsupportedOperationException("A rehearsal reads nothing");
            }

            @Override
            public Recording record(Addition addition) {
                throw new UnsupportedOperationException("A rehearsal records nothing");
            }
        };
    }

    private TransactWriteItemsEnhancedRequest opening(NewCase opened, Expression condition) {
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

    /** The new facts as they are stored, each behind the one before it. */
    private static List<FactRecord> chained(Addition addition) {
        var head = addition.head();
        var chained = new ArrayList<FactRecord>();
        var hash = addition.version();
        for (RecordedFact fact : addition.facts()) {
            var record = FactRecord.of(head.reference().symbols(), head.authorityCode(), fact, Optional.empty(), hash);
            chained.add(record);
            hash = record.hash();
        }
        return chained;
    }

    /** The head is updated and not put, so that attributes which another release gave it stay. */
    private TransactWriteItemsEnhancedRequest recording(Addition addition, List<FactRecord> added, String lastHash) {
        var transaction = TransactWriteItemsEnhancedRequest.builder()
                .addUpdateItem(
                        heads,
                        TransactUpdateItemEnhancedRequest.builder(HeadRecord.class)
                                .item(HeadRecord.of(addition.head(), lastHash))
                                .conditionExpression(asRead(addition.version()))
                                .returnValuesOnConditionCheckFailure(ALL_OLD)
                                .build());
        for (FactRecord fact : added) {
            transaction.addPutItem(
                    facts,
                    TransactPutItemEnhancedRequest.builder(FactRecord.class)
                            .item(fact)
                            .conditionExpression(ABSENT)
                            .build());
        }
        for (String staffId : addition.assignees()) {
            transaction.addConditionCheck(
                    staff.orElseThrow(() -> new IllegalStateException("This store gives cases to nobody")),
                    StaffRecord.isActive(staffId));
        }
        return transaction.build();
    }

    /** That the case is as it was read: nobody recorded a fact since. */
    static Expression asRead(String version) {
        return Expression.builder()
                .expression("#lastHash = :version")
                .expressionNames(Map.of("#lastHash", CasesTable.LAST_HASH))
                .expressionValues(Map.of(":version", AttributeValue.fromS(version)))
                .build();
    }

    /** The head that kept ours out: the first item's, which is what the condition returns. */
    private static Optional<HeadRecord> held(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .findFirst()
                .filter(CancellationReason::hasItem)
                .map(reason -> HeadRecord.SCHEMA.mapToItem(reason.item()));
    }

    private static boolean isOfTheHead(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .findFirst()
                .filter(reason -> CONDITION_FAILED.contains(reason.code()))
                .isPresent();
    }

    private static boolean hasReason(TransactionCanceledException cancelled, Set<String> codes) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(codes::contains);
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return found(reference, CasesTable.HEAD).map(Found::stored);
    }

    @Override
    public Optional<WholeCase> findWhole(Reference reference) {
        return found(reference, CasesTable.PERSONS_END)
                .map(found -> new WholeCase(
                        found.stored(),
                        found.persons().stream().map(PersonRecord::person).toList()));
    }

    private Optional<Found> found(Reference reference, String lastPart) {
        for (int attempt = 1; ; attempt++) {
            var found = read(reference, lastPart);
            var flaw = found.flatMap(Found::flaw);
            if (flaw.isEmpty()) {
                return found;
            }
            if (attempt == READS_MAX) {
                throw new IllegalStateException(flaw.get());
            }
            // A query is no snapshot: a recording that came through while it ran may show in part.
            pause.beforeAttempt(attempt + 1);
        }
    }

    /**
     * @param facts in the order of their numbers
     * @param persons in the order of theirs; none where they were not asked for
     */
    private record Found(HeadRecord head, List<FactRecord> facts, List<PersonRecord> persons) {

        /** Why this is not a case as it was recorded; absent when it is. */
        Optional<String> flaw() {
            var hash = head.head().reference().chainStart();
            for (FactRecord fact : facts) {
                if (!fact.follows(hash)) {
                    return Optional.of("The chain of facts is broken at " + fact.part());
                }
                hash = fact.hash();
            }
            return hash.equals(head.lastHash()) && facts.size() == head.factCount()
                    ? Optional.empty()
                    : Optional.of("The head does not belong to the facts");
        }

        StoredCase stored() {
            return new StoredCase(
                    head.head(), facts.stream().map(FactRecord::recorded).toList(), head.lastHash());
        }
    }

    private Optional<Found> read(Reference reference, String lastPart) {
        var heads = new ArrayList<HeadRecord>();
        var facts = new ArrayList<FactRecord>();
        var persons = new ArrayList<PersonRecord>();
        try {
            client.queryPaginator(request -> request.tableName(table)
                            .keyConditionExpression("#case = :case AND #part BETWEEN :from AND :to")
                            .expressionAttributeNames(Map.of("#case", CasesTable.CASE_ID, "#part", CasesTable.PART))
                            .expressionAttributeValues(Map.of(
                                    ":case", AttributeValue.fromS(reference.symbols()),
                                    ":from", AttributeValue.fromS(CasesTable.FACT_PREFIX),
                                    ":to", AttributeValue.fromS(lastPart)))
                            .consistentRead(true))
                    .items()
                    .forEach(item -> {
                        var part = Objects.requireNonNull(item.get(CasesTable.PART))
                                .s();
                        if (part.equals(CasesTable.HEAD)) {
                            heads.add(HeadRecord.SCHEMA.mapToItem(item));
                        } else if (part.startsWith(CasesTable.PERSON_PREFIX)) {
                            persons.add(PersonRecord.SCHEMA.mapToItem(item));
                        } else {
                            facts.add(FactRecord.SCHEMA.mapToItem(item));
                        }
                    });
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
        return heads.stream().findFirst().map(head -> new Found(head, facts, persons));
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
