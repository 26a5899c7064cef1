package org.twentyweeks.local.template;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.LogField;

/** Everything that can fail has an alarm, and every alarm reaches somebody. */
final class AlarmRules {

    private static final SortedMap<String, String> ALIKE = new TreeMap<>(Map.of(
            "EvaluationPeriods", "1",
            "AlarmActions[0]", "${AlarmTopic}"));

    private static final Map<String, String> COMPARISONS = Map.of(
            "GreaterThanOrEqualToThreshold", ">=",
            "LessThanOrEqualToThreshold", "<=",
            "LessThanThreshold", "<");

    /** No request is not a fault: a council has days without one. No run of a job is. */
    private static final Map<String, String> MISSING = Map.of("notBreaching", "", "breaching", " or none");

    private static final String INTAKE = "ReferralIntake";

    /** By which operation each table is written. One reading is one put; everything else is a transaction. */
    private static final Map<String, String> WRITTEN_BY = Map.of(
            "CasesTable", "TransactWriteItems",
            "StaffTable", "TransactWriteItems",
            "AuditTable", "PutItem");

    private final TemplateTree template;
    private final Findings findings;

    AlarmRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        findings.expect("what alarms watch", expected(), found());
        template.ofType("AWS::CloudWatch::Alarm").forEach((logicalId, alarm) -> {
            Flat properties = Flat.of(TemplateTree.properties(alarm));
            findings.expect(
                    logicalId,
                    ALIKE,
                    properties
                            .without(
                                    "AlarmDescription",
                                    "Namespace",
                                    "MetricName",
                                    "Dimensions",
                                    "Statistic",
                                    "Period",
                                    "ComparisonOperator",
                                    "TreatMissingData",
                                    "Threshold")
                            .lines());
            findings.require(
                    properties
                            .at("AlarmDescription")
                            .matches(".+\\. Runbook: docs/runbooks/" + TemplateTree.kebab(logicalId) + "\\.md"),
                    logicalId + " does not say what has happened and where its runbook is");
        });
        checkTopic();
    }

    private SortedSet<String> expected() {
        SortedSet<String> watched = new TreeSet<>();
        template.ofType(KnownResources.FUNCTION).keySet().forEach(function -> {
            String dimension = " {FunctionName=${" + function + "}} ";
            int timeoutSeconds = FunctionRules.number(
                    Flat.of(template.functionProperties(function)).at("Timeout"));
            watched.add("AWS/Lambda Errors" + dimension + "Sum >= 1 in 300 s");
            watched.add("AWS/Lambda Throttles" + dimension + "Sum >= 1 in 300 s");
            watched.add(
                    "AWS/Lambda Duration" + dimension + "Maximum >= " + timeoutSeconds * 1000L * 4 / 5 + " in 300 s");
            watched.add(own(Metric.UNAVAILABLE.published(), function) + "Sum >= 1 in 300 s");
        });
        // Of what is counted, what somebody has to look into.
        watched.add(own(Metric.CLASHES.published(), INTAKE) + "Sum >= 3 in 86400 s");
        watched.add(own(LogField.CLOCK_DIFFERENCE.published(), INTAKE) + "Maximum >= 60 in 300 s");
        watched.add(own(LogField.CALENDAR_DAYS_LEFT.published(), INTAKE) + "Minimum <= 456 in 86400 s");
        for (String job : FunctionRules.JOBS) {
            watched.add("AWS/SQS ApproximateNumberOfMessagesVisible {QueueName=${" + job
                    + "DeadLetters.QueueName}} Maximum >= 1 in 300 s");
        }
        watched.add(own(Metric.SEAL_IN_PLACE.published(), "SealCases") + "Sum < 1 in 10800 s or none");
        watched.add(own(Metric.SEAL_DIFFERENCES.published(), "SealCases") + "Sum >= 1 in 300 s");
        watched.add(own(Metric.WALKS_REFOLDED.published(), "RefoldCases") + "Sum < 5 in 10800 s or none");
        watched.add(own(Metric.HEADS_STALE.published(), "RefoldCases") + "Sum >= 24 in 86400 s");
        watched.add(own(Metric.OWNERS_CHECKED.published(), "MoveCases") + "Sum < 1 in 93600 s or none");
        watched.add(own(Metric.OWNERS_NOT_ACTIVE.published(), "MoveCases") + "Sum >= 1 in 300 s");
        template.ofType(KnownResources.API).forEach((logicalId, api) -> {
            Flat properties = Flat.of(TemplateTree.properties(api));
            String dimensions =
                    " {ApiName=" + properties.at("Name") + ", Stage=" + properties.at("StageName") + "} Sum >= ";
            watched.add("AWS/ApiGateway 5XXError" + dimensions + "1 in 300 s");
            watched.add("AWS/ApiGateway 4XXError" + dimensions + "200 in 300 s");
        });
        template.ofType(KnownResources.TABLE).keySet().forEach(table -> {
            String dimensions =
                    " {TableName=${" + table + "}, Operation=" + WRITTEN_BY.get(table) + "} Sum >= 1 in 300 s";
            watched.add("AWS/DynamoDB ThrottledRequests" + dimensions);
            watched.add("AWS/DynamoDB SystemErrors" + dimensions);
        });
        return watched;
    }

    /** A metric that a function writes into its log line. */
    private static String own(String metric, String function) {
        return InvocationLog.NAMESPACE + " " + metric + " {" + LogField.FUNCTION.published() + "=${" + function + "}} ";
    }

    private SortedSet<String> found() {
        SortedSet<String> watched = new TreeSet<>();
        template.ofType("AWS::CloudWatch::Alarm").values().forEach(alarm -> {
            Flat properties = Flat.of(TemplateTree.properties(alarm));
            StringBuilder dimensions = new StringBuilder();
            for (int index = 0; !properties.at("Dimensions[" + index + "].Name").equals("(none)"); index++) {
                dimensions
                        .append(index == 0 ? "" : ", ")
                        .append(properties.at("Dimensions[" + index + "].Name"))
                        .append("=")
                        .append(properties.at("Dimensions[" + index + "].Value"));
            }
            watched.add(properties.at("Namespace") + " " + properties.at("MetricName") + " {" + dimensions + "} "
                    + properties.at("Statistic") + " "
                    + COMPARISONS.getOrDefault(properties.at("ComparisonOperator"), "?") + " "
                    + properties.at("Threshold") + " in " + properties.at("Period") + " s"
                    + MISSING.getOrDefault(properties.at("TreatMissingData"), "?"));
        });
        return watched;
    }

    private void checkTopic() {
        Flat topic = Flat.of(template.resource("AlarmTopic"));
        findings.expect("AlarmTopic, key", "${DataKey.Arn}", topic.at("Properties.KmsMasterKeyId"));
        findings.expect("AlarmTopic, subscriber", "email", topic.at("Properties.Subscription[0].Protocol"));
        findings.expect("AlarmTopic, address", "${AlarmEmail}", topic.at("Properties.Subscription[0].Endpoint"));
    }
}
