package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Holds answers to what a published description says of them: status, headers, and the body to its last member. */
final class DescribedAnswers {

    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Object> document;

    DescribedAnswers(Map<String, Object> document) {
        this.document = document;
    }

    /**
     * Fails unless the answer is one that the operation is described to give.
     *
     * @param answer as a function gives it to API Gateway
     * @param body what stands in it
     */
    void assertDescribed(String method, String path, JsonNode answer, JsonNode body) {
        var status = answer.path("statusCode").asText();
        var where = method + " " + path + ": " + status;
        var response = TemplateTree.at(document, "paths", path, method.toLowerCase(Locale.ROOT), "responses", status);
        assertThat(response).as(where).isPresent();
        // A problem has what its kind has.
        if (status.startsWith("2")) {
            TemplateTree.entries(TemplateTree.at(response.get(), "headers").orElse(Map.of()))
                    .keySet()
                    .forEach(header -> assertThat(answer.path("headers").has(header))
                            .as(where + ", header " + header)
                            .isTrue());
        }
        var contentType = answer.path("headers").path("Content-Type").asText();
        assertFits(
                where,
                TemplateTree.at(response.get(), "content", contentType, "schema")
                        .orElseThrow(() -> new AssertionError(where + " is not described as " + contentType)),
                body);
    }

    private void assertFits(String where, Object described, JsonNode value) {
        var schema = TemplateTree.entries(described);
        if (schema.get("$ref") instanceof String reference) {
            assertFits(
                    where,
                    TemplateTree.at(document, "components", "schemas", reference.substring(REFERENCE.length()))
                            .orElseThrow(),
                    value);
            return;
        }
        var type = (String) schema.get("type");
        assertThat(isOf(type, value)).as("%s is of type %s", where, type).isTrue();
        switch (type) {
            case "object" -> assertMembersFit(where, schema, value);
            case "array" -> value.forEach(item -> assertFits(where + "[]", schema.get("items"), item));
            default -> assertTextFits(where, schema, value.asText());
        }
    }

    private void assertMembersFit(String where, Map<String, Object> schema, JsonNode value) {
        var properties = TemplateTree.entries(schema.get("properties"));
        assertThat(value.fieldNames()).as(where).toIterable().isSubsetOf(properties.keySet());
        assertThat((List<?>) schema.getOrDefault("required", List.of()))
                .as(where)
                .allMatch(name -> value.has((String) name));
        value.properties()
                .forEach(member ->
                        assertFits(where + "/" + member.getKey(), properties.get(member.getKey()), member.getValue()));
    }

    private static void assertTextFits(String where, Map<String, Object> schema, String text) {
        if (schema.get("enum") instanceof List<?> codes) {
            assertThat(codes)
                    .as(where)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .contains(text);
        }
        if (schema.get("pattern") instanceof String pattern) {
            assertThat(text).as(where).matches(pattern);
        }
        if ("date".equals(schema.get("format"))) {
            assertThat(LocalDate.parse(text)).as(where).hasToString(text);
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }
}
