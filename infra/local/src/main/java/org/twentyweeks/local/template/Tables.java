package org.twentyweeks.local.template;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/** Reads an AWS::DynamoDB::Table. */
final class Tables {

    private final Values values;

    Tables(Values values) {
        this.values = values;
    }

    /** {@code CasesTable} is {@code cases}, {@code SealsBucket} is {@code seals}, {@code CallFilesTable} is {@code call-files}. */
    static String localName(String logicalId) {
        return logicalId
                .replaceFirst("(Table|Bucket)$", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    TemplateTable read(String logicalId, Block properties) {
        String billing = values.text(properties, "BillingMode");
        if (!billing.equals("PAY_PER_REQUEST")) {
            throw new TemplateNotUnderstoodException(properties.at("BillingMode"), "only PAY_PER_REQUEST is known");
        }
        String name = localName(logicalId);
        CreateTableRequest.Builder table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(properties.blocks("AttributeDefinitions").stream()
                        .map(this::attribute)
                        .toList())
                .keySchema(keys(properties));
        if (properties.find("GlobalSecondaryIndexes").isPresent()) {
            table.globalSecondaryIndexes(properties.blocks("GlobalSecondaryIndexes").stream()
                    .map(this::index)
                    .toList());
        }
        return new TemplateTable(logicalId, name, table.build());
    }

    private AttributeDefinition attribute(Block attribute) {
        attribute.only("AttributeName", "AttributeType");
        return AttributeDefinition.builder()
                .attributeName(values.text(attribute, "AttributeName"))
                .attributeType(values.text(attribute, "AttributeType"))
                .build();
    }

    private List<KeySchemaElement> keys(Block holder) {
        return holder.blocks("KeySchema").stream()
                .map(key -> key.only("AttributeName", "KeyType"))
                .map(key -> KeySchemaElement.builder()
                        .attributeName(values.text(key, "AttributeName"))
                        .keyType(values.text(key, "KeyType"))
                        .build())
                .toList();
    }

    private GlobalSecondaryIndex index(Block index) {
        index.only("IndexName", "KeySchema", "Projection");
        Block projection = index.block("Projection").only("ProjectionType", "NonKeyAttributes");
        Projection.Builder projected = Projection.builder().projectionType(values.text(projection, "ProjectionType"));
        if (projection.find("NonKeyAttributes").isPresent()) {
            projected.nonKeyAttributes(projection.list("NonKeyAttributes").stream()
                    .map(attribute -> values.text(projection.at("NonKeyAttributes"), attribute))
                    .toList());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(values.text(index, "IndexName"))
                .keySchema(keys(index))
                .projection(projected.build())
                .build();
    }
}
