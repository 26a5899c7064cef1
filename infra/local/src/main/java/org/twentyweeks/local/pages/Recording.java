package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.local.pages.Field.Choice;
import org.twentyweeks.local.pages.Field.Kind;

/**
 * Something that can be recorded in a case by one call of the staff API.
 *
 * @param page the last part of the page's address, which names what is recorded
 * @param operation of the staff API, below the case
 * @param fixed what is sent whatever is answered
 * @param fields what is asked
 * @param known answers that stand already, by the field's name
 */
record Recording(
        String heading,
        String button,
        String page,
        String operation,
        ObjectNode fixed,
        List<Field> fields,
        Map<String, String> known) {

    private static final String FACT = "/facts/0";
    private static final String REPLACEMENT = "replacement";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** That something happened. */
    static Recording fact(FactType type) {
        var fixed = JSON.objectNode();
        fixed.putArray("facts").addObject().put("type", type.published());
        return new Recording(
                Words.capital(type.happened()),
                "Record it",
                "record?type=" + type.published(),
                "facts",
                fixed,
                FactQuestions.of(type, FACT),
                Map.of());
    }

    /** What a fact should have said. */
    static Optional<Recording> correction(JsonNode fact) {
        return FactQuestions.type(fact.path("type").asText()).map(type -> {
            var fixed = corrects(fact);
            var replacement = fixed.putObject(REPLACEMENT).put("type", type.published());
            // What intake noted of a request stays noted.
            if (fact.has("noted")) {
                replacement.set("noted", fact.path("noted"));
            }
            var fields = new ArrayList<>(FactQuestions.of(type, "/" + REPLACEMENT));
            fields.add(correctionReason());
            return new Recording(
                    "Put fact " + fact.path("number").asInt() + " right: " + type.happened(),
                    "Record the correction",
                    "correct?fact=" + fact.path("number").asInt(),
                    "corrections",
                    fixed,
                    fields,
                    known(fact, fields));
        });
    }

    /** That what a fact says did not happen in this case. */
    static Optional<Recording> removal(JsonNode fact) {
        return FactQuestions.type(fact.path("type").asText())
                .map(type -> new Recording(
                        "Take fact " + fact.path("number").asInt() + " back: " + type.happened(),
                        "Take it back",
                        "take-back?fact=" + fact.path("number").asInt(),
                        "corrections",
                        corrects(fact),
                        List.of(correctionReason()),
                        Map.of()));
    }

    /** That what is held is no request, and why. Nothing is chosen before: a person looks and says it. */
    static Recording rejection() {
        return new Recording(
                "Say that this is no request",
                "Reject it",
                "reject",
                "quarantine",
                JSON.objectNode().put("outcome", QuarantineOutcome.REJECT.name()),
                List.of(Field.codes(
                        "reason",
                        "/reason",
                        "Reason",
                        true,
                        Arrays.stream(RejectionReason.values()).toList())),
                Map.of());
    }

    /** Who has the case from now on. @param staff the list as the staff API answers it */
    static Recording owner(JsonNode staff) {
        var owners = new ArrayList<Choice>();
        staff.path("members")
                .valueStream()
                .filter(member -> member.path("active").asBoolean())
                .forEach(member -> owners.add(new Choice(
                        "staff:" + member.path("id").asText(),
                        member.path("name").asText())));
        staff.path("teams")
                .valueStream()
                .forEach(team -> owners.add(new Choice(
                        "team:" + team.path("id").asText(),
                        "The team " + team.path("name").asText())));
        return new Recording(
                "Give the case to somebody",
                "Give the case",
                "owner",
                "owner",
                JSON.objectNode(),
                List.of(
                        new Field("owner", "/owner", "Person or team", "", true, Kind.CODE, owners),
                        Field.codes(
                                "because",
                                "/reason",
                                "Reason",
                                true,
                                Arrays.stream(AssignmentReason.values()).toList())),
                Map.of());
    }

    /** What is sent for these answers, by the field's pointer. */
    ObjectNode body(Map<String, Object> answers) {
        var body = fixed.deepCopy();
        answers.forEach((pointer, value) -> {
            int last = pointer.lastIndexOf('/');
            var parent = (ObjectNode) body.at(pointer.substring(0, last));
            parent.putPOJO(pointer.substring(last + 1), value);
        });
        return body;
    }

    private static ObjectNode corrects(JsonNode fact) {
        return JSON.objectNode().put("corrects", fact.path("number").asInt());
    }

    private static Field correctionReason() {
        return Field.codes(
                "because",
                "/reason",
                "Reason for the correction",
                true,
                Arrays.stream(CorrectionReason.values()).toList());
    }

    /** The answers as the fact has them; a machine's moment is a day. */
    private static Map<String, String> known(JsonNode fact, List<Field> fields) {
        var known = new LinkedHashMap<String, String>();
        fields.stream()
                .filter(field -> fact.has(field.name()))
                .forEach(
                        field -> known.put(field.name(), fact.path(field.name()).asText()));
        if (fact.has("at")) {
            known.put("on", FactView.day(fact.path("at").asText()));
        }
        return known;
    }
}
