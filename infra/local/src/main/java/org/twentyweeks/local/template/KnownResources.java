package org.twentyweeks.local.template;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * Every type and property the local run has been told about. A property that is not here stops it: whoever adds one to
 * the template decides here whether the local run has to do something about it.
 */
final class KnownResources {

    /**
     * The properties of one type.
     *
     * @param actedOn what the local run does something with
     * @param leftToAws what has no meaning on one machine, or is only watched over by tests
     */
    record KnownType(Set<String> actedOn, Set<String> leftToAws) {

        /** Whether the local run makes nothing of it. */
        boolean isLeftToAws() {
            return actedOn.isEmpty();
        }

        boolean knows(String property) {
            return actedOn.contains(property) || leftToAws.contains(property);
        }
    }

    static final String API = "AWS::Serverless::Api";
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String SECRET = "AWS::SecretsManager::Secret";
    static final String BUCKET = "AWS::S3::Bucket";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String SCHEDULE = "AWS::Events::Rule";

    static final Map<String, KnownType> TYPES = Map.ofEntries(
            entry(
                    API,
                    new KnownType(
                            Set.of("DefinitionBody"),
                            Set.of(
                                    "Name",
                                    "StageName",
                                    "OpenApiVersion",
                                    "EndpointConfiguration",
                                    "MethodSettings",
                                    "TracingEnabled"))),
            entry(
                    FUNCTION,
                    new KnownType(
                            Set.of("Handler", "Environment", "Timeout", "Events", "AutoPublishAlias"),
                            Set.of(
                                    "AutoPublishAliasAllProperties",
                                    "SnapStart",
                                    "FunctionName",
                                    "CodeUri",
                                    "Runtime",
                                    "Architectures",
                                    "MemorySize",
                                    "Role",
                                    "LoggingConfig"))),
            entry(
                    TABLE,
                    new KnownType(
                            Set.of("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode"),
                            Set.of(
                                    "PointInTimeRecoverySpecification",
                                    "DeletionProtectionEnabled",
                                    "SSESpecification"))),
            entry(SECRET, new KnownType(Set.of("GenerateSecretString"), Set.of("Description", "KmsKeyId"))),
            // S3Proxy on disk knows none of these: a bucket here is a folder.
            entry(
                    BUCKET,
                    new KnownType(
                            Set.of(),
                            Set.of(
                                    "ObjectLockEnabled",
                                    "ObjectLockConfiguration",
                                    "VersioningConfiguration",
                                    "BucketEncryption",
                                    "PublicAccessBlockConfiguration",
                                    "LifecycleConfiguration",
                                    "OwnershipControls"))),
            entry("AWS::S3::BucketPolicy", new KnownType(Set.of(), Set.of("Bucket", "PolicyDocument"))),
            entry(
                    QUEUE,
                    new KnownType(
                            Set.of("RedrivePolicy"),
                            Set.of("SqsManagedSseEnabled", "VisibilityTimeout", "MessageRetentionPeriod"))),
            entry("AWS::SQS::QueuePolicy", new KnownType(Set.of(), Set.of("Queues", "PolicyDocument"))),
            // A schedule fires here when somebody says so: the clock may stand still.
            entry(SCHEDULE, new KnownType(Set.of("Targets"), Set.of("State", "ScheduleExpression"))),
            entry(
                    "AWS::ApiGateway::DomainName",
                    new KnownType(
                            Set.of(),
                            Set.of("DomainName", "RegionalCertificateArn", "EndpointConfiguration", "SecurityPolicy"))),
            entry(
                    "AWS::ApiGateway::BasePathMapping",
                    new KnownType(Set.of(), Set.of("DomainName", "RestApiId", "Stage"))),
            entry(
                    "AWS::KMS::Key",
                    new KnownType(
                            Set.of(), Set.of("Description", "EnableKeyRotation", "PendingWindowInDays", "KeyPolicy"))),
            entry("AWS::IAM::Role", new KnownType(Set.of(), Set.of("AssumeRolePolicyDocument", "Policies"))),
            entry(
                    "AWS::Logs::LogGroup",
                    new KnownType(Set.of(), Set.of("LogGroupName", "RetentionInDays", "KmsKeyId"))),
            entry(
                    "AWS::Lambda::Permission",
                    new KnownType(
                            Set.of(), Set.of("Action", "FunctionName", "Principal", "SourceAccount", "SourceArn"))),
            entry("AWS::SNS::Topic", new KnownType(Set.of(), Set.of("KmsMasterKeyId", "Subscription"))),
            entry(
                    "AWS::CloudWatch::Alarm",
                    new KnownType(
                            Set.of(),
                            Set.of(
                                    "AlarmDescription",
                                    "Namespace",
                                    "MetricName",
                                    "Dimensions",
                                    "Statistic",
                                    "Period",
                                    "EvaluationPeriods",
                                    "Threshold",
                                    "ComparisonOperator",
                                    "TreatMissingData",
                                    "AlarmActions"))));

    private KnownResources() {}
}
