package org.twentyweeks.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.UpdateItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The heads of the cases in DynamoDB. What is held has no shard, so its walk goes over what the quarantine's team owns.
 *
 * <p>A refolded head is updated and not put, so that attributes which another release gave it stay. The SDK's silent
 * retry does no harm here: the condition is on the facts, which refolding does not change.
 */
public final class DynamoDbCaseHeads implements CaseHeads {

    private static final String QUARANTINE = "quarantine";
    private static final int ATTEMPTS_MAX = 5;
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Z]{16}");
    private static final Pattern DAY_AND_REFERENCE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9A-Z]{16})");
    private static final List<String> MARK = List.of(
            CasesTable.CASE_ID,
            CasesTable.FACT_COUNT,
            CasesTable.LAST_HASH,
            CasesTable.FOLD_VERSION,
            CasesTable.RULE_BOOK_VERSION,
            CasesTable.CALENDAR_VERSION);

    private final DynamoDbClient client;
    private final DynamoDbTable<HeadRecord> heads;
    private final String table;
    private final int headsPerPage;
    private final DynamoDbCaseStore.Pause pause;

    public DynamoDbCaseHeads(DynamoDbClient client, String table) {
        this(client, table, PAGE_MAX, DynamoDbCaseStore.Pause.jittered());
    }

    DynamoDbCaseHeads(DynamoDbClient client, String table, int headsPerPage, DynamoDbCaseStore.Pause pause) {
        this.client = client;
        this.heads =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build().table(table, HeadRecord.SCHEMA);
        this.table = table;
        this.headsPerPage = headsPerPage;
        this.pause = pause;
    }

    @Override
    public List<String> walks() {
        var walks = new ArrayList<>(List.of(QUARANTINE));
        walks.addAll(CasesTable.shards());
        return walks;
    }

    @Override
    public Page page(String walk, Optional<String> after) {
        if (!walks().contains(walk)) {
            throw new IllegalArgumentException("There is no such walk");
        }
        boolean held = walk.equals(QUARANTINE);
        var key = held ? CasesTable.OWNER : CasesTable.SHARD;
        var value = held ? Owner.QUARANTINE : walk;
        var query = QueryRequest.builder()
                .tableName(table)
                .indexName(held ? CasesTable.RECENT_INDEX : CasesTable.BOARD_INDEX)
                .keyConditionExpression("#key = :key")
                .projectionExpression(MARK.stream().map(name -> "#" + name).collect(Collectors.joining(", ")))
                .expressionAttributeNames(names(key))
                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(value)))
                .limit(headsPerPage);
        after.ifPresent(place -> query.exclusiveStartKey(startKey(key, value, held, place)));
        try {
            var page = client.query(query.build());
            return new Page(
                    page.items().stream().map(DynamoDbCaseHeads::mark).toList(),
                    page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
                            ? Optional.of(place(page.lastEvaluatedKey(), held))
                            : Optional.empty());
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    private static Map<String, String> names(String key) {
        var names = new HashMap<String, String>();
        names.put("#key", key);
        MARK.forEach(name -> names.put("#" + name, name));
        return names;
    }

    private static String place(Map<String, AttributeValue> lastKey, boolean held) {
        var reference = StoredAttribute.text(lastKey, CasesTable.CASE_ID);
        return held ? StoredAttribute.text(lastKey, CasesTable.ASSIGNED_ON) + "/" + reference : reference;
    }

    private static Map<String, AttributeValue> startKey(String key, String value, boolean held, String place) {
        var start = new HashMap<String, AttributeValue>();
        start.put(key, AttributeValue.fromS(value));
        start.put(CasesTable.PART, AttributeValue.fromS(CasesTable.HEAD));
        var read = (held ? DAY_AND_REFERENCE : REFERENCE).matcher(place);
        if (!read.matches()) {
            throw new IllegalArgumentException("No page of that walk ended there");
        }
        if (held) {
            start.put(CasesTable.ASSIGNED_ON, AttributeValue.fromS(read.group(1)));
        }
        start.put(CasesTable.CASE_ID, AttributeValue.fromS(held ? read.group(2) : place));
        return start;
    }

    @Override
    public Optional<HeadMark> find(Reference reference) {
        try {
            var item = client.getItem(request -> request.tableName(table)
                            .key(Map.of(
                                    CasesTable.CASE_ID, AttributeValue.fromS(reference.symbols()),
                                    CasesTable.PART, AttributeValue.fromS(CasesTable.HEAD)))
                            .consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(mark(item));
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    private static HeadMark mark(Map<String, AttributeValue> item) {
        return new HeadMark(
                new Reference(StoredAttribute.text(item, CasesTable.CASE_ID)),
                StoredAttribute.number(item, CasesTable.FACT_COUNT),
                StoredAttribute.text(item, CasesTable.LAST_HASH),
                StoredAttribute.derivedBy(item));
    }

    @Override
    public Refolding refold(CaseHead head, String version) {
        var update = UpdateItemEnhancedRequest.builder(HeadRecord.class)
                .item(HeadRecord.of(head, version))
                .conditionExpression(DynamoDbCaseStore.asRead(version))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                heads.updateItem(update);
                return Refolding.REFOLDED;
            } catch (ConditionalCheckFailedException changed) {
                return Refolding.CHANGED_MEANWHILE;
            } catch (TransactionConflictException recording) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new UnavailableException("The store is busy with the case", recording);
                }
            } catch (SdkException failure) {
                throw new UnavailableException("The store did not answer", failure);
            }
            pause.beforeAttempt(attempt + 1);
        }
    }
}
