package org.twentyweeks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.twentyweeks.dynamodb.CasesTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What is kept: tables as the code expects them, secrets, and the key; all of it survives the stack. */
final class StorageRules {

    /** An index as the code has it: its keys, and what it holds beside them. */
    private record Index(String hashKey, String rangeKey, List<String> projection) {}

    private static final Map<String, Index> CASES_INDEXES = Map.of(
            CasesTable.WORKLIST_INDEX,
            new Index(CasesTable.OWNER, CasesTable.NEXT_ACTION_ON, CasesTable.WORKLIST_PROJECTION),
            CasesTable.RECENT_INDEX,
            new Index(CasesTable.OWNER, CasesTable.ASSIGNED_ON, CasesTable.RECENT_PROJECTION),
            CasesTable.CHILD_BY_UPN_INDEX,
            new Index(CasesTable.CHILD_BY_UPN, "", List.of()),
            CasesTable.CHILD_BY_NAME_INDEX,
            new Index(CasesTable.CHILD_BY_NAME, "", List.of()),
            CasesTable.BOARD_INDEX,
            new Index(CasesTable.SHARD, CasesTable.CASE_ID, CasesTable.BOARD_PROJECTION));

    private static final Map<String, SecretGeneration> SECRETS = Map.of(
            "HashKeys", new SecretGeneration.InTemplate("{}", "1", 64, false),
            "TokenSecret", new SecretGeneration.Plain(64, false));

    private final TemplateTree template;
    private final Findings findings;

    StorageRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check(Template resolved) {
        findings.expect(
                "the tables of the template",
                List.of("CasesTable"),
                resolved.tables().stream().map(TemplateTable::logicalId).toList());
        resolved.tables().forEach(table -> checkCases(table.createRequest()));
        resolved.secrets()
                .forEach(secret -> findings.expect(
                        secret.logicalId() + ", generation", SECRETS.get(secret.logicalId()), secret.generation()));
        findings.expect(
                "the secrets of the template",
                SECRETS.keySet(),
                template.ofType(KnownResources.SECRET).keySet());
        template.ofType(KnownResources.TABLE).forEach(this::checkSafety);
        template.ofType(KnownResources.SECRET).forEach((logicalId, secret) -> {
            checkRetained(logicalId, secret);
            findings.expect(
                    logicalId + ", key", "${DataKey.Arn}", Flat.of(secret).at("Properties.KmsKeyId"));
        });
        findings.expect(
                "the keys of the template",
                Set.of("DataKey"),
                template.ofType("AWS::KMS::Key").keySet());
        template.ofType("AWS::KMS::Key").forEach((logicalId, key) -> {
            checkRetained(logicalId, key);
            findings.expect(logicalId + ", rotation", "true", Flat.of(key).at("Properties.EnableKeyRotation"));
            findings.expect(
                    logicalId + ", days before deletion", "30", Flat.of(key).at("Properties.PendingWindowInDays"));
        });
    }

    private void checkCases(CreateTableRequest table) {
        findings.expect("cases, keys", keys(CasesTable.CASE_ID, CasesTable.PART), table.keySchema());
        findings.expect(
                "cases, indexes",
                new TreeSet<>(CASES_INDEXES.keySet()),
                new TreeSet<>(table.globalSecondaryIndexes().stream()
                        .map(GlobalSecondaryIndex::indexName)
                        .toList()));
        Set<String> keyAttributes = new TreeSet<>(Set.of(CasesTable.CASE_ID, CasesTable.PART));
        for (GlobalSecondaryIndex found : table.globalSecondaryIndexes()) {
            Index index = CASES_INDEXES.getOrDefault(found.indexName(), new Index("", "", List.of()));
            findings.expect(found.indexName() + ", keys", keys(index.hashKey(), index.rangeKey()), found.keySchema());
            findings.expect(found.indexName() + ", projection", projection(index.projection()), found.projection());
            found.keySchema().forEach(key -> keyAttributes.add(key.attributeName()));
        }
        findings.expect(
                "cases, attributes",
                keyAttributes,
                new TreeSet<>(table.attributeDefinitions().stream()
                        .map(AttributeDefinition::attributeName)
                        .toList()));
        table.attributeDefinitions()
                .forEach(attribute -> findings.expect(
                        "cases, attribute " + attribute.attributeName(),
                        ScalarAttributeType.S,
                        attribute.attributeType()));
    }

    private void checkSafety(String logicalId, Object table) {
        checkRetained(logicalId, table);
        Flat properties = Flat.of(TemplateTree.properties(table));
        findings.expect(
                logicalId + ", point-in-time recovery",
                "true",
                properties.at("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled"));
        findings.expect(logicalId + ", deletion protection", "true", properties.at("DeletionProtectionEnabled"));
        findings.expect(logicalId + ", encryption", "true", properties.at("SSESpecification.SSEEnabled"));
        findings.expect(logicalId + ", kind of encryption", "KMS", properties.at("SSESpecification.SSEType"));
        findings.expect(logicalId + ", key", "${DataKey.Arn}", properties.at("SSESpecification.KMSMasterKeyId"));
    }

    private void checkRetained(String logicalId, Object resource) {
        findings.expect(
                logicalId + ", when the stack goes", "Retain", Flat.of(resource).at("DeletionPolicy"));
        findings.expect(
                logicalId + ", when it is replaced", "Retain", Flat.of(resource).at("UpdateReplacePolicy"));
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        KeySchemaElement hashKey = KeySchemaElement.builder()
                .attributeName(hash)
                .keyType(KeyType.HASH)
                .build();
        return range.isEmpty()
                ? List.of(hashKey)
                : List.of(
                        hashKey,
                        KeySchemaElement.builder()
                                .attributeName(range)
                                .keyType(KeyType.RANGE)
                                .build());
    }

    private static Projection projection(List<String> attributes) {
        return attributes.isEmpty()
                ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
                : Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(attributes)
                        .build();
    }
}
