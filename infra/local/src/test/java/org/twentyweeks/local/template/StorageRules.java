package org.twentyweeks.local.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.twentyweeks.dynamodb.AuditTable;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.dynamodb.StaffTable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;

/** What is kept: tables as the code expects them, secrets, and the key; all of it survives the stack. */
final class StorageRules {

    /** Each table as the code wants it, by its name there. */
    private static final Map<String, Function<String, CreateTableRequest>> TABLES = Map.of(
            "CasesTable", CasesTable::definition,
            "StaffTable", StaffTable::definition,
            "AuditTable", AuditTable::definition);

    private static final String ENCRYPTION =
            "BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.";

    private static final Map<String, SecretGeneration> SECRETS = Map.of(
            "HashKeys", new SecretGeneration.InTemplate("{}", "1", 64, false),
            "TokenSecret", new SecretGeneration.Plain(64, false));

    private static final Map<String, String> SEALS = Map.ofEntries(
            Map.entry("ObjectLockEnabled", "true"),
            Map.entry("ObjectLockConfiguration.ObjectLockEnabled", "Enabled"),
            Map.entry("ObjectLockConfiguration.Rule.DefaultRetention.Mode", "COMPLIANCE"),
            Map.entry("ObjectLockConfiguration.Rule.DefaultRetention.Years", "10"),
            Map.entry("VersioningConfiguration.Status", "Enabled"),
            Map.entry("BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled", "true"),
            Map.entry(ENCRYPTION + "SSEAlgorithm", "aws:kms"),
            Map.entry(ENCRYPTION + "KMSMasterKeyID", "${DataKey.Arn}"),
            Map.entry("PublicAccessBlockConfiguration.BlockPublicAcls", "true"),
            Map.entry("PublicAccessBlockConfiguration.BlockPublicPolicy", "true"),
            Map.entry("PublicAccessBlockConfiguration.IgnorePublicAcls", "true"),
            Map.entry("PublicAccessBlockConfiguration.RestrictPublicBuckets", "true"),
            Map.entry("LifecycleConfiguration.Rules[0].Id", "unfinished"),
            Map.entry("LifecycleConfiguration.Rules[0].Status", "Enabled"),
            Map.entry("LifecycleConfiguration.Rules[0].AbortIncompleteMultipartUpload.DaysAfterInitiation", "7"),
            Map.entry("OwnershipControls.Rules[0].ObjectOwnership", "BucketOwnerEnforced"));

    private final TemplateTree template;
    private final Findings findings;

    StorageRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check(Template resolved) {
        findings.expect(
                "the tables of the template",
                TABLES.keySet(),
                resolved.tables().stream().map(TemplateTable::logicalId).collect(Collectors.toSet()));
        resolved.tables().stream()
                .filter(table -> TABLES.containsKey(table.logicalId()))
                .forEach(
                        table -> checkTable(table, TABLES.get(table.logicalId()).apply(table.name())));
        resolved.secrets()
                .forEach(secret -> findings.expect(
                        secret.logicalId() + ", generation", SECRETS.get(secret.logicalId()), secret.generation()));
        findings.expect(
                "the secrets of the template",
                SECRETS.keySet(),
                template.ofType(KnownResources.SECRET).keySet());
        template.ofType(KnownResources.TABLE).forEach(this::checkSafety);
        checkSeals();
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

    /** Everything of the bucket is said here once: what is not in this list is not in the template. */
    private void checkSeals() {
        findings.expect(
                "the buckets of the template",
                Set.of("SealsBucket"),
                template.ofType(KnownResources.BUCKET).keySet());
        template.ofType(KnownResources.BUCKET).forEach((logicalId, bucket) -> {
            checkRetained(logicalId, bucket);
            findings.expect(
                    logicalId,
                    new TreeMap<>(SEALS),
                    Flat.of(TemplateTree.properties(bucket)).lines());
        });
        findings.expect(
                "the policies of the buckets",
                Set.of("SealsBucketPolicy"),
                template.ofType("AWS::S3::BucketPolicy").keySet());
        template.ofType("AWS::S3::BucketPolicy").forEach(this::checkRetained);
    }

    private void checkTable(TemplateTable table, CreateTableRequest expected) {
        CreateTableRequest found = table.createRequest();
        findings.expect(table.name() + ", keys", expected.keySchema(), found.keySchema());
        findings.expect(
                table.name() + ", attributes",
                Set.copyOf(expected.attributeDefinitions()),
                Set.copyOf(found.attributeDefinitions()));
        findings.expect(
                table.name() + ", indexes",
                indexes(expected).keySet(),
                indexes(found).keySet());
        indexes(expected)
                .forEach((name, index) -> findings.expect(
                        table.name() + ", index " + name, index, indexes(found).get(name)));
    }

    private static Map<String, GlobalSecondaryIndex> indexes(CreateTableRequest table) {
        Map<String, GlobalSecondaryIndex> byName = new TreeMap<>();
        table.globalSecondaryIndexes().forEach(index -> byName.put(index.indexName(), index));
        return byName;
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
}
