package org.twentyweeks.dynamodb;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.IndexPage;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.casework.WorklistEntry;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The indexes of the table of cases. Each question is one query, which reads a page however many cases there are. */
public final class DynamoDbCaseIndexes implements CaseIndexes {

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbCaseIndexes(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public IndexPage<WorklistEntry> worklist(String owner, LocalDate until, Optional<IndexPosition> after) {
        var request = QueryRequest.builder()
                .indexName(CasesTable.WORKLIST_INDEX)
                .keyConditionExpression("#owner = :owner AND #day <= :until")
                .expressionAttributeNames(Map.of("#owner", CasesTable.OWNER, "#day", CasesTable.NEXT_ACTION_ON))
                .expressionAttributeValues(
                        Map.of(":owner", AttributeValue.fromS(owner), ":until", AttributeValue.fromS(until.toString())))
                .limit(PAGE_MAX);
        return page(request, owner, CasesTable.NEXT_ACTION_ON, after, DynamoDbCaseIndexes::entry);
    }

    @Override
    public IndexPage<Reference> ownedBy(String owner, Optional<IndexPosition> after) {
        var request = QueryRequest.builder()
                .indexName(CasesTable.RECENT_INDEX)
                .keyConditionExpression("#owner = :owner")
                .expressionAttributeNames(Map.of("#owner", CasesTable.OWNER))
                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner)))
                .limit(PAGE_MAX);
        return page(request, owner, CasesTable.ASSIGNED_ON, after, DynamoDbCaseIndexes::reference);
    }

    private <E> IndexPage<E> page(
            QueryRequest.Builder request,
            String owner,
            String order,
            Optional<IndexPosition> after,
            Function<Map<String, AttributeValue>, E> entry) {
        after.ifPresent(position -> request.exclusiveStartKey(Map.of(
                CasesTable.CASE_ID,
                AttributeValue.fromS(position.reference().symbols()),
                CasesTable.PART,
                AttributeValue.fromS(CasesTable.HEAD),
                CasesTable.OWNER,
                AttributeValue.fromS(owner),
                order,
                AttributeValue.fromS(position.day().toString()))));
        var answer = query(request);
        return new IndexPage<>(
                answer.items().stream().map(entry).toList(),
                answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
                        ? Optional.of(position(answer.lastEvaluatedKey(), order))
                        : Optional.empty());
    }

    @Override
    public List<Reference> withChildName(String hash) {
        return ofChild(CasesTable.CHILD_BY_NAME_INDEX, CasesTable.CHILD_BY_NAME, hash);
    }

    @Override
    public List<Reference> withChildUpn(String hash) {
        return ofChild(CasesTable.CHILD_BY_UPN_INDEX, CasesTable.CHILD_BY_UPN, hash);
    }

    private List<Reference> ofChild(String index, String key, String hash) {
        return query(QueryRequest.builder()
                        .indexName(index)
                        .keyConditionExpression("#hash = :hash")
                        .expressionAttributeNames(Map.of("#hash", key))
                        .expressionAttributeValues(Map.of(":hash", AttributeValue.fromS(hash)))
                        .limit(CHILD_CASES_MAX))
                .items()
                .stream()
                .map(DynamoDbCaseIndexes::reference)
                .toList();
    }

    private QueryResponse query(QueryRequest.Builder request) {
        try {
            return client.query(request.tableName(table).build());
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    private static IndexPosition position(Map<String, AttributeValue> key, String order) {
        return new IndexPosition(LocalDate.parse(StoredAttribute.text(key, order)), reference(key));
    }

    private static WorklistEntry entry(Map<String, AttributeValue> item) {
        return new WorklistEntry(
                reference(item),
                CaseStatus.valueOf(StoredAttribute.text(item, CasesTable.STATUS)),
                Optional.ofNullable(item.get(CasesTable.RECEIVED_ON)).map(day -> LocalDate.parse(day.s())),
                LocalDate.parse(StoredAttribute.text(item, CasesTable.NEXT_ACTION_ON)),
                openDeadlines(item),
                StoredAttribute.derivedBy(item));
    }

    private static List<OpenDeadline> openDeadlines(Map<String, AttributeValue> item) {
        var deadlines = new ArrayList<OpenDeadline>();
        for (AttributeValue deadline : StoredAttribute.present(
                        item.get(CasesTable.OPEN_DEADLINES), CasesTable.OPEN_DEADLINES)
                .l()) {
            var members = new HashMap<String, String>();
            deadline.m().forEach((name, value) -> members.put(name, value.s()));
            deadlines.add(HeadRecord.openDeadline(members));
        }
        return deadlines;
    }

    private static Reference reference(Map<String, AttributeValue> item) {
        return new Reference(StoredAttribute.text(item, CasesTable.CASE_ID));
    }
}
