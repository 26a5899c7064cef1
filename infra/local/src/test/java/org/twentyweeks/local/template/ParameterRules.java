package org.twentyweeks.local.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a stack is told and what it tells. */
final class ParameterRules {

    private static final Map<String, String> DEFAULTS = Map.of(
            "AuthorityCode", "000",
            "LogRetentionDays", "365",
            "DomainName", "",
            "CertificateArn", "",
            "StaffRoleClaim", "roles",
            "StaffIdClaim", "sub");

    /**
     * A council has to say itself where alarms go, and who vouches for its staff: an invented address would be silence, and
     * an invented issuer a stranger.
     */
    private static final Set<String> WITHOUT_DEFAULT = Set.of("AlarmEmail", "StaffIssuer", "StaffAudience");

    private static final Map<String, String> OUTPUTS = Map.ofEntries(
            Map.entry("PublicApiAddress", "https://${PublicApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/v1"),
            Map.entry("DomainAddress", "https://${DomainName}"),
            Map.entry("DomainTarget", "${PublicDomain.RegionalDomainName}"),
            Map.entry("CasesTableName", "${CasesTable}"),
            Map.entry("StaffTableName", "${StaffTable}"),
            Map.entry("AuditTableName", "${AuditTable}"),
            Map.entry("ReferralIntakeName", "${ReferralIntake}"),
            Map.entry("ReferralIntakeLogGroup", "${ReferralIntakeLogs}"),
            Map.entry("ReferralFormName", "${ReferralForm}"),
            Map.entry("ReferralFormLogGroup", "${ReferralFormLogs}"),
            Map.entry("StaffApiAddress", "https://${StaffApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/v1"),
            Map.entry("StaffAuthorizerName", "${StaffAuthorizer}"),
            Map.entry("StaffAuthorizerLogGroup", "${StaffAuthorizerLogs}"),
            Map.entry("CaseworkName", "${Casework}"),
            Map.entry("CaseworkLogGroup", "${CaseworkLogs}"),
            Map.entry("SealsBucketName", "${SealsBucket}"),
            Map.entry("SealCasesName", "${SealCases}"),
            Map.entry("SealCasesLogGroup", "${SealCasesLogs}"),
            Map.entry("RefoldCasesName", "${RefoldCases}"),
            Map.entry("RefoldCasesLogGroup", "${RefoldCasesLogs}"),
            Map.entry("MoveCasesName", "${MoveCases}"),
            Map.entry("MoveCasesLogGroup", "${MoveCasesLogs}"),
            Map.entry("AlarmTopicArn", "${AlarmTopic}"));

    private final TemplateTree template;
    private final Findings findings;

    ParameterRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        findings.expect(
                "the format",
                "2010-09-09",
                Flat.of(template.section("AWSTemplateFormatVersion")).at(""));
        findings.expect(
                "the transform",
                "AWS::Serverless-2016-10-31",
                Flat.of(template.section("Transform")).at(""));
        TemplateTree.entries(template.section("Parameters")).forEach(this::checkParameter);
        Map<String, String> outputs = new TreeMap<>();
        TemplateTree.entries(template.section("Outputs")).forEach((name, output) -> {
            outputs.put(name, Flat.of(output).at("Value"));
            checkDescribed(name, output);
        });
        findings.expect("the outputs", new TreeMap<>(OUTPUTS), outputs);
    }

    private void checkParameter(String name, Object declared) {
        Flat parameter = Flat.of(declared);
        checkDescribed(name, declared);
        findings.expect(
                name + ", default",
                WITHOUT_DEFAULT.contains(name) ? "(none)" : DEFAULTS.get(name),
                parameter.at("Default"));
        switch (parameter.at("Type")) {
            case "String" ->
                findings.require(!parameter.at("AllowedPattern").equals("(none)"), name + " takes any text");
            case "Number" ->
                findings.require(
                        parameter.lines().entrySet().stream()
                                .anyMatch(line -> line.getKey().startsWith("AllowedValues[")
                                        && line.getValue().equals(parameter.at("Default"))),
                        name + " takes any number, or not its own default");
            default -> findings.require(false, name + " is of no known type");
        }
    }

    private void checkDescribed(String name, Object declared) {
        findings.require(Flat.of(declared).at("Description").endsWith("."), name + " does not say what it is");
    }
}
