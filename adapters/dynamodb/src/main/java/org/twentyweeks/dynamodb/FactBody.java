package org.twentyweeks.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.RecordedFact;

/**
 * The body of a stored fact: one JSON object, written once and kept as it was written, because the chain is over its
 * bytes. It holds everything the chain is to protect: what happened, who recorded it, when and under which key, and
 * on which personal part it rests.
 */
final class FactBody {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FactBody() {}

    /**
     * Names a personal part without saying what it holds.
     *
     * @param part its sort key
     * @param hash over its salt and its stored bytes
     */
    record PersonHash(String part, String hash) {}

    static String write(RecordedFact recorded, Optional<PersonHash> personHash) {
        var body = new LinkedHashMap<String, Object>();
        body.put("number", recorded.number());
        body.put("type", recorded.fact().type().published());
        body.put("recordedAt", recorded.recordedAt().toString());
        body.put("recordedBy", recorded.recordedBy());
        recorded.recordingKey().ifPresent(key -> body.put("recordingKey", key));
        body.put("fields", FactVocabulary.write(recorded.fact()));
        personHash.ifPresent(person -> {
            body.put("person", person.part());
            body.put("personHash", person.hash());
        });
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A fact could not be written", impossible);
        }
    }

    /** @param upcasts from the schema of the body to the present one */
    static RecordedFact read(int number, int schema, String body, Upcasts upcasts) {
        try {
            var root = upcasts.present(schema, MAPPER.readTree(body));
            if (root.path("number").asInt() != number) {
                throw new IllegalStateException("Fact " + number + " is stored in another's place");
            }
            return new RecordedFact(
                    number,
                    FactVocabulary.read(root.path("type").asText(), fields(root.path("fields"))),
                    Instant.parse(root.path("recordedAt").asText()),
                    root.path("recordedBy").asText(),
                    Optional.ofNullable(root.get("recordingKey")).map(JsonNode::asText));
        } catch (JsonProcessingException spoilt) {
            // Without the cause: its message quotes the item.
            throw new IllegalStateException("Fact " + number + " is not JSON");
        }
    }

    /** What a body says of the personal part on which its fact rests; it is JSON. */
    static Optional<PersonHash> personHash(String body) {
        try {
            var root = MAPPER.readTree(body);
            return Optional.ofNullable(root.get("person"))
                    .map(part -> new PersonHash(
                            part.asText(), root.path("personHash").asText()));
        } catch (JsonProcessingException spoilt) {
            throw new IllegalStateException("A stored fact is not JSON");
        }
    }

    private static Map<String, Object> fields(JsonNode fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            var items = new ArrayList<Object>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        if (node.isInt()) {
            return node.intValue();
        }
        return node.isObject() ? fields(node) : node.asText();
    }
}
