package org.twentyweeks.local.tables;

import java.util.List;
import java.util.Map;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.dynamodb.CasesTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The cases that came to a team last. */
public final class RecentCases {

    public static final int SHOWN_MAX = 100;

    private final DynamoDbClient client;
    private final String table;

    public RecentCases(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** @param more whether there are older ones */
    public record Newest(List<Reference> references, boolean more) {}

    /** At most {@link #SHOWN_MAX} of that owner, the newest first. */
    public Newest newest(String owner) {
        var page = client.query(QueryRequest.builder()
                .tableName(table)
                .indexName(CasesTable.RECENT_INDEX)
                .keyConditionExpression("#owner = :owner")
                .expressionAttributeNames(Map.of("#owner", CasesTable.OWNER))
                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner)))
                .scanIndexForward(false)
                .limit(SHOWN_MAX)
                .build());
        return new Newest(
                page.items().stream()
                        .map(item -> new Reference(item.get(CasesTable.CASE_ID).s()))
                        .toList(),
                page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty());
    }
}
