package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.local.template.Deletions.Deletion;

class TemplateTest {

    private static final List<String> SECTIONS =
            List.of("Parameters", "Rules", "Conditions", "Mappings", "Globals", "Resources", "Outputs");

    /** Parts that may go without harm, and why. */
    private static final Map<String, String> HARMLESS = Map.of(
            "Parameters/[A-Za-z]+/ConstraintDescription", "a friendlier wording of a refusal",
            "Parameters/LogRetentionDays/AllowedValues/[0-9]+", "one choice fewer, as long as the default is one",
            "Resources/[A-Za-z]+/Properties/Description(/Fn::Sub)?", "a note in the console",
            "Resources/.*/Statement/[0-9]+/Sid", "a name for a statement; nothing refers to it");

    @Test
    void the_template_is_as_the_code_and_the_house_rules_want_it() throws IOException {
        assertThat(TemplateFindings.of(TemplateYaml.tree(text()))).isEmpty();
    }

    @Test
    void deleting_any_part_that_matters_is_found() throws IOException {
        Map<String, Object> tree = TemplateYaml.tree(text());
        assertThat(TemplateFindings.of(tree)).isEmpty();

        List<Deletion> deletions = Deletions.of(tree, SECTIONS);
        List<String> unnoticed = deletions.stream()
                .filter(deletion -> TemplateFindings.of(deletion.tree()).isEmpty())
                .map(Deletion::path)
                .toList();

        System.out.println("template.yaml: " + deletions.size() + " ways to delete a part, " + unnoticed.size()
                + " of them without harm");
        assertThat(deletions).hasSizeGreaterThan(900);
        assertThat(unnoticed).allMatch(TemplateTest::isHarmless);
        assertThat(HARMLESS.keySet()).allMatch(pattern -> unnoticed.stream().anyMatch(path -> path.matches(pattern)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Action: dynamodb:PutItem                   | Action: dynamodb:*                             | grants by a wildcard
            Resource: !GetAtt CasesTable.Arn           | Resource: '*'                                  | grants by a wildcard
            Resource: !GetAtt CasesTable.Arn           | Resource: !Sub '${CasesTable.Arn}/*'           | grants by a wildcard
            Action: dynamodb:PutItem                   | NotAction: dynamodb:Scan                       | grants all but something
            Principal: {Service: lambda.amazonaws.com} | Principal: '*'                                 | grants by a wildcard
            Action: dynamodb:PutItem                   | Action: [dynamodb:PutItem, dynamodb:Scan]      | ReferralIntakeRole, grants
            Resource: [!Ref HashKeys, !Ref TokenSecret]| Resource: [!Ref HashKeys]                      | ReferralIntakeRole, grants
            - kms:CancelKeyDeletion                    | - kms:*                                        | grants by a wildcard
            -casework'\\n          # An                | -*'\\n          # An                           | DataKey, policy
            Handler: org.twentyweeks.                  | Handler: org.twentyyears.                      | there is no handler
            ReferralIntakeHandler::handleRequest       | IntakeSettings::handleRequest                  | the handler takes no raw stream
            CASES_TABLE: !Ref CasesTable               | CASE_TABLE: !Ref CasesTable                    | ReferralIntake, environment
            CASES_TABLE: !Ref CasesTable               | CASES_TABLE: !Ref HashKeys                     | ReferralIntake, environment, CASES_TABLE
            Role: !GetAtt ReferralIntakeRole.Arn       | Role: !GetAtt DataKey.Arn                      | ReferralIntake, role
            Timeout: 25                                | Timeout: 29                                    | may run longer than API Gateway waits
            Runtime: java25                            | Runtime: java21                                | ReferralIntake, runtime
            ${ReferralForm.Arn}:live/invocations       | ${ReferralForm.Arn}/invocations                | does not call the alias
            AutoPublishAliasAllProperties: true        | AutoPublishAliasAllProperties: false           | ReferralIntake, published when
            ApplyOn: PublishedVersions                 | ApplyOn: None                                  | ReferralIntake, snapshot
            TieredStopAtLevel=1                        | TieredStopAtLevel=4                            | JAVA_TOOL_OPTIONS
            MetricName: Clashes                        | MetricName: Clash                              | what alarms watch
            Value: !Ref ReferralForm}                  | Value: referral-form}                          | what alarms watch
            Runbook: docs/runbooks/public-api          | docs/runbooks/public-api                       | where its runbook is
            Threshold: 20000                           | Threshold: 24000                               | what alarms watch
            RetentionInDays: !Ref LogRetentionDays     | RetentionInDays: 1                             | ReferralIntakeLogs, retention
            DeletionProtectionEnabled: true            | DeletionProtectionEnabled: false               | CasesTable, deletion protection
            DeletionPolicy: Retain                     | DeletionPolicy: Delete                         | when the stack goes
            UpdateReplacePolicy: Retain                | UpdateReplacePolicy: Snapshot                  | when it is replaced
            [dynamodb:PutItem, dynamodb:Query]         | [dynamodb:DeleteItem, dynamodb:PutItem, dynamodb:Query] | CaseworkRole, grants
            [dynamodb:PutItem, dynamodb:Query]         | [dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem] | CaseworkRole, grants
            ${CasesTable.Arn}/index/worklist           | ${CasesTable.Arn}/index/board                  | CaseworkRole, grants
            ${CasesTable.Arn}/index/worklist           | ${CasesTable.Arn}/index/*                      | grants by a wildcard
            AUDIT_TABLE: !Ref AuditTable               | AUDIT_TABLE: !Ref CasesTable                   | Casework, environment, AUDIT_TABLE
            AttributeName: subject, KeyType: HASH      | AttributeName: entry, KeyType: HASH            | audit, keys
            AttributeName: list, AttributeType: S      | AttributeName: list, AttributeType: N          | staff, attributes
            Operation, Value: PutItem                  | Operation, Value: UpdateItem                   | what alarms watch
            IndexName: worklist                        | IndexName: work-list                           | cases, indexes
            AttributeName: nextActionOn, KeyType       | AttributeName: assignedOn, KeyType             | cases, index worklist
            [status, receivedOn, factCount,            | [status, receivedOn, owner, factCount,         | cases, index recent
            Mode: COMPLIANCE                           | Mode: GOVERNANCE                               | SealsBucket: expected
            BlockPublicPolicy: true                    | BlockPublicPolicy: false                       | SealsBucket: expected
            'aws:SecureTransport': 'false'             | 'aws:SecureTransport': 'true'                  | QueuePolicy, grants
            aws:SourceArn': !GetAtt SealCasesSchedule  | aws:SourceArn': !GetAtt RefoldCasesSchedule    | SealCasesQueuePolicy, grants
            Resource: !GetAtt MoveCasesLogs.Arn        | Resource: !GetAtt RefoldCasesLogs.Arn          | MoveCasesRole, grants
            log-group:/aws/lambda/${AWS::StackName}-m  | log-group:/aws/lambda/${AWS::StackName}-n      | DataKey, policy
            Action: [s3:GetObject, s3:PutObject]       | Action: [s3:GetObject, s3:DeleteObject]        | SealCasesRole, grants
            Resource: !Sub '${SealsBucket.Arn}/seals/* | Resource: !Sub '${SealsBucket.Arn}/*           | grants by a wildcard
            maxReceiveCount: 5                         | maxReceiveCount: 500                           | Queue: expected
            State: ENABLED                             | State: DISABLED                                | Schedule: expected
            BatchSize: 1                               | BatchSize: 10                                  | messages at once
            TreatMissingData: breaching                | TreatMissingData: notBreaching                 | what alarms watch
            AttributeName: shard, AttributeType: S     | AttributeName: shard, AttributeType: N         | cases, attributes
            PasswordLength: 64                         | PasswordLength: 16                             | HashKeys, generation
            Phone: '01632 960000'                      | Phone: '01632 960001'                          | council 000
            openapi: '3.0.3'                           | openapi: '3.1.0'                               | API Gateway takes OpenAPI 3.0 only
            description: The child's forenames.        | `example: Robin`                               | API Gateway refuses a schema with example
            description: The child's forenames.        | description: The child's first names.          | OpenAPI, components.schemas.Child
            SecurityPolicy: TLS_1_2                    | SecurityPolicy: TLS_1_0                        | PublicDomain: expected
            Stage: !Ref PublicApi.Stage                | Stage: v1                                      | PublicDomainMapping: expected
            Stage: !Ref PublicApi.Stage                | `Stage: !Ref PublicApi.Stage\n      BasePath: v1` | PublicDomainMapping: expected
            Assert: !Not [!Equals [!Ref CertificateArn | Assert: !Not [!Equals [!Ref DomainName         | the rules: expected
            DomainName: !Ref PublicDomain              | DomainName: !Ref DomainName                    | PublicDomainMapping: expected
            authorizerResultTtlInSeconds: 0            | authorizerResultTtlInSeconds: 300              | whose answers are not kept
            ${StaffAuthorizer.Arn}:live/invocations    | ${StaffAuthorizer.Arn}/invocations             | does not call the alias
            ${StaffAuthorizer.Arn}:live/invocations    | ${Casework.Arn}:live/invocations               | who is asked who calls
            x-roles: [INTAKE, CASEWORKER               | x-roles: [CASEWORKER                           | OpenAPI, paths./rules.get.x-roles
            !Sub '${StaffAuthorizer.Arn}:live'         | '*'                                            | StaffAuthorizerCaller, grants
            Service: apigateway.amazonaws.com          | Service: lambda.amazonaws.com                  | StaffAuthorizerCaller, trust
            operationId: readRules                     | `operationId: readRules\n              security: []` | security is not known
            Default: sub                               | Default: email                                 | StaffIdClaim, default
            '"status":404'                             | '"status":403'                                 | status in the body
            """)
    void a_change_for_the_worse_is_found(String written, String instead, String complaint) throws IOException {
        String before = unquoted(written);
        assertThat(text()).contains(before);

        List<String> findings = TemplateFindings.of(TemplateYaml.tree(text().replace(before, unquoted(instead))));

        assertThat(findings).anySatisfy(finding -> assertThat(finding).contains(complaint));
    }

    private static String unquoted(String cell) {
        return cell.replace("\\n", "\n").replaceFirst("^'(\".*\":\\d+)'$", "$1");
    }

    private static boolean isHarmless(String path) {
        return HARMLESS.keySet().stream().anyMatch(path::matches);
    }

    private static String text() throws IOException {
        return Files.readString(TemplateFindings.PROJECT.resolve("template.yaml"));
    }
}
