package org.twentyweeks.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CaseRecord;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.dynamodb.AuditTable;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.dynamodb.DynamoDbAuditTrail;
import org.twentyweeks.dynamodb.DynamoDbCaseHeads;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.dynamodb.DynamoDbStaffStore;
import org.twentyweeks.dynamodb.StaffTable;
import org.twentyweeks.dynamodb.StoredCaseRecords;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient;
import org.twentyweeks.testkit.dynamodb.FaultyHttpClient.Fault;
import org.twentyweeks.testkit.simulation.Dice;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

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
            new Fault.AnswerReplaced(Fault.BROKEN),
            new Fault.AnswerReplaced(Fault.CONFLICT));

    private static final Fault.Answer IN_PROGRESS = new Fault.Answer(
            400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionInProgressException\",\"message\":\"x\"}");

    /** How often a transaction is tried that runs into others, and how often the SDK calls for each attempt that is going on. */
    private static final int ATTEMPTS = 5;

    private static final int READS_MAX = 3;

    private static final int CALLS_OF_AN_ATTEMPT = 3;

    private static int worlds;

    private final Dice dice;
    private final DynamoDbCaseStore cases;
    private final DynamoDbClient client = ENGINE.client();
    private final DynamoDbClient troubled;
    private final String staffTable;
    private final String auditTable;
    private final DynamoDbCaseStore undisturbed;
    private final Map<Reference, NewCase> written = new LinkedHashMap<>();
    private final List<Violation> misdeeds = new ArrayList<>();
    private final Deque<Fault> inTheWay = new ArrayDeque<>();
    private final Overtaken overtaken = new Overtaken();
    private boolean nothingElse;
    private int calls;
    private int operations;
    private boolean calm;

    /** @param share of the HTTP calls that go wrong */
    InDynamoDb(Dice dice, double share) {
        this.dice = dice;
        int world = createTables(client);
        staffTable = "staff-" + world;
        auditTable = "audit-" + world;
        undisturbed = new DynamoDbCaseStore(client, TABLE, staffTable);
        var network = new FaultyHttpClient(UrlConnectionHttpClient.create(), () -> fault(share));
        troubled = DynamoDbClient.builder()
                .endpointOverride(ENGINE.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(network)
                // The SDK's retries as they are, without the waiting between them.
                .overrideConfiguration(own -> own.addExecutionInterceptor(overtaken)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
        cases = new DynamoDbCaseStore(troubled, TABLE, staffTable);
    }

    private Optional<Fault> fault(double share) {
        var call = "http call " + ++calls;
        if (calm || nothingElse) {
            return Optional.ofNullable(inTheWay.poll());
        }
        return dice.happens(call, share) ? Optional.of(dice.one(call + " goes wrong", FAULTS)) : Optional.empty();
    }

    /** A query is no snapshot: what was recorded while it ran shows in part. */
    private static final class Overtaken implements ExecutionInterceptor {
        private int times;
        private boolean stops;

        private static boolean isFact(Map<String, AttributeValue> item) {
            return item.containsKey(CasesTable.PART)
                    && item.get(CasesTable.PART).s().startsWith("fact#");
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (times == 0 || !(context.response() instanceof QueryResponse all)) {
                return context.response();
            }
            var facts = all.items().stream().filter(Overtaken::isFact).toList();
            if (facts.isEmpty()) {
                return context.response();
            }
            times--;
            if (stops) {
                Thread.currentThread().interrupt();
            }
            var items = new ArrayList<>(all.items());
            items.remove(facts.getLast());
            return all.toBuilder().items(items).build();
        }
    }

    /** Worlds have other cases of one table; staff are the same everywhere, and leave in one of them. */
    private static synchronized int createTables(DynamoDbClient client) {
        if (worlds == 0) {
            client.createTable(CasesTable.definition(TABLE));
        }
        worlds++;
        client.createTable(StaffTable.definition("staff-" + worlds));
        client.createTable(AuditTable.definition("audit-" + worlds));
        return worlds;
    }

    @Override
    public StaffStore staff() {
        return new DynamoDbStaffStore(troubled, staffTable, auditTable);
    }

    @Override
    public StaffStore undisturbedStaff() {
        return new DynamoDbStaffStore(client, staffTable, auditTable);
    }

    @Override
    public AuditTrail audit() {
        return new DynamoDbAuditTrail(troubled, auditTable);
    }

    @Override
    public AuditTrail undisturbedAudit() {
        return new DynamoDbAuditTrail(client, auditTable);
    }

    @Override
    public CaseHeads.Refolding refold(CaseHead head, String version) {
        return new DynamoDbCaseHeads(troubled, TABLE).refold(head, version);
    }

    @Override
    public CaseRecords records() {
        var records = new StoredCaseRecords(client, TABLE);
        return new CaseRecords() {
            @Override
            public List<Reference> references() {
                return written.keySet().stream()
                        .filter(reference -> undisturbed.find(reference).isPresent())
                        .toList();
            }

            @Override
            public CaseRecord read(Reference reference) {
                return records.read(reference);
            }
        };
    }

    @Override
    public CaseStore store() {
        return new CaseStore() {
            @Override
            public Acceptance accept(NewCase opened) {
                if (written.put(opened.head().reference(), opened) == null) {
                    forget(opened.head().reference());
                }
                rehearse(opened);
                return inOneTransaction(() -> cases.accept(opened));
            }

            @Override
            public Optional<StoredCase> find(Reference reference) {
                var read = "operation " + ++operations;
                overtaken.times = !calm && dice.happens(read + " is overtaken", 0.2)
                        ? dice.between(read + " so often", 1, READS_MAX - 1)
                        : 0;
                var found = cases.find(reference);
                if (!found.equals(undisturbed.find(reference))) {
                    misdeeds.add(new Violation("I1", "a case was shown as it never was"));
                }
                return found;
            }

            @Override
            public Optional<WholeCase> findWhole(Reference reference) {
                return cases.findWhole(reference);
            }

            @Override
            public Recording record(Addition addition) {
                return inOneTransaction(() -> cases.record(addition));
            }
        };
    }

    /** What passes by itself is tried again, five times and no more, and nobody hears of it who does not have to. */
    private <T> T inOneTransaction(Supplier<T> transaction) {
        var operation = "operation " + ++operations;
        if (calm || !dice.happens(operation + " runs into others", 0.3)) {
            return transaction.get();
        }
        boolean conflicts = dice.happens(operation + " of others", 0.7);
        int callsMost = conflicts ? ATTEMPTS : ATTEMPTS * CALLS_OF_AN_ATTEMPT;
        int times = dice.one(operation + " so often", List.of(1, 2, callsMost - 1, callsMost, callsMost + 1));
        inTheWay.addAll(Collections.nCopies(times, conflicts ? Fault.CONFLICT : IN_PROGRESS));
        nothingElse = true;
        int before = calls;
        boolean unavailable = true;
        try {
            var answer = transaction.get();
            unavailable = false;
            return answer;
        } finally {
            if (unavailable != times >= callsMost || calls - before != Math.min(times + 1, callsMost)) {
                misdeeds.add(new Violation(
                        "I14", "what was in the way " + times + " times took " + (calls - before) + " calls"));
            }
            nothingElse = false;
            inTheWay.clear();
        }
    }

    /** Takes away what an earlier run of the same history left. */
    private void forget(Reference reference) {
        items(reference)
                .forEach(item -> client.deleteItem(request -> request.tableName(TABLE)
                        .key(key(reference, item.get(CasesTable.PART).s()))));
    }

    /** Before a snapshot is taken a case goes all the way, and leaves nothing. */
    private void rehearse(NewCase opened) {
        var before = undisturbed.find(opened.head().reference());
        var rehearsed = undisturbed.rehearsal().accept(opened);
        var expected = before.<CaseStore.Acceptance>map(held -> new CaseStore.Acceptance.AlreadyHeld(held.head()))
                .orElseGet(CaseStore.Acceptance.Stored::new);
        if (!rehearsed.equals(expected)
                || !undisturbed.find(opened.head().reference()).equals(before)) {
            misdeeds.add(new Violation("I2", "a rehearsal left something, or was told what is not so"));
        }
    }

    @Override
    public List<Violation> misdeeds() {
        written.keySet().forEach(this::ofThisCouncil);
        written.values().stream()
                .filter(opened -> undisturbed.find(opened.head().reference()).isPresent())
                .findFirst()
                .ifPresent(this::lookInto);
        return List.copyOf(misdeeds);
    }

    /** What somebody has changed who may look into the table is shown to nobody as a case. */
    private void lookInto(NewCase opened) {
        var reference = opened.head().reference();
        var stored = undisturbed.find(reference).orElseThrow();
        // The same fact, written with a space more.
        changed(reference, "fact#000001", "body", body -> AttributeValue.fromS(body.s() + " "));
        changed(reference, "head", "factCount", _ -> AttributeValue.fromN("99"));
        changed(reference, "head", "lastHash", _ -> AttributeValue.fromS("0"));
        var head = item(reference, "head");
        client.deleteItem(request -> request.tableName(TABLE).key(key(reference, "head")));
        var addition = SampleCases.addition(stored, new Fact.PlanAgreed(LocalDate.of(2026, Month.MAY, 6)));
        holds(undisturbed.find(reference).isEmpty(), "a case without a head is shown");
        holds(fails(IllegalStateException.class, () -> undisturbed.accept(opened)), "a case without a head is held");
        holds(
                undisturbed.record(addition).equals(new CaseStore.Recording.ChangedMeanwhile()),
                "facts are recorded in a case without a head");
        client.putItem(request -> request.tableName(TABLE).item(head));
        var rehearsal = undisturbed.rehearsal();
        holds(fails(UnsupportedOperationException.class, () -> rehearsal.find(reference)), "a rehearsal reads");
        holds(fails(UnsupportedOperationException.class, () -> rehearsal.record(addition)), "a rehearsal records");
        overtaken.times = 1;
        overtaken.stops = true;
        holds(fails(UnavailableException.class, () -> cases.find(reference)), "somebody who is stopped waits on");
        holds(Thread.interrupted(), "nobody hears that they are stopped");
    }

    private void changed(Reference reference, String part, String name, UnaryOperator<AttributeValue> change) {
        var before = item(reference, part);
        var after = new HashMap<>(before);
        after.computeIfPresent(name, (_, value) -> change.apply(value));
        client.putItem(request -> request.tableName(TABLE).item(after));
        holds(fails(IllegalStateException.class, () -> undisturbed.find(reference)), "a changed case is shown");
        client.putItem(request -> request.tableName(TABLE).item(before));
    }

    /** I12: whoever reads the table sees of every part whose it is. */
    private void ofThisCouncil(Reference reference) {
        boolean all = items(reference).stream()
                .map(item -> item.get("authorityCode"))
                .allMatch(AttributeValue.fromS(SampleCases.AUTHORITY.code())::equals);
        if (!all) {
            misdeeds.add(new Violation("I12", "a part of a case does not say of which council it is"));
        }
    }

    private List<Map<String, AttributeValue>> items(Reference reference) {
        return client.query(request -> request.tableName(TABLE)
                        .keyConditionExpression(CasesTable.CASE_ID + " = :case")
                        .expressionAttributeValues(Map.of(":case", AttributeValue.fromS(reference.symbols()))))
                .items();
    }

    private void holds(boolean condition, String otherwise) {
        if (!condition) {
            misdeeds.add(new Violation("I3", otherwise));
        }
    }

    private static boolean fails(Class<? extends RuntimeException> expected, Runnable what) {
        try {
            what.run();
            return false;
        } catch (RuntimeException failure) {
            return expected.equals(failure.getClass());
        }
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
        return written.keySet().stream()
                .flatMap(reference -> undisturbed.find(reference).stream())
                .map(stored -> new KeptCase(stored, original(stored.head().reference())))
                .collect(Collectors.toMap(kept -> kept.stored().head().reference(), Function.identity()));
    }

    private Map<String, AttributeValue> item(Reference reference, String part) {
        return client.getItem(request -> request.tableName(TABLE).key(key(reference, part)))
                .item();
    }

    private static Map<String, AttributeValue> key(Reference reference, String part) {
        return Map.of(
                CasesTable.CASE_ID, AttributeValue.fromS(reference.symbols()),
                CasesTable.PART, AttributeValue.fromS(part));
    }

    private Bytes original(Reference reference) {
        var item = item(reference, "person#000001");
        try (var original = new GZIPInputStream(item.get("original").b().asInputStream())) {
            return Bytes.of(original.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
