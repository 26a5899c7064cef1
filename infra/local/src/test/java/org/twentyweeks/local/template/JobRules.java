package org.twentyweeks.local.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What moves each job: a schedule, its queue, and where messages end that failed too often. */
final class JobRules {

    private static final Map<String, String> SCHEDULES = Map.of(
            "SealCases", "cron(30 * * * ? *)",
            "RefoldCases", "cron(45 * * * ? *)",
            "MoveCases", "cron(15 2 * * ? *)");

    private final TemplateTree template;
    private final Findings findings;

    JobRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        findings.expect("the schedules of the template", named("Schedule"), ids("AWS::Events::Rule"));
        Set<String> queues = new TreeSet<>(named("Queue"));
        queues.addAll(named("DeadLetters"));
        findings.expect("the queues of the template", queues, ids(KnownResources.QUEUE));
        findings.expect("the policies of the queues", named("QueuePolicy"), ids("AWS::SQS::QueuePolicy"));
        FunctionRules.JOBS.forEach(this::check);
    }

    private void check(String job) {
        expect(
                job + "Schedule",
                Map.of(
                        "State",
                        "ENABLED",
                        "ScheduleExpression",
                        SCHEDULES.get(job),
                        "Targets[0].Id",
                        "queue",
                        "Targets[0].Arn",
                        "${" + job + "Queue.Arn}"));
        expect(
                job + "Queue",
                Map.of(
                        "SqsManagedSseEnabled", "true",
                        // Six times what the function may take.
                        "VisibilityTimeout", "1800",
                        "MessageRetentionPeriod", "345600",
                        "RedrivePolicy.deadLetterTargetArn", "${" + job + "DeadLetters.Arn}",
                        "RedrivePolicy.maxReceiveCount", "5"));
        expect(job + "DeadLetters", Map.of("SqsManagedSseEnabled", "true", "MessageRetentionPeriod", "1209600"));
    }

    private void expect(String logicalId, Map<String, String> properties) {
        findings.expect(
                logicalId,
                new TreeMap<>(properties),
                Flat.of(TemplateTree.properties(template.resource(logicalId))).lines());
    }

    private Set<String> ids(String type) {
        return new TreeSet<>(template.ofType(type).keySet());
    }

    private static Set<String> named(String suffix) {
        return FunctionRules.JOBS.stream().map(job -> job + suffix).collect(Collectors.toCollection(TreeSet::new));
    }
}
