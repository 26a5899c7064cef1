package org.twentyweeks.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may do what: exactly this and nothing else, and nothing by a wildcard. */
final class GrantRules {

    private static final String OF_TABLES_AND_BUCKETS = " when {StringEquals.kms:ViaService[0]="
            + "dynamodb.${AWS::Region}.amazonaws.com, StringEquals.kms:ViaService[1]=s3.${AWS::Region}.amazonaws.com}";

    /** Objects can be named by their folder only. */
    private static final String FOLDER_OF_A_BUCKET = "\\$\\{[A-Za-z]+Bucket\\.Arn}/[a-z]+/\\*";

    /** Of each role, each action on each resource. */
    private static final Map<String, Set<String>> GRANTS = Map.of(
            "ReferralIntakeRole",
            Set.of(
                    "Allow dynamodb:PutItem on ${CasesTable.Arn}",
                    "Allow secretsmanager:GetSecretValue on ${HashKeys}",
                    "Allow secretsmanager:GetSecretValue on ${TokenSecret}",
                    "Allow kms:Decrypt on ${DataKey.Arn} when {StringEquals.kms:ViaService[0]="
                            + "dynamodb.${AWS::Region}.amazonaws.com, StringEquals.kms:ViaService[1]="
                            + "secretsmanager.${AWS::Region}.amazonaws.com}",
                    "Allow logs:CreateLogStream on ${ReferralIntakeLogs.Arn}",
                    "Allow logs:PutLogEvents on ${ReferralIntakeLogs.Arn}"),
            "ReferralFormRole",
            Set.of(
                    "Allow secretsmanager:GetSecretValue on ${TokenSecret}",
                    "Allow kms:Decrypt on ${DataKey.Arn} when {StringEquals.kms:ViaService="
                            + "secretsmanager.${AWS::Region}.amazonaws.com}",
                    "Allow logs:CreateLogStream on ${ReferralFormLogs.Arn}",
                    "Allow logs:PutLogEvents on ${ReferralFormLogs.Arn}"),
            "StaffAuthorizerRole",
            Set.of(
                    "Allow logs:CreateLogStream on ${StaffAuthorizerLogs.Arn}",
                    "Allow logs:PutLogEvents on ${StaffAuthorizerLogs.Arn}"),
            "StaffAuthorizerCaller",
            Set.of("Allow lambda:InvokeFunction on ${StaffAuthorizer.Arn}:live"),
            "CaseworkRole",
            Set.of(
                    "Allow dynamodb:PutItem on ${CasesTable.Arn}",
                    "Allow dynamodb:Query on ${CasesTable.Arn}",
                    "Allow dynamodb:UpdateItem on ${CasesTable.Arn}",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/worklist",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/recent",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/childByUpn",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/childByName",
                    "Allow dynamodb:ConditionCheckItem on ${StaffTable.Arn}",
                    "Allow dynamodb:PutItem on ${StaffTable.Arn}",
                    "Allow dynamodb:Query on ${StaffTable.Arn}",
                    // No update and no deletion: what is on record stays there.
                    "Allow dynamodb:PutItem on ${AuditTable.Arn}",
                    "Allow dynamodb:Query on ${AuditTable.Arn}",
                    "Allow secretsmanager:GetSecretValue on ${HashKeys}",
                    "Allow secretsmanager:GetSecretValue on ${TokenSecret}",
                    "Allow kms:Decrypt on ${DataKey.Arn} when {StringEquals.kms:ViaService[0]="
                            + "dynamodb.${AWS::Region}.amazonaws.com, StringEquals.kms:ViaService[1]="
                            + "secretsmanager.${AWS::Region}.amazonaws.com}",
                    "Allow logs:CreateLogStream on ${CaseworkLogs.Arn}",
                    "Allow logs:PutLogEvents on ${CaseworkLogs.Arn}"),
            "SealCasesRole",
            Set.of(
                    "Allow sqs:ReceiveMessage on ${SealCasesQueue.Arn}",
                    "Allow sqs:DeleteMessage on ${SealCasesQueue.Arn}",
                    "Allow sqs:GetQueueAttributes on ${SealCasesQueue.Arn}",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/board",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/recent",
                    "Allow dynamodb:GetItem on ${CasesTable.Arn}",
                    "Allow s3:ListBucket on ${SealsBucket.Arn} when {StringEquals.s3:prefix=seals/}",
                    "Allow s3:GetObject on ${SealsBucket.Arn}/seals/*",
                    "Allow s3:PutObject on ${SealsBucket.Arn}/seals/*",
                    "Allow kms:Decrypt on ${DataKey.Arn}" + OF_TABLES_AND_BUCKETS,
                    "Allow kms:GenerateDataKey on ${DataKey.Arn}" + OF_TABLES_AND_BUCKETS,
                    "Allow logs:CreateLogStream on ${SealCasesLogs.Arn}",
                    "Allow logs:PutLogEvents on ${SealCasesLogs.Arn}"),
            "RefoldCasesRole",
            Set.of(
                    "Allow sqs:ReceiveMessage on ${RefoldCasesQueue.Arn}",
                    "Allow sqs:DeleteMessage on ${RefoldCasesQueue.Arn}",
                    "Allow sqs:GetQueueAttributes on ${RefoldCasesQueue.Arn}",
                    "Allow sqs:SendMessage on ${RefoldCasesQueue.Arn}",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/board",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/recent",
                    "Allow dynamodb:Query on ${CasesTable.Arn}",
                    "Allow dynamodb:UpdateItem on ${CasesTable.Arn}",
                    "Allow kms:Decrypt on ${DataKey.Arn} when {StringEquals.kms:ViaService="
                            + "dynamodb.${AWS::Region}.amazonaws.com}",
                    "Allow logs:CreateLogStream on ${RefoldCasesLogs.Arn}",
                    "Allow logs:PutLogEvents on ${RefoldCasesLogs.Arn}"),
            "MoveCasesRole",
            Set.of(
                    "Allow sqs:ReceiveMessage on ${MoveCasesQueue.Arn}",
                    "Allow sqs:DeleteMessage on ${MoveCasesQueue.Arn}",
                    "Allow sqs:GetQueueAttributes on ${MoveCasesQueue.Arn}",
                    "Allow dynamodb:Query on ${StaffTable.Arn}",
                    "Allow dynamodb:Query on ${CasesTable.Arn}/index/recent",
                    "Allow dynamodb:Query on ${CasesTable.Arn}",
                    "Allow dynamodb:PutItem on ${CasesTable.Arn}",
                    "Allow dynamodb:UpdateItem on ${CasesTable.Arn}",
                    "Allow kms:Decrypt on ${DataKey.Arn} when {StringEquals.kms:ViaService="
                            + "dynamodb.${AWS::Region}.amazonaws.com}",
                    "Allow logs:CreateLogStream on ${MoveCasesLogs.Arn}",
                    "Allow logs:PutLogEvents on ${MoveCasesLogs.Arn}"));

    /** Who takes on a role that is not a function's. */
    private static final Map<String, String> TRUSTED = Map.of("StaffAuthorizerCaller", "apigateway.amazonaws.com");

    /** What the account may delegate: to use the key and to look after it, each action by its name. */
    private static final Set<String> ACCOUNT_ACTIONS = Set.of(
            "CancelKeyDeletion",
            "CreateAlias",
            "CreateGrant",
            "Decrypt",
            "DeleteAlias",
            "DescribeKey",
            "DisableKey",
            "DisableKeyRotation",
            "EnableKey",
            "EnableKeyRotation",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "GetKeyPolicy",
            "GetKeyRotationStatus",
            "ListGrants",
            "ListKeyPolicies",
            "ListKeyRotations",
            "ListResourceTags",
            "PutKeyPolicy",
            "ReEncryptFrom",
            "ReEncryptTo",
            "RetireGrant",
            "RevokeGrant",
            "RotateKeyOnDemand",
            "ScheduleKeyDeletion",
            "TagResource",
            "UntagResource",
            "UpdateAlias",
            "UpdateKeyDescription");

    private static final Set<String> LOG_ACTIONS = Set.of(
            "Decrypt",
            "DescribeKey",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "ReEncryptFrom",
            "ReEncryptTo");

    private static final Set<String> ALARM_ACTIONS = Set.of("Decrypt", "GenerateDataKey");

    /** Where a statement names what it grants, or to whom. */
    private static final Pattern GRANTED =
            Pattern.compile("\\bStatement\\[.*\\.(|Not)(?:Action|Resource|Principal)\\b");

    private final TemplateTree template;
    private final Findings findings;

    GrantRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        findings.expect(
                "the roles of the template",
                GRANTS.keySet(),
                template.ofType("AWS::IAM::Role").keySet());
        template.ofType("AWS::IAM::Role").forEach(this::checkRole);
        template.ofType("AWS::KMS::Key").forEach(this::checkKey);
        template.ofType("AWS::SQS::QueuePolicy").forEach(this::checkQueuePolicy);
        template.ofType("AWS::S3::BucketPolicy").forEach(this::checkBucketPolicy);
        checkWildcards();
    }

    private void checkRole(String logicalId, Object role) {
        Object properties = TemplateTree.properties(role);
        Object trust = TemplateTree.at(properties, "AssumeRolePolicyDocument").orElse(Map.of());
        checkVersion(logicalId, trust);
        findings.expect(
                logicalId + ", trust",
                Set.of("Allow Service=" + TRUSTED.getOrDefault(logicalId, "lambda.amazonaws.com")
                        + ": sts:AssumeRole on (none)"),
                grants(statements(trust)));
        List<?> policies = list(TemplateTree.at(properties, "Policies").orElse(List.of()));
        SortedSet<String> granted = new TreeSet<>();
        policies.forEach(policy -> {
            findings.require(!Flat.of(policy).at("PolicyName").equals("(none)"), logicalId + ", a policy has no name");
            Object document = TemplateTree.at(policy, "PolicyDocument").orElse(Map.of());
            checkVersion(logicalId, document);
            granted.addAll(grants(statements(document)));
        });
        findings.expect(logicalId + ", grants", new TreeSet<>(GRANTS.getOrDefault(logicalId, Set.of())), granted);
    }

    private void checkQueuePolicy(String logicalId, Object policy) {
        String job = logicalId.replaceFirst("QueuePolicy$", "");
        Object properties = TemplateTree.properties(policy);
        findings.expect(
                logicalId + ", queues",
                List.of("${" + job + "Queue}", "${" + job + "DeadLetters}"),
                each(properties, "Queues").toList());
        Object document = TemplateTree.at(properties, "PolicyDocument").orElse(Map.of());
        checkVersion(logicalId, document);
        findings.expect(
                logicalId + ", grants",
                new TreeSet<>(Set.of(
                        "Allow Service=events.amazonaws.com: sqs:SendMessage on ${" + job
                                + "Queue.Arn} when {ArnEquals.aws:SourceArn=${" + job + "Schedule.Arn}}",
                        "Deny =*: sqs:* on ${" + job + "Queue.Arn} when {Bool.aws:SecureTransport=false}",
                        "Deny =*: sqs:* on ${" + job + "DeadLetters.Arn} when {Bool.aws:SecureTransport=false}")),
                grants(statements(document)));
    }

    private void checkBucketPolicy(String logicalId, Object policy) {
        String bucket = logicalId.replaceFirst("Policy$", "");
        Object properties = TemplateTree.properties(policy);
        findings.expect(
                logicalId + ", bucket", "${" + bucket + "}", Flat.of(properties).at("Bucket"));
        Object document = TemplateTree.at(properties, "PolicyDocument").orElse(Map.of());
        checkVersion(logicalId, document);
        var expected = new TreeSet<>(Set.of(
                "Deny =*: s3:* on ${" + bucket + ".Arn} when {Bool.aws:SecureTransport=false}",
                "Deny =*: s3:* on ${" + bucket + ".Arn}/* when {Bool.aws:SecureTransport=false}"));
        // Nobody puts anything over a seal, or takes one away.
        expected.add("Deny =*: s3:PutObject on ${" + bucket + ".Arn}/* when {Null.s3:if-none-match=true}");
        expected.add("Deny =*: s3:DeleteObject on ${" + bucket + ".Arn}/*");
        expected.add("Deny =*: s3:DeleteObjectVersion on ${" + bucket + ".Arn}/*");
        findings.expect(logicalId + ", grants", expected, grants(statements(document)));
    }

    private void checkKey(String logicalId, Object key) {
        Object policy =
                TemplateTree.at(TemplateTree.properties(key), "KeyPolicy").orElse(Map.of());
        checkVersion(logicalId, policy);
        SortedSet<String> expected = new TreeSet<>();
        ACCOUNT_ACTIONS.forEach(action ->
                expected.add("Allow AWS=arn:${AWS::Partition}:iam::${AWS::AccountId}:root: kms:" + action + " on *"));
        int group = 0;
        StringBuilder groups = new StringBuilder();
        for (String function : template.ofType(KnownResources.FUNCTION).keySet()) {
            groups.append(group == 0 ? "" : ", ")
                    .append("ArnEquals.kms:EncryptionContext:aws:logs:arn[")
                    .append(group++)
                    .append("]=arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}")
                    .append(":log-group:/aws/lambda/${AWS::StackName}-")
                    .append(TemplateTree.kebab(function));
        }
        LOG_ACTIONS.forEach(action -> expected.add(
                "Allow Service=logs.${AWS::Region}.amazonaws.com: kms:" + action + " on * when {" + groups + "}"));
        ALARM_ACTIONS.forEach(action -> expected.add("Allow Service=cloudwatch.amazonaws.com: kms:" + action
                + " on * when {StringEquals.aws:SourceAccount=${AWS::AccountId}}"));
        expected.add("Deny AWS=*: kms:CreateGrant on * when {BoolIfExists.aws:PrincipalIsAWSService=false, "
                + "BoolIfExists.kms:GrantIsForAWSResource=false}");
        findings.expect(logicalId + ", policy", expected, grants(statements(policy)));
    }

    /** Without it, IAM reads a policy by the rules of 2008. */
    private void checkVersion(String logicalId, Object document) {
        findings.expect(
                logicalId + ", policy version", "2012-10-17", Flat.of(document).at("Version"));
    }

    /** In every policy of every resource, known or not; a key policy's resource is always {@code *}, which is the key. */
    private void checkWildcards() {
        TemplateTree.entries(template.section("Resources")).forEach((logicalId, resource) -> {
            Flat lines = Flat.of(resource);
            boolean isKey = lines.at("Type").equals("AWS::KMS::Key");
            lines.lines().forEach((path, value) -> {
                Matcher granted = GRANTED.matcher(path);
                if (granted.find()) {
                    boolean denied = lines.at(path.substring(0, path.indexOf(']') + 1) + ".Effect")
                            .equals("Deny");
                    boolean ownKey = isKey && path.endsWith(".Resource") && value.equals("*");
                    findings.require(granted.group(1).isEmpty(), logicalId + " grants all but something: " + path);
                    findings.require(
                            !value.contains("*") || ownKey || denied || value.matches(FOLDER_OF_A_BUCKET),
                            logicalId + " grants by a wildcard: " + path);
                }
            });
        });
    }

    private static List<?> statements(Object document) {
        return list(TemplateTree.at(document, "Statement").orElse(List.of()));
    }

    private static SortedSet<String> grants(List<?> statements) {
        SortedSet<String> grants = new TreeSet<>();
        statements.forEach(statement -> {
            String principal = TemplateTree.at(statement, "Principal")
                    .map(GrantRules::lines)
                    .orElse("");
            String condition = TemplateTree.at(statement, "Condition")
                    .map(conditions -> " when {" + lines(conditions) + "}")
                    .orElse("");
            each(statement, "Action")
                    .forEach(action -> each(statement, "Resource")
                            .forEach(resource -> grants.add(Flat.of(statement).at("Effect") + " "
                                    + (principal.isEmpty() ? "" : principal + ": ") + action + " on " + resource
                                    + condition)));
        });
        return grants;
    }

    private static Stream<String> each(Object statement, String name) {
        Object value = TemplateTree.at(statement, name).orElse("(none)");
        return value instanceof List<?> list
                ? list.stream().map(element -> Flat.of(element).at(""))
                : Stream.of(Flat.of(value).at(""));
    }

    private static String lines(Object part) {
        return String.join(
                ", ",
                Flat.of(part).lines().entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .toList());
    }

    private static List<?> list(Object part) {
        return part instanceof List<?> list ? list : List.of();
    }
}
