package org.twentyweeks.local.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a deployed stack keeps must live through the next release: a resource that is retained may not go, become another,
 * or change in a way in which CloudFormation replaces it or makes its content anew.
 */
final class ReleaseRules {

    /** By type, the properties whose change replaces the resource, or what it holds (CloudFormation's reference of types). */
    private static final Map<String, List<String>> FIXED = Map.of(
            "AWS::DynamoDB::Table", List.of("TableName", "KeySchema"),
            "AWS::KMS::Key", List.of("KeySpec", "KeyUsage", "MultiRegion", "Origin"),
            "AWS::SecretsManager::Secret", List.of("Name", "GenerateSecretString", "SecretString"));

    private ReleaseRules() {}

    static List<String> findings(Map<String, Object> released, Map<String, Object> next) {
        var findings = new Findings();
        var after = new TemplateTree(next);
        TemplateTree.entries(new TemplateTree(released).section("Resources")).forEach((logicalId, before) -> {
            Flat kept = Flat.of(before);
            if (kept.at("DeletionPolicy").equals("Retain")) {
                Flat now = Flat.of(after.resource(logicalId));
                var type = kept.at("Type");
                findings.expect(logicalId + ", type, which the last release keeps", type, now.at("Type"));
                var fixed = FIXED.get(type);
                findings.require(fixed != null, logicalId + ": say what replaces a kept " + type);
                if (fixed != null) {
                    fixed.forEach(property -> findings.expect(
                            logicalId + ", whose change would replace what is kept",
                            TemplateTree.at(TemplateTree.properties(before), property),
                            TemplateTree.at(TemplateTree.properties(after.resource(logicalId)), property)));
                }
                var types = attributeTypes(after.resource(logicalId));
                attributeTypes(before)
                        .forEach((name, attributeType) -> findings.expect(
                                logicalId + ", whose change would replace what is kept, type of " + name,
                                attributeType,
                                types.getOrDefault(name, attributeType)));
            }
        });
        return findings.sentences();
    }

    /** Of a table, empty otherwise. An attribute that went belonged to an index that went. */
    private static Map<String, String> attributeTypes(Object resource) {
        var types = new TreeMap<String, String>();
        var properties = Flat.of(TemplateTree.properties(resource));
        properties.lines().forEach((path, name) -> {
            if (path.matches("AttributeDefinitions\\[[0-9]+]\\.AttributeName")) {
                types.put(name, properties.at(path.replace("AttributeName", "AttributeType")));
            }
        });
        return types;
    }
}
