package org.twentyweeks.simulator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.simulator.Invocation.Answer;

/** What somebody at the council read in an answer about the facts of a case. */
sealed interface Heard {

    /** @param replayed whether the facts were there before */
    record Recorded(List<Shown> facts, Tag now, boolean replayed) implements Heard {}

    /** Others recorded something since the case was seen. */
    record ChangedMeanwhile(Tag now) implements Heard {}

    /** Other facts stand under the key. */
    record Clash() implements Heard {}

    record Refused(List<Refusal> refusals) implements Heard {}

    record UnknownCase() implements Heard {}

    /** A fact as an answer shows it. */
    record Shown(int number, Fact fact, Instant recordedAt, String recordedBy) {

        /** Whether it is that of the record. */
        boolean is(RecordedFact fact) {
            return equals(new Shown(fact.number(), fact.fact(), fact.recordedAt(), fact.recordedBy()));
        }
    }

    /** The state of a case, as the header of an answer names it. */
    record Tag(int factCount, String version) {

        private static final Pattern FORM = Pattern.compile("\"([0-9]+)\\.([A-Za-z0-9]+)\"");

        static Tag of(String header) {
            var form = FORM.matcher(header);
            if (!form.matches()) {
                throw new IllegalStateException("An answer names the state of the case as " + header);
            }
            return new Tag(Integer.parseInt(form.group(1)), form.group(2));
        }

        /** Whether the case had that state, as far as it shows by now. */
        boolean isOf(StoredCase stored) {
            int count = stored.facts().size();
            return factCount < count || (factCount == count && version.equals(stored.version()));
        }
    }

    /** Whether facts as they were shown are the first of the record. */
    static boolean areTheFirst(List<Shown> shown, List<RecordedFact> facts) {
        return shown.size() <= facts.size()
                && IntStream.range(0, shown.size())
                        .allMatch(place -> shown.get(place).is(facts.get(place)));
    }

    JsonMapper JSON = JsonMapper.builder().build();
    TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    Pattern POINTER = Pattern.compile("(?:/facts/([0-9]+))?(?:/(.*))?");

    /** What an answer to a recording says; empty when it says that it may be tried again. */
    static Optional<Heard> of(Answer answer) {
        var body = answer.json();
        return switch (answer.status()) {
            case 200, 201 ->
                Optional.of(new Recorded(facts(body.path("recorded")), tag(answer), answer.status() == 200));
            case 404 -> Optional.of(new UnknownCase());
            case 409 ->
                Optional.of(
                        body.path("type").asText().endsWith(":key-used")
                                ? new Clash()
                                : new ChangedMeanwhile(tag(answer)));
            case 422 -> Optional.of(new Refused(refusals(body.path("errors"))));
            case 500, 502, 503, 504 -> Optional.empty();
            default -> throw new IllegalStateException("A recording was answered with " + answer.status());
        };
    }

    static Tag tag(Answer answer) {
        return Tag.of(answer.tag().orElseThrow());
    }

    static List<Shown> facts(JsonNode facts) {
        var shown = new ArrayList<Shown>();
        facts.forEach(fact -> shown.add(shown(JSON.convertValue(fact, FIELDS))));
        return shown;
    }

    private static Shown shown(Map<String, Object> fields) {
        int number = (Integer) taken(fields, "number");
        var type = taken(fields, "type").toString();
        var recordedAt = Instant.parse(taken(fields, "recordedAt").toString());
        var recordedBy = taken(fields, "recordedBy").toString();
        fields.remove("correctedBy");
        return new Shown(number, FactVocabulary.read(type, fields), recordedAt, recordedBy);
    }

    private static Object taken(Map<String, Object> fields, String name) {
        var value = fields.remove(name);
        if (value == null) {
            throw new IllegalStateException("A fact is shown without its " + name);
        }
        return value;
    }

    private static List<Refusal> refusals(JsonNode errors) {
        var refusals = new ArrayList<Refusal>();
        errors.forEach(error -> {
            var pointer = POINTER.matcher(error.path("pointer").asText());
            if (!pointer.matches()) {
                throw new IllegalStateException("A refusal names no place: " + error);
            }
            refusals.add(new Refusal(
                    Optional.ofNullable(pointer.group(1)).map(Integer::valueOf).orElse(0),
                    Optional.ofNullable(pointer.group(2)).orElse("").replace('/', '.'),
                    error.path("detail").asText()));
        });
        return refusals;
    }
}
