package org.twentyweeks.dynamodb;

import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Names in the table of staff, shared by code, template and tests. One partition: a council has a few hundred people. */
public final class StaffTable {

    public static final String LIST = "list";
    public static final String ENTRY = "entry";

    static final String STAFF = "staff";
    static final String MEMBER_PREFIX = "member#";
    static final String TEAM_PREFIX = "team#";
    static final String ACTIVE = "active";
    static final String VERSION = "version";

    private StaffTable() {}

    /** The table as this code needs it. The template defines the same, which a test holds; tests create it from here. */
    public static CreateTableRequest definition(String tableName) {
        return keyed(tableName, LIST, ENTRY);
    }

    /** A table with a partition and a sort key, both texts. */
    static CreateTableRequest keyed(String tableName, String partition, String sort) {
        return CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Stream.of(partition, sort)
                        .map(name -> AttributeDefinition.builder()
                                .attributeName(name)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(
                        KeySchemaElement.builder()
                                .attributeName(partition)
                                .keyType(KeyType.HASH)
                                .build(),
                        KeySchemaElement.builder()
                                .attributeName(sort)
                                .keyType(KeyType.RANGE)
                                .build())
                .build();
    }
}
