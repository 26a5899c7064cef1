package org.twentyweeks.dynamodb;

import java.util.List;
import java.util.Map;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One DynamoDB Local for the tests of this module, and a fresh table of cases for each that asks. */
final class LocalTable {

    private static final DynamoDbLocal ENGINE = DynamoDbLocal.inMemory();
    private static int tables;

    private final String name;
    private final DynamoDbClient client = ENGINE.client();

    private LocalTable(String name) {
        this.name = name;
    }

    static synchronized LocalTable create() {
        var table = new LocalTable("cases-" + ++tables);
        table.client.createTable(CasesTable.definition(table.name));
        table.client.createTable(StaffTable.definition(table.staff()));
        table.client.createTable(AuditTable.definition(table.audit()));
        return table;
    }

    String name() {
        return name;
    }

    /** The table of staff that belongs to it. */
    String staff() {
        return name + "-staff";
    }

    /** The table of readings that belongs to it. */
    String audit() {
        return name + "-audit";
    }

    DynamoDbLocal engine() {
        return ENGINE;
    }

    DynamoDbClient client() {
        return client;
    }

    /** Every item, in the order of its part. */
    List<Map<String, AttributeValue>> items() {
        return client.scanPaginator(request -> request.tableName(name)).items().stream()
                .sorted((one, other) -> part(one).compareTo(part(other)))
                .toList();
    }

    static String part(Map<String, AttributeValue> item) {
        return item.get(CasesTable.PART).s();
    }
}
