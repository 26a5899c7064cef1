package org.twentyweeks.dynamodb;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Names in the table of cases, shared by code, template and tests.
 *
 * <p>A case is one partition: its {@code fact#…}s, its {@code head} and its {@code person#…}s, which sort in that order, so
 * that facts and head are one range without the persons. Only heads carry the attributes of the indexes.
 */
public final class CasesTable {

    public static final String CASE_ID = "caseId";
    public static final String PART = "part";
    public static final String OWNER = "owner";
    public static final String NEXT_ACTION_ON = "nextActionOn";
    public static final String ASSIGNED_ON = "assignedOn";
    public static final String CHILD_BY_UPN = "childByUpn";
    public static final String CHILD_BY_NAME = "childByName";
    public static final String SHARD = "shard";

    public static final String WORKLIST_INDEX = "worklist";
    public static final String RECENT_INDEX = "recent";
    public static final String CHILD_BY_UPN_INDEX = "childByUpn";
    public static final String CHILD_BY_NAME_INDEX = "childByName";
    public static final String BOARD_INDEX = "board";

    static final String STATUS = "status";
    static final String RECEIVED_ON = "receivedOn";
    static final String OPEN_DEADLINES = "openDeadlines";
    static final String MILESTONES = "milestones";
    static final String SOURCE = "source";
    static final String ROUTE = "route";
    static final String FACT_COUNT = "factCount";
    static final String LAST_HASH = "lastHash";
    static final String FOLD_VERSION = "foldVersion";
    static final String RULE_BOOK_VERSION = "ruleBookVersion";
    static final String CALENDAR_VERSION = "calendarVersion";

    /** What the worklist index holds beside its keys: enough to compose a digest without reading a case. */
    public static final List<String> WORKLIST_PROJECTION =
            List.of(STATUS, RECEIVED_ON, OPEN_DEADLINES, FOLD_VERSION, RULE_BOOK_VERSION, CALENDAR_VERSION);

    /** What the index of recently assigned cases holds beside its keys: enough to seal and refold what is held. */
    public static final List<String> RECENT_PROJECTION =
            List.of(STATUS, RECEIVED_ON, FACT_COUNT, LAST_HASH, FOLD_VERSION, RULE_BOOK_VERSION, CALENDAR_VERSION);

    /** What the board's index holds beside its keys: enough to recount every figure, and to seal and refold a case. */
    public static final List<String> BOARD_PROJECTION = List.of(
            STATUS,
            MILESTONES,
            SOURCE,
            ROUTE,
            RECEIVED_ON,
            FACT_COUNT,
            LAST_HASH,
            FOLD_VERSION,
            RULE_BOOK_VERSION,
            CALENDAR_VERSION);

    static final String HEAD = "head";
    static final String FACT_PREFIX = "fact#";
    static final String PERSON_PREFIX = "person#";

    /** Behind every personal part. */
    static final String PERSONS_END = "person$";

    private static final int SHARDS = 4;

    private CasesTable() {}

    /**
     * The table as this code needs it. The template defines the same, which a test holds; tests create it from here.
     */
    public static CreateTableRequest definition(String tableName) {
        return CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Stream.of(CASE_ID, PART, OWNER, NEXT_ACTION_ON, ASSIGNED_ON, CHILD_BY_UPN, CHILD_BY_NAME, SHARD)
                                .map(name -> AttributeDefinition.builder()
                                        .attributeName(name)
                                        .attributeType(ScalarAttributeType.S)
                                        .build())
                                .toList())
                .keySchema(key(CASE_ID, PART))
                .globalSecondaryIndexes(
                        index(WORKLIST_INDEX, include(WORKLIST_PROJECTION), OWNER, NEXT_ACTION_ON),
                        index(RECENT_INDEX, include(RECENT_PROJECTION), OWNER, ASSIGNED_ON),
                        index(CHILD_BY_UPN_INDEX, KEYS_ONLY, CHILD_BY_UPN),
                        index(CHILD_BY_NAME_INDEX, KEYS_ONLY, CHILD_BY_NAME),
                        index(BOARD_INDEX, include(BOARD_PROJECTION), SHARD, CASE_ID))
                .build();
    }

    private static final Projection KEYS_ONLY =
            Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();

    private static Projection include(List<String> attributes) {
        return Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(attributes)
                .build();
    }

    private static GlobalSecondaryIndex index(String name, Projection projection, String... key) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(key))
                .projection(projection)
                .build();
    }

    private static List<KeySchemaElement> key(String... attributes) {
        return Stream.of(attributes)
                .map(attribute -> KeySchemaElement.builder()
                        .attributeName(attribute)
                        .keyType(attribute.equals(attributes[0]) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }

    static String factPart(int number) {
        return FACT_PREFIX + "%06d".formatted(number);
    }

    static String personPart(int number) {
        return PERSON_PREFIX + "%06d".formatted(number);
    }

    /** Every shard of the board index. */
    static List<String> shards() {
        return IntStream.range(0, SHARDS).mapToObj(Integer::toString).toList();
    }

    /** The shard of the board index in which a case lies: a few, so that one reader walks them all. */
    static String shard(String caseId) {
        return Integer.toString(caseId.charAt(0) % SHARDS);
    }
}
