package org.twentyweeks.local.tables;

import java.util.List;
import java.util.Map;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.dynamodb.CasesTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The cases of a team: those that came last, and those that are due first. */
public final class CasesOfTeam {

    public static final int SHOWN_MAX = 100;

    private final DynamoDbClient client;
    private final String table;

    public CasesOfTeam(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** @param more whether there are others */
    public record Listed(List<Reference> references, boolean more) {}

    /** At most {@link #SHOWN_MAX} of that owner, the newest first. */
    public Listed newest(String owner) {
        return listed(CasesTable.RECENT_INDEX, owner, false);
    }

    /** At most {@link #SHOWN_MAX} of that owner for which there is something to do, the most urgent first. */
    public Listed mostUrgent(String owner) {
        return listed(CasesTable.WORKLIST_INDEX, owner, true);
    }

    private Listed listed(String index, String owner, boolean ascending) {
        var page = client.query(QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression("#owner = :owner")
                .expressionAttributeNames(Map.of("#owner", CasesTable.OWNER))
                .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner)))
                .scanIndexForward(ascending)
                .limit(SHOWN_MAX)
                .build());
        return new Listed(
                page.items().stream()
                        .map(item -> new Reference(item.get(CasesTable.CASE_ID).s()))
                        .toList(),
                page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty());
    }
}
