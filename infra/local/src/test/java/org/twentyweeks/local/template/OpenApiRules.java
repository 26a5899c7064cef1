package org.twentyweeks.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The API's description, inside the template and as a published file: the same words, apart from what only AWS reads in
 * the one and the examples, which AWS refuses, in the other.
 */
final class OpenApiRules {

    /** API Gateway makes models of schemas and stops at a keyword of OpenAPI's own, such as {@code example}. */
    private static final Set<String> SCHEMA_KEYWORDS = Set.of(
            "$ref",
            "type",
            "description",
            "required",
            "properties",
            "items",
            "enum",
            "anyOf",
            "pattern",
            "format",
            "minLength",
            "maxLength");

    /** Read once: the template is held to them thousands of times. */
    private static final Map<String, Map<String, String>> PUBLISHED_LINES =
            Map.of("public-api", lines("public-api"), "staff-api", lines("staff-api"));

    private final Map<String, String> publishedLines;
    private final Findings findings;

    /** @param document the name of the published file */
    OpenApiRules(String document, Findings findings) {
        this.publishedLines = Objects.requireNonNull(PUBLISHED_LINES.get(document));
        this.findings = findings;
    }

    private static Map<String, String> lines(String document) {
        return Flat.of(without(published(document), name -> name.equals("example")))
                .lines();
    }

    static Map<String, Object> published(String document) {
        try {
            return TemplateYaml.tree(
                    Files.readString(TemplateFindings.PROJECT.resolve("docs/openapi/" + document + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void checkInline(Object definition) {
        compare(definition);
        TemplateTree.entries(
                        TemplateTree.at(definition, "components", "schemas").orElse(Map.of()))
                .forEach((name, schema) -> {
                    findings.require(name.matches("[A-Za-z0-9]+"), name + " is no name of a model for API Gateway");
                    checkSchema(name, schema);
                });
    }

    private void compare(Object inline) {
        Map<String, String> lines =
                Flat.of(without(inline, name -> name.startsWith("x-amazon-"))).lines();
        Set<String> paths = new TreeSet<>(lines.keySet());
        paths.addAll(publishedLines.keySet());
        paths.forEach(path -> findings.expect("OpenAPI, " + path, publishedLines.get(path), lines.get(path)));
    }

    private void checkSchema(String where, Object schema) {
        Map<String, Object> keywords = TemplateTree.entries(schema);
        keywords.keySet()
                .forEach(keyword -> findings.require(
                        SCHEMA_KEYWORDS.contains(keyword), where + ": API Gateway refuses a schema with " + keyword));
        TemplateTree.entries(keywords.getOrDefault("properties", Map.of()))
                .forEach((name, property) -> checkSchema(where + "/" + name, property));
        if (keywords.containsKey("items")) {
            checkSchema(where + "/items", keywords.get("items"));
        }
    }

    private static Object without(Object part, Predicate<String> left) {
        return switch (part) {
            case Map<?, ?> map -> {
                Map<String, Object> rest = new LinkedHashMap<>();
                map.forEach((name, value) -> {
                    if (!left.test((String) name)) {
                        rest.put((String) name, without(value, left));
                    }
                });
                yield rest;
            }
            case List<?> list ->
                list.stream().map(element -> without(element, left)).toList();
            default -> part;
        };
    }
}
