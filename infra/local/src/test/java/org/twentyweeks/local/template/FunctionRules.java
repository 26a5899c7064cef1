package org.twentyweeks.local.template;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.twentyweeks.lambda.Settings;

/** What must hold for every function: its code, its settings, its own role and its own log. */
final class FunctionRules {

    /** The settings record of each function. It is the function's own affair, hence by name. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ReferralIntake",
            "org.twentyweeks.referralintake.IntakeSettings",
            "ReferralForm",
            "org.twentyweeks.referralform.FormSettings",
            "StaffAuthorizer",
            "org.twentyweeks.staffauthorizer.AuthorizerSettings",
            "Casework",
            "org.twentyweeks.casework.CaseworkSettings",
            "SealCases",
            "org.twentyweeks.casework.SealSettings",
            "RefoldCases",
            "org.twentyweeks.casework.RefoldSettings",
            "MoveCases",
            "org.twentyweeks.casework.MoveSettings");

    /** Those that work off a queue of their own: nobody waits for them. */
    static final Set<String> JOBS = Set.of("SealCases", "RefoldCases", "MoveCases");

    /** The module of a function that is not named after it. */
    private static final Map<String, String> MODULES =
            Map.of("SealCases", "casework", "RefoldCases", "casework", "MoveCases", "casework");

    /** What each variable refers to. */
    private static final Map<String, Map<String, String>> ENVIRONMENTS = Map.of(
            "ReferralIntake",
            Map.of(
                    "AUTHORITY_CODE", "${AuthorityCode}",
                    "CASES_TABLE", "${CasesTable}",
                    "HASH_KEYS_SECRET", "${HashKeys}",
                    "TOKEN_SECRET", "${TokenSecret}"),
            "ReferralForm",
            Map.of("AUTHORITY_CODE", "${AuthorityCode}", "TOKEN_SECRET", "${TokenSecret}"),
            "StaffAuthorizer",
            Map.of(
                    "STAFF_ISSUER", "${StaffIssuer}",
                    "STAFF_AUDIENCE", "${StaffAudience}",
                    "STAFF_ROLE_CLAIM", "${StaffRoleClaim}",
                    "STAFF_ID_CLAIM", "${StaffIdClaim}"),
            "Casework",
            Map.of(
                    "AUTHORITY_CODE", "${AuthorityCode}",
                    "CASES_TABLE", "${CasesTable}",
                    "STAFF_TABLE", "${StaffTable}",
                    "AUDIT_TABLE", "${AuditTable}",
                    "HASH_KEYS_SECRET", "${HashKeys}",
                    "TOKEN_SECRET", "${TokenSecret}"),
            "SealCases",
            Map.of("CASES_TABLE", "${CasesTable}", "SEALS_BUCKET", "${SealsBucket}"),
            "RefoldCases",
            Map.of(
                    "AUTHORITY_CODE", "${AuthorityCode}",
                    "CASES_TABLE", "${CasesTable}",
                    "REFOLD_QUEUE", "${RefoldCasesQueue}"),
            "MoveCases",
            Map.of(
                    "AUTHORITY_CODE", "${AuthorityCode}",
                    "CASES_TABLE", "${CasesTable}",
                    "STAFF_TABLE", "${StaffTable}"));

    /** Not of the function itself: by which the Java runtime is told which compilers to use. */
    private static final String JAVA_OPTIONS = "JAVA_TOOL_OPTIONS";

    private static final int GATEWAY_TIMEOUT_SECONDS = 29;
    private static final int ONE_PROCESSOR_MEGABYTES = 1769;

    private final TemplateTree template;
    private final Findings findings;
    private final Set<String> roles = new HashSet<>();

    FunctionRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        findings.expect(
                "the functions of the template",
                SETTINGS.keySet(),
                template.ofType(KnownResources.FUNCTION).keySet());
        template.ofType(KnownResources.FUNCTION).keySet().forEach(this::check);
    }

    private void check(String logicalId) {
        Flat function = Flat.of(template.functionProperties(logicalId));
        String name = TemplateTree.kebab(logicalId);
        findings.expect(logicalId + ", runtime", "java25", function.at("Runtime"));
        findings.expect(logicalId + ", architecture", "x86_64", function.at("Architectures[0]"));
        findings.expect(logicalId + ", name", "${AWS::StackName}-" + name, function.at("FunctionName"));
        String module = MODULES.getOrDefault(logicalId, name);
        findings.expect(logicalId + ", code", "functions/" + module + "/target/lambda", function.at("CodeUri"));
        findings.expect(
                logicalId + ", SkipBuild",
                "true",
                Flat.of(template.resource(logicalId)).at("Metadata.SkipBuild"));
        findings.expect(logicalId + ", memory", ONE_PROCESSOR_MEGABYTES, number(function.at("MemorySize")));
        if (JOBS.contains(logicalId)) {
            checkJob(logicalId, function);
        } else {
            checkAnswering(logicalId, function);
        }
        checkHandler(logicalId, function);
        checkEnvironment(logicalId, function);
        checkRole(logicalId, function);
        checkLog(logicalId, name, function);
        findings.require(hasEvents(module), logicalId + " has no event in events/" + module);
    }

    /** Somebody waits for what it answers. */
    private void checkAnswering(String logicalId, Flat function) {
        findings.require(
                number(function.at("Timeout")) < GATEWAY_TIMEOUT_SECONDS,
                logicalId + " may run longer than API Gateway waits");
        findings.expect(logicalId + ", alias", "live", function.at("AutoPublishAlias"));
        // Else SAM publishes a version for new code only, and a changed setting would not reach the alias.
        findings.expect(logicalId + ", published when", "true", function.at("AutoPublishAliasAllProperties"));
        findings.expect(logicalId + ", snapshot", "PublishedVersions", function.at("SnapStart.ApplyOn"));
        findings.expect(
                logicalId + ", " + JAVA_OPTIONS,
                "-XX:+TieredCompilation -XX:TieredStopAtLevel=1",
                function.at("Environment.Variables." + JAVA_OPTIONS));
    }

    /** Its queue hands it one message at a time, and waits for it longer than it may run. */
    private void checkJob(String logicalId, Flat function) {
        String queue = "Events.Message.";
        findings.expect(logicalId + ", time", 300, number(function.at("Timeout")));
        findings.expect(logicalId + ", moved by", "SQS", function.at(queue + "Type"));
        findings.expect(
                logicalId + ", queue", "${" + logicalId + "Queue.Arn}", function.at(queue + "Properties.Queue"));
        findings.expect(logicalId + ", messages at once", "1", function.at(queue + "Properties.BatchSize"));
        findings.expect(
                logicalId + ", what it hands back",
                "ReportBatchItemFailures",
                function.at(queue + "Properties.FunctionResponseTypes[0]"));
    }

    private void checkHandler(String logicalId, Flat function) {
        String handler = function.at("Handler");
        String className = handler.replace("::handleRequest", "");
        try {
            Class<?> handlerClass = Class.forName(className, false, FunctionRules.class.getClassLoader());
            findings.require(
                    RequestStreamHandler.class.isAssignableFrom(handlerClass),
                    logicalId + ", the handler takes no raw stream: " + handler);
        } catch (ClassNotFoundException _) {
            findings.require(false, logicalId + ", there is no handler " + handler);
        }
    }

    private void checkEnvironment(String logicalId, Flat function) {
        Set<String> variables = new TreeSet<>();
        Map<String, Object> given =
                TemplateTree.entries(TemplateTree.at(template.functionProperties(logicalId), "Environment", "Variables")
                        .orElse(Map.of()));
        variables.addAll(given.keySet());
        variables.remove(JAVA_OPTIONS);
        if (SETTINGS.containsKey(logicalId)) {
            findings.expect(
                    logicalId + ", environment",
                    new TreeSet<>(Settings.names(settings(SETTINGS.get(logicalId)))),
                    variables);
        }
        variables.forEach(variable -> findings.expect(
                logicalId + ", environment, " + variable,
                ENVIRONMENTS.getOrDefault(logicalId, Map.of()).get(variable),
                function.at("Environment.Variables." + variable)));
    }

    private static Class<? extends Record> settings(String className) {
        try {
            return Class.forName(className).asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is no settings record " + className, e);
        }
    }

    private void checkRole(String logicalId, Flat function) {
        String role = function.at("Role");
        findings.expect(logicalId + ", role", "${" + logicalId + "Role.Arn}", role);
        findings.require(
                template.ofType("AWS::IAM::Role").containsKey(logicalId + "Role"),
                logicalId + " has no role of its own");
        findings.require(roles.add(role), logicalId + " shares its role with another function");
    }

    private void checkLog(String logicalId, String name, Flat function) {
        findings.expect(logicalId + ", log format", "JSON", function.at("LoggingConfig.LogFormat"));
        findings.expect(logicalId + ", log group", "${" + logicalId + "Logs}", function.at("LoggingConfig.LogGroup"));
        Flat group = Flat.of(template.resource(logicalId + "Logs"));
        findings.expect(logicalId + "Logs, type", "AWS::Logs::LogGroup", group.at("Type"));
        findings.expect(
                logicalId + "Logs, name", "/aws/lambda/${AWS::StackName}-" + name, group.at("Properties.LogGroupName"));
        findings.expect(logicalId + "Logs, retention", "${LogRetentionDays}", group.at("Properties.RetentionInDays"));
        findings.expect(logicalId + "Logs, key", "${DataKey.Arn}", group.at("Properties.KmsKeyId"));
    }

    private static boolean hasEvents(String name) {
        Path folder = TemplateFindings.PROJECT.resolve("events").resolve(name);
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }
}
