package org.twentyweeks.local.template;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that can fail has an alarm, and every alarm reaches somebody. */
final class AlarmRules {

    private static final SortedMap<String, String> ALIKE = new TreeMap<>(Map.of(
            "Period", "300",
            "EvaluationPeriods", "1",
            "ComparisonOperator", "GreaterThanOrEqualToThreshold",
            // No request is not a fault: a council has days without one.
            "TreatMissingData", "notBreaching",
            "AlarmActions[0]", "${AlarmTopic}"));

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
                                    "Threshold")
                            .lines());
            findings.require(
                    properties.at("AlarmDescription").endsWith("."), logicalId + " does not say what has happened");
        });
        checkTopic();
    }

    private SortedSet<String> expected() {
        SortedSet<String> watched = new TreeSet<>();
        template.ofType(KnownResources.FUNCTION).keySet().forEach(function -> {
            String dimension = " {FunctionName=${" + function + "}} ";
            int timeoutSeconds = FunctionRules.number(
                    Flat.of(template.functionProperties(function)).at("Timeout"));
            watched.add("AWS/Lambda Errors" + dimension + "Sum 1");
            watched.add("AWS/Lambda Throttles" + dimension + "Sum 1");
            watched.add("AWS/Lambda Duration" + dimension + "Maximum " + timeoutSeconds * 1000L * 4 / 5);
        });
        template.ofType(KnownResources.API).forEach((logicalId, api) -> {
            Flat properties = Flat.of(TemplateTree.properties(api));
            watched.add("AWS/ApiGateway 5XXError {ApiName=" + properties.at("Name") + ", Stage="
                    + properties.at("StageName") + "} Sum 1");
        });
        template.ofType(KnownResources.TABLE).keySet().forEach(table -> {
            String dimensions = " {TableName=${" + table + "}, Operation=TransactWriteItems} ";
            watched.add("AWS/DynamoDB ThrottledRequests" + dimensions + "Sum 1");
            watched.add("AWS/DynamoDB SystemErrors" + dimensions + "Sum 1");
        });
        return watched;
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
                    + properties.at("Statistic") + " " + properties.at("Threshold"));
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
