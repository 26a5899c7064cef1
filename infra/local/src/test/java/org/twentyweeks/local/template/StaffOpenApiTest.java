package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.twentyweeks.casework.CaseworkHandler;
import org.twentyweeks.casework.CaseworkPorts;
import org.twentyweeks.testkit.audit.InMemoryAuditTrail;
import org.twentyweeks.testkit.casework.InMemoryCaseIndexes;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;

/**
 * The published description of the staff API against the code that answers. That the template holds the same is TemplateTest's
 * affair.
 */
class StaffOpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> DOCUMENT = OpenApiRules.published("staff-api");

    /** Needed at start, and never reached by the requests here. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AUTHORITY_CODE", "000",
            "CASES_TABLE", "cases",
            "STAFF_TABLE", "staff",
            "AUDIT_TABLE", "audit",
            "HASH_KEYS_SECRET", "a",
            "TOKEN_SECRET", "b");

    @Test
    void who_may_is_the_same_in_the_code_and_in_the_description() throws Exception {
        Map<String, Set<String>> described = new TreeMap<>();
        eachOperation((route, operation) -> described.put(route, texts(operation.get("x-roles"))));

        assertThat(described).isNotEmpty().isEqualTo(rolesInTheCode());
    }

    @Test
    void every_operation_says_what_everybody_must_expect() {
        eachOperation((route, operation) -> assertThat(TemplateTree.entries(operation.get("responses")))
                .as(route)
                .containsKeys("401", "403", "429", "503"));
    }

    @Test
    void every_operation_has_an_event_to_try_it_with_and_every_event_an_operation() throws IOException {
        var described = new TreeSet<String>();
        eachOperation((route, operation) -> described.add(route));

        var tried = new TreeSet<String>();
        try (var events = Files.list(TemplateFindings.PROJECT.resolve("events/casework"))) {
            for (Path file :
                    events.filter(one -> one.toString().endsWith(".json")).toList()) {
                var event = JSON.readTree(file.toFile());
                if (event.has("httpMethod")) {
                    tried.add(event.path("httpMethod").textValue() + " "
                            + event.path("resource").textValue());
                }
            }
        }
        assertThat(tried).isEqualTo(described);
    }

    @Test
    void every_field_of_every_schema_is_explained_and_has_an_example() {
        List<String> bare = new ArrayList<>();
        TemplateTree.entries(TemplateTree.at(DOCUMENT, "components", "schemas").orElseThrow())
                .forEach((name, schema) -> TemplateTree.entries(
                                TemplateTree.at(schema, "properties").orElseThrow())
                        .forEach((field, described) -> {
                            Map<String, Object> keywords = TemplateTree.entries(described);
                            boolean refers = keywords.containsKey("$ref")
                                    || TemplateTree.at(described, "items", "$ref")
                                            .isPresent();
                            if (!refers && !(keywords.containsKey("description") && keywords.containsKey("example"))) {
                                bare.add(name + "/" + field);
                            }
                        }));

        assertThat(bare).isEmpty();
    }

    @Test
    void the_rule_book_is_answered_as_it_is_described() throws Exception {
        var answer = answer("rules");
        assertThat(answer.path("statusCode").intValue()).isEqualTo(200);
        var book = JSON.readTree(answer.path("body").textValue());

        assertFits("RuleBook", book);
        var given = new TreeSet<String>();
        book.path("rules").forEach(rule -> {
            assertFits("Rule", rule);
            rule.fieldNames().forEachRemaining(given::add);
        });
        assertThat(given).isEqualTo(new TreeSet<>(properties("Rule").keySet()));
    }

    @Test
    void a_refusal_is_answered_as_it_is_described() throws Exception {
        var answer = answer("nobody-known");

        assertThat(answer.path("statusCode").intValue()).isEqualTo(401);
        assertFits("Problem", JSON.readTree(answer.path("body").textValue()));
    }

    @Test
    void the_example_of_a_rule_is_a_rule() throws Exception {
        var first = JSON.readTree(answer("rules").path("body").textValue()).at("/rules/0");

        properties("Rule").forEach((field, described) -> {
            if (first.has(field) && !Set.of("duty", "note", "inForceTo").contains(field)) {
                assertThat(first.path(field))
                        .as(field)
                        .isEqualTo(JSON.valueToTree(
                                TemplateTree.at(described, "example").orElseThrow()));
            }
        });
    }

    private interface OperationReader {
        void read(String route, Map<String, Object> operation);
    }

    private static void eachOperation(OperationReader reader) {
        TemplateTree.entries(DOCUMENT.get("paths"))
                .forEach((path, methods) -> TemplateTree.entries(methods)
                        .forEach((method, operation) -> reader.read(
                                method.toUpperCase(Locale.ROOT) + " " + path, TemplateTree.entries(operation))));
    }

    private static Set<String> texts(Object list) {
        return new TreeSet<>(((List<?>) list).stream().map(Object::toString).toList());
    }

    /** The table, which the function keeps to itself, hence by reflection. */
    private static Map<String, Set<String>> rolesInTheCode() throws ReflectiveOperationException {
        Map<String, Set<String>> roles = new TreeMap<>();
        var table = open(Class.forName("org.twentyweeks.casework.Routes").getDeclaredMethod("of", CaseworkPorts.class))
                .invoke(null, ports());
        for (Object route : (List<?>) table) {
            roles.put(component(route, "method") + " " + component(route, "resource"), texts(List.copyOf((Set<?>)
                    component(route, "roles"))));
        }
        return roles;
    }

    private static CaseworkPorts ports() {
        var cases = new InMemoryCaseStore();
        return new CaseworkPorts(
                SampleCases.AUTHORITY,
                cases,
                new InMemoryCaseIndexes(cases),
                new InMemoryAuditTrail(),
                new InMemoryStaffStore(),
                SampleCases.secrets(),
                byte[]::new,
                told -> {});
    }

    private static Object component(Object record, String name) throws ReflectiveOperationException {
        return open(record.getClass().getDeclaredMethod(name)).invoke(record);
    }

    private static JsonNode answer(String event) throws Exception {
        // A client wants to know its region before it reaches anything.
        System.setProperty("aws.region", "eu-west-2");
        var handler =
                open(CaseworkHandler.class.getDeclaredConstructor(Map.class)).newInstance(ENVIRONMENT);
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(
                        Files.readAllBytes(TemplateFindings.PROJECT.resolve("events/casework/" + event + ".json"))),
                answer,
                null);
        return JSON.readTree(answer.toByteArray());
    }

    private static void assertFits(String schema, JsonNode answer) {
        var described =
                TemplateTree.at(DOCUMENT, "components", "schemas", schema).orElseThrow();
        assertThat(answer.fieldNames())
                .as(schema)
                .toIterable()
                .isSubsetOf(properties(schema).keySet());
        assertThat(texts(TemplateTree.at(described, "required").orElseThrow()))
                .as(schema)
                .allMatch(answer::has);
        answer.properties()
                .forEach(member -> assertThat(TemplateTree.at(properties(schema).get(member.getKey()), "type")
                                .orElseThrow())
                        .as(schema + "/" + member.getKey())
                        .isEqualTo(type(member.getValue())));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "integer";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            default -> "object";
        };
    }

    private static Map<String, Object> properties(String schema) {
        return TemplateTree.entries(TemplateTree.at(DOCUMENT, "components", "schemas", schema, "properties")
                .orElseThrow());
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }
}
