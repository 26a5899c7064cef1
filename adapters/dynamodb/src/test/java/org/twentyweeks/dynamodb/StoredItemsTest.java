package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of whole cases as releases have stored them, one file for each schema, attribute for attribute. A file is
 * written once ({@code -Dgolden.update=true}, when there is none) and never changed: tables are full of such items.
 */
class StoredItemsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA_1 = Path.of(System.getProperty("project.root"))
            .resolve("adapters/dynamodb/src/test/resources/org/twentyweeks/dynamodb/stored-items-1.jsonl");

    private final LocalTable table = LocalTable.create();
    private final DynamoDbCaseStore cases = new DynamoDbCaseStore(table.client(), table.name());

    private void storeToday() {
        var complete = SampleCases.opened("golden", SampleReferrals.complete());
        cases.accept(complete);
        cases.record(SampleCases.addition(
                cases.find(complete.head().reference()).orElseThrow(),
                new Fact.AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.ASSESS)));
        cases.accept(SampleCases.held("golden, held", SampleReferrals.least()));
    }

    private static List<Map<String, AttributeValue>> golden() throws IOException {
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (String line : Files.readAllLines(SCHEMA_1)) {
            items.add(attributes(JSON.readTree(line)));
        }
        return items;
    }

    @Test
    void what_schema_1_stored_is_read_and_gone_on_with() throws IOException {
        if (Boolean.getBoolean("golden.update") && !Files.exists(SCHEMA_1)) {
            storeToday();
            var lines = new StringBuilder();
            table.items().forEach(item -> lines.append(json(item)).append('\n'));
            Files.writeString(SCHEMA_1, lines.toString());
        }
        var kept = LocalTable.create();
        golden().forEach(item ->
                kept.client().putItem(request -> request.tableName(kept.name()).item(item)));
        var store = new DynamoDbCaseStore(kept.client(), kept.name());

        var references = golden().stream()
                .filter(item -> LocalTable.part(item).equals(CasesTable.HEAD))
                .map(item -> new Reference(item.get(CasesTable.CASE_ID).s()))
                .toList();

        assertThat(references).hasSize(2);
        for (Reference reference : references) {
            var stored = store.find(reference).orElseThrow();
            assertThat(stored.head().factCount()).isEqualTo(stored.facts().size());
            assertThat(stored.standing()).isEqualTo(stored.file().standing());
            var records = new StoredCaseRecords(kept.client(), kept.name());
            assertThat(records.read(reference).flaws()).isEmpty();
            store.record(SampleCases.addition(stored, new Fact.RequestWithdrawn(LocalDate.of(2026, 3, 2))));
            assertThat(store.find(reference).orElseThrow().facts())
                    .hasSize(stored.facts().size() + 1)
                    .startsWith(stored.facts().toArray(new RecordedFact[0]));
        }
    }

    @Test
    void every_attribute_that_is_stored_today_has_been_stored_before_or_is_new_to_a_reader() throws IOException {
        storeToday();
        var before = new HashMap<String, String>();
        golden().forEach(item -> item.forEach((name, value) ->
                before.put(kind(item) + " " + name, value.type().toString())));

        table.items()
                .forEach(item -> item.forEach((name, value) -> assertThat(before.getOrDefault(
                                kind(item) + " " + name, value.type().toString()))
                        .as(kind(item) + " " + name)
                        .isEqualTo(value.type().toString())));
    }

    private static String kind(Map<String, AttributeValue> item) {
        return LocalTable.part(item).replaceFirst("#.*", "");
    }

    private static String json(Map<String, AttributeValue> item) {
        return object(new TreeMap<>(item)).toString();
    }

    private static ObjectNode object(Map<String, AttributeValue> item) {
        var object = JSON.createObjectNode();
        item.forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    private static ObjectNode json(AttributeValue value) {
        var node = JSON.createObjectNode();
        return switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case B -> node.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case M -> node.set("M", object(new TreeMap<>(value.m())));
            case L -> {
                var list = node.putArray("L");
                value.l().forEach(element -> list.add(json(element)));
                yield node;
            }
            default -> throw new IllegalStateException("No item of ours has an attribute of type " + value.type());
        };
    }

    private static Map<String, AttributeValue> attributes(JsonNode object) {
        var attributes = new HashMap<String, AttributeValue>();
        object.properties().forEach(member -> attributes.put(member.getKey(), attribute(member.getValue())));
        return attributes;
    }

    private static AttributeValue attribute(JsonNode node) {
        var value = node.properties().iterator().next();
        return switch (value.getKey()) {
            case "S" -> AttributeValue.fromS(value.getValue().asText());
            case "N" -> AttributeValue.fromN(value.getValue().asText());
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(
                        Base64.getDecoder().decode(value.getValue().asText())));
            case "M" -> AttributeValue.fromM(attributes(value.getValue()));
            default -> {
                var list = new ArrayList<AttributeValue>();
                value.getValue().forEach(element -> list.add(attribute(element)));
                yield AttributeValue.fromL(list);
            }
        };
    }
}
