package org.twentyweeks.local.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.twentyweeks.core.audit.CaseRecord;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.dynamodb.StoredCaseRecords;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything in a table of cases. It looks at every item there is, so that one which no index shows is not missed. */
final class ScannedCaseRecords implements CaseRecords {

    private final DynamoDbClient client;
    private final String table;
    private final StoredCaseRecords records;

    ScannedCaseRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.records = new StoredCaseRecords(client, table);
    }

    @Override
    public List<Reference> references() {
        return client
                .scanPaginator(request -> request.tableName(table)
                        .projectionExpression("#case")
                        .expressionAttributeNames(Map.of("#case", CasesTable.CASE_ID))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> item.get(CasesTable.CASE_ID).s())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(Reference::new)
                .toList();
    }

    @Override
    public CaseRecord read(Reference reference) {
        return records.read(reference);
    }
}
