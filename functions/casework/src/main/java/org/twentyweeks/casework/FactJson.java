package org.twentyweeks.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.FactNotUnderstoodException;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.lambda.RefusedException;

/** Reads facts that staff send, in the published language. */
final class FactJson {

    private static final String TYPE = "type";

    /** Every name that a field has: one that was sent and is none of these is not repeated. */
    private static final Set<String> FIELDS = Stream.concat(
                    Stream.of(TYPE),
                    Arrays.stream(FactType.values()).flatMap(type -> FactVocabulary.fieldNames(type).stream()))
            .collect(Collectors.toUnmodifiableSet());

    private FactJson() {}

    /**
     * The facts of {@code {"facts": [...]}}, at least one and as many as one recording takes.
     *
     * @throws RefusedException with every fact that cannot be read, and which of its fields is wrong
     */
    static List<Fact> facts(JsonNode body) {
        var sent = body.path("facts");
        if (!sent.isArray() || sent.isEmpty() || body.size() != 1) {
            throw StaffProblems.refused("", "Send one object with one member, facts: an array of one or more facts.");
        }
        if (sent.size() > Addition.FACTS_MAX) {
            throw StaffProblems.refused(
                    "/facts", "Send at most " + Addition.FACTS_MAX + " facts at once, and the others after them.");
        }
        var facts = new ArrayList<Fact>();
        var problems = new ArrayList<Problem>();
        for (int place = 0; place < sent.size(); place++) {
            try {
                facts.add(happening(sent.get(place)));
            } catch (FactNotUnderstoodException wrong) {
                problems.add(problem("/facts/" + place, wrong));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(StaffProblems.fields(problems));
        }
        return facts;
    }

    /**
     * A correction: {@code {"corrects": 3, "replacement": {…}, "reason": "KEYED_WRONGLY"}}.
     *
     * @throws RefusedException naming the field that is wrong
     */
    static FactCorrected correction(JsonNode body) {
        try {
            return (FactCorrected) FactVocabulary.read(FactType.FACT_CORRECTED.published(), fields(body));
        } catch (FactNotUnderstoodException wrong) {
            throw new RefusedException(StaffProblems.fields(List.of(problem("", wrong))));
        }
    }

    /** Where in a body the field of a fact stands: {@code replacement.on} is at {@code /replacement/on}. */
    static Problem problem(String fact, FactNotUnderstoodException wrong) {
        return wrong.field().isEmpty()
                        || FIELDS.containsAll(List.of(wrong.field().split("\\.", -1)))
                ? new Problem(pointer(fact, wrong.field()), "This " + wrong.problem() + ".")
                : new Problem(
                        fact, "This has a field that no fact of its type has. Send the fields that are described.");
    }

    static String pointer(String fact, String field) {
        return fact + "/" + field.replace('.', '/');
    }

    /** A fact of what happened in the case: not one that the system records of its own work. */
    private static Fact happening(JsonNode sent) {
        var fields = fields(sent);
        var type = fields.remove(TYPE) instanceof String published ? published : "";
        if (isCaseworkOnly(type)) {
            throw refusal(TYPE, "is recorded by an operation of its own");
        }
        if (fields.containsKey("noted")) {
            throw refusal("noted", "is what intake finds; it is taken out by a correction of the request");
        }
        return FactVocabulary.read(type, fields);
    }

    private static boolean isCaseworkOnly(String published) {
        return Arrays.stream(FactType.values())
                .filter(FactType::isCaseworkOnly)
                .anyMatch(type -> type.published().equals(published));
    }

    private static FactNotUnderstoodException refusal(String field, String problem) {
        return new FactNotUnderstoodException(field, problem);
    }

    private static Map<String, Object> fields(JsonNode object) {
        if (!object.isObject()) {
            throw refusal("", "is no JSON object");
        }
        var fields = new LinkedHashMap<String, Object>();
        object.properties().forEach(member -> fields.put(member.getKey(), value(member.getValue())));
        return fields;
    }

    private static Object value(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isInt()) {
            return node.intValue();
        }
        if (node.isArray()) {
            var items = new ArrayList<Object>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        return node.isObject() ? fields(node) : Optional.empty();
    }
}
