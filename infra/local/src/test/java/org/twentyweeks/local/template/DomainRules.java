package org.twentyweeks.local.template;

import java.util.Map;
import java.util.TreeMap;

/** A domain of the council's own: all of it where a name is given, with a certificate, and nothing of it otherwise. */
final class DomainRules {

    private static final String CONDITION = "HasDomain";

    private static final Map<String, String> DOMAIN = Map.of(
            "Type", "AWS::ApiGateway::DomainName",
            "Condition", CONDITION,
            "Properties.DomainName", "${DomainName}",
            "Properties.RegionalCertificateArn", "${CertificateArn}",
            "Properties.EndpointConfiguration.Types[0]", "REGIONAL",
            "Properties.SecurityPolicy", "TLS_1_2");

    /** Without a base path: below the domain the stage is not in the path. The stage is named so that it is there first. */
    private static final Map<String, String> MAPPING = Map.of(
            "Type", "AWS::ApiGateway::BasePathMapping",
            "Condition", CONDITION,
            "Properties.DomainName", "${PublicDomain}",
            "Properties.RestApiId", "${PublicApi}",
            "Properties.Stage", "${PublicApi.Stage}");

    private final TemplateTree template;
    private final Findings findings;

    DomainRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        expect("the conditions", given(CONDITION + ".", "DomainName"), Flat.of(template.section("Conditions")));
        var rule = "DomainHasCertificate.";
        Map<String, String> asserted = new TreeMap<>(given(rule + "RuleCondition.", "DomainName"));
        asserted.putAll(given(rule + "Assertions[0].Assert.", "CertificateArn"));
        var sentence = rule + "Assertions[0].AssertDescription";
        var rules = Flat.of(template.section("Rules"));
        expect("the rules", asserted, rules.without(sentence));
        findings.require(
                rules.at(sentence).endsWith("."), "a domain without a certificate is refused without a reason");

        expect("PublicDomain", DOMAIN, Flat.of(template.resource("PublicDomain")));
        expect("PublicDomainMapping", MAPPING, Flat.of(template.resource("PublicDomainMapping")));
        for (String output : new String[] {"DomainAddress", "DomainTarget"}) {
            findings.expect(
                    output + ", condition",
                    CONDITION,
                    Flat.of(template.section("Outputs")).at(output + ".Condition"));
        }
    }

    private void expect(String what, Map<String, String> expected, Flat found) {
        findings.expect(what, new TreeMap<>(expected), found.lines());
    }

    /** That the parameter is not empty. */
    private static Map<String, String> given(String path, String parameter) {
        return Map.of(path + "Fn::Not[0].Fn::Equals[0]", "${" + parameter + "}", path + "Fn::Not[0].Fn::Equals[1]", "");
    }
}
