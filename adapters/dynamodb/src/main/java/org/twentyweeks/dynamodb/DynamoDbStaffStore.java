package org.twentyweeks.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.staff.Staff;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.Team;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Staff and teams in one partition of DynamoDB. A change is one transaction with the record of who made it. */
public final class DynamoDbStaffStore implements StaffStore {

    private final DynamoDbClient client;
    private final DynamoDbEnhancedClient enhanced;
    private final DynamoDbTable<StaffRecord> staff;
    private final Optional<DynamoDbTable<AuditRecord>> audit;
    private final String table;

    /** A store that is read only: who changes nothing needs no record of changes. */
    public DynamoDbStaffStore(DynamoDbClient client, String table) {
        this(client, table, Optional.empty());
    }

    /** @param auditTable where it is recorded who changed something */
    public DynamoDbStaffStore(DynamoDbClient client, String table, String auditTable) {
        this(client, table, Optional.of(auditTable));
    }

    private DynamoDbStaffStore(DynamoDbClient client, String table, Optional<String> auditTable) {
        this.client = client;
        this.enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        this.staff = enhanced.table(table, StaffRecord.SCHEMA);
        this.audit = auditTable.map(name -> enhanced.table(name, AuditRecord.SCHEMA));
        this.table = table;
    }

    @Override
    public Staff everybody() {
        var members = new ArrayList<StaffMember>();
        var teams = new ArrayList<Team>();
        for (StaffRecord record : records()) {
            if (record.isMember()) {
                members.add(record.member());
            } else {
                teams.add(record.team(StaffTable.TEAM_PREFIX));
            }
        }
        return new Staff(members, teams);
    }

    private List<StaffRecord> records() {
        try {
            return client
                    .queryPaginator(request -> request.tableName(table)
                            .keyConditionExpression("#list = :staff")
                            .expressionAttributeNames(Map.of("#list", StaffTable.LIST))
                            .expressionAttributeValues(Map.of(":staff", AttributeValue.fromS(StaffTable.STAFF)))
                            .consistentRead(true))
                    .items()
                    .stream()
                    .map(StaffRecord.SCHEMA::mapToItem)
                    .toList();
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    @Override
    public Keeping keep(StaffMember member, Change change) {
        return keep(StaffRecord.of(member, change), change);
    }

    @Override
    public Keeping keep(Team team, Change change) {
        return keep(StaffRecord.of(team, change), change);
    }

    private Keeping keep(StaffRecord next, Change change) {
        try {
            enhanced.transactWriteItems(TransactWriteItemsEnhancedRequest.builder()
                    .addPutItem(
                            staff,
                            TransactPutItemEnhancedRequest.builder(StaffRecord.class)
                                    .item(next)
                                    .conditionExpression(follows(next))
                                    .build())
                    .addPutItem(
                            audit.orElseThrow(() -> new IllegalStateException("This store changes nothing")),
                            AuditRecord.of(next.entry(), next.version(), change))
                    .build());
            return Keeping.KEPT;
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().stream()
                    .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
                return Keeping.CHANGED_MEANWHILE;
            }
            throw new UnavailableException("The store cancelled the transaction", cancelled);
        } catch (SdkException failure) {
            throw new UnavailableException("The store did not answer", failure);
        }
    }

    /** That the list has the version before this one, or this very change: an earlier attempt came through. */
    private static Expression follows(StaffRecord next) {
        var before = next.version() == 1 ? "attribute_not_exists(" + StaffTable.ENTRY + ")" : "#version = :before";
        return Expression.builder()
                .expression(before + " OR (#version = :version AND #correlationId = :correlationId)")
                .expressionNames(Map.of("#version", StaffTable.VERSION, "#correlationId", "correlationId"))
                .expressionValues(
                        next.version() == 1
                                ? Map.of(":version", number(next.version()), ":correlationId", id(next))
                                : Map.of(
                                        ":before",
                                        number(next.version() - 1),
                                        ":version",
                                        number(next.version()),
                                        ":correlationId",
                                        id(next)))
                .build();
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }

    private static AttributeValue id(StaffRecord next) {
        return AttributeValue.fromS(next.correlationId());
    }
}
