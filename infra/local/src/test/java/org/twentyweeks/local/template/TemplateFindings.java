package org.twentyweeks.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything that must hold for template.yaml, applied to a parsed template. */
final class TemplateFindings {

    static final Path PROJECT = Path.of(System.getProperty("project.root"));

    /** For the parameters that have no default and that a function is told. */
    private static final Map<String, String> GIVEN =
            Map.of("StaffIssuer", "https://issuer.example.org", "StaffAudience", "staff");

    private TemplateFindings() {}

    /** What is wrong with the template, one sentence each; empty when nothing is. */
    static List<String> of(Map<String, Object> tree) {
        Findings findings = new Findings();
        checks(tree, findings).forEach(Runnable::run);
        return findings.sentences();
    }

    /** Whether nothing is. The first finding ends the search, because a template is held to the rules thousands of times. */
    static boolean none(Map<String, Object> tree) {
        Findings findings = new Findings();
        return checks(tree, findings).stream().allMatch(check -> {
            check.run();
            return findings.sentences().isEmpty();
        });
    }

    /** The descriptions of the APIs, which are most of a template, before the rest. */
    private static List<Runnable> checks(Map<String, Object> tree, Findings findings) {
        TemplateTree template = new TemplateTree(tree);
        ApiRules api = new ApiRules(template, findings);
        return List.of(
                api::check,
                new ParameterRules(template, findings)::check,
                new DomainRules(template, findings)::check,
                new FunctionRules(template, findings)::check,
                new JobRules(template, findings)::check,
                new GrantRules(template, findings)::check,
                new AlarmRules(template, findings)::check,
                () -> checkResolved(tree, api, template, findings));
    }

    private static void checkResolved(
            Map<String, Object> tree, ApiRules api, TemplateTree template, Findings findings) {
        try {
            Template resolved = Template.of(tree, GIVEN);
            api.check(resolved);
            new StorageRules(template, findings).check(resolved);
        } catch (TemplateNotUnderstoodException e) {
            findings.require(false, e.getMessage());
        }
    }
}
