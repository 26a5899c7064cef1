package org.twentyweeks.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Readings in DynamoDB. One reading is one put, several are one transaction, on the condition that nothing is there: what is
 * on record is never written over, and nothing is recorded twice.
 */
public final class DynamoDbAuditTrail implements AuditTrail {

    private static final Expression ABSENT = Expression.builder()
            .expression("attribute_not_exists(" + AuditTable.SUBJECT + ")")
            .build();

    private final DynamoDbClient client;
    private final DynamoDbEnhancedClient enhanced;
    private final DynamoDbTable<AuditRecord> audit;
    private final String table;

    public DynamoDbAuditTrail(DynamoDbClient client, String table) {
        this.client = client;
        this.enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        this.audit = enhanced.table(table, AuditRecord.SCHEMA);
        this.table = table;
    }

    @Override
    public void record(List<Reading> readings) {
        try {
            if (readings.size() == 1) {
                audit.putItem(PutItemEnhancedRequest.builder(AuditRecord.class)
                        .item(AuditRecord.of(readings.getFirst()))
                        .conditionExpression(ABSENT)
                        .build());
            } else {
                var transaction = TransactWriteItemsEnhancedRequest.builder();
                readings.forEach(reading -> transaction.addPutItem(
                        audit,
                        TransactPutItemEnhancedRequest.builder(AuditRecord.class)
                                .item(AuditRecord.of(reading))
                                .conditionExpression(ABSENT)
                                .build()));
                enhanced.transactWriteItems(transaction.build());
            }
        } catch (ConditionalCheckFailedException there) {
            // Its place is that of one request: the SDK sent it before, and lost the answer.
        } catch (TransactionCanceledException cancelled) {
            if (!cancelled.cancellationReasons().stream()
                    .allMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
                throw new UnavailableException("The readings were not recorded", cancelled);
            }
        } catch (SdkException failure) {
            throw new UnavailableException("The reading was not recorded", failure);
        }
    }

    @Override
    public Page of(Reference reference, Optional<String> after) {
        try {
            var answer = client.query(request -> {
                request.tableName(table)
                        .keyConditionExpression("#subject = :subject")
                        .expressionAttributeNames(Map.of("#subject", AuditTable.SUBJECT))
                        .expressionAttributeValues(Map.of(":subject", AttributeValue.fromS(reference.symbols())))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(PAGE_MAX);
                after.ifPresent(place -> request.exclusiveStartKey(Map.of(
                        AuditTable.SUBJECT, AttributeValue.fromS(reference.symbols()),
                        AuditTable.ENTRY, AttributeValue.fromS(place))));
            });
            var readings = answer.items().stream()
                    .map(item -> AuditRecord.SCHEMA.mapToItem(item).reading())
                    .toList();
            return new Page(
                    readings,
                    answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
                            ? Optional.of(readings.getLast().place())
                            : Optional.empty());
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }
}
