package org.twentyweeks.conformance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twentyweeks.conformance.StrictJson.JsonObject;
import org.twentyweeks.conformance.StrictJson.Nothing;
import org.twentyweeks.conformance.StrictJson.Unreadable;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactNotUnderstoodException;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

/** Reads a file of published cases: all of it is of the format, or none of it is used. */
public final class CaseFileReader {

    private static final Set<String> FIELDS =
            Set.of("id", "rule", "facts", "asAt", "expect", "source", "note", "confidence");

    /** A field of casework's own: which parts of a request were missing. It never stands in a case file. */
    private static final List<String> CASEWORK_ONLY_FIELDS = List.of("noted", "backdatedBecause");

    /** A fact of casework's own: what became of a request that was held. It never stands in a case file. */
    private static final Set<String> CASEWORK_ONLY = Arrays.stream(FactType.values())
            .filter(FactType::isCaseworkOnly)
            .map(FactType::published)
            .collect(Collectors.toUnmodifiableSet());

    /** The grounds whose availability follows from facts; the others a person authorises. */
    private static final List<Ground> GROUNDS_TESTED_BY_DATES =
            List.of(Ground.SETTING_CLOSED, Ground.EARLY_YEARS_CLOSED, Ground.ABSENT_FROM_AREA);

    private CaseFileReader() {}

    private static final class FieldProblem extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;

        FieldProblem(String field, String problem) {
            super(problem);
            this.field = field;
        }
    }

    /**
     * The cases of a file, in its order.
     *
     * @throws InvalidCaseFileException naming the case and the field that is not of the format
     */
    public static List<ConformanceCase> read(byte[] file) {
        var cases = new ArrayList<ConformanceCase>();
        var ids = new HashSet<String>();
        for (JsonObject given : objects(file)) {
            try {
                var next = conformanceCase(given);
                if (!ids.add(next.id())) {
                    throw new FieldProblem("id", "an earlier case has it");
                }
                cases.add(next);
            } catch (FieldProblem wrong) {
                var name = name(given).orElse("number " + (cases.size() + 1));
                throw new InvalidCaseFileException(
                        "case " + name + ", " + wrong.field, String.valueOf(wrong.getMessage()));
            }
        }
        if (cases.isEmpty()) {
            throw new InvalidCaseFileException("the file", "holds no case");
        }
        return cases;
    }

    private static List<JsonObject> objects(byte[] file) {
        try {
            return StrictJson.objects(file);
        } catch (Unreadable wrong) {
            throw new InvalidCaseFileException(
                    name(wrong.within()).map(id -> "case " + id).orElse("the file"), wrong.problem());
        }
    }

    private static Optional<String> name(JsonObject given) {
        return given.members().get("id") instanceof String id && !id.isEmpty() ? Optional.of(id) : Optional.empty();
    }

    private static ConformanceCase conformanceCase(JsonObject given) {
        requireOnly(given, FIELDS, "");
        forPeople(given, "confidence");
        return new ConformanceCase(
                id(given),
                rule(given),
                facts(given),
                given.members().containsKey("asAt") ? Optional.of(day(given, "asAt", "asAt")) : Optional.empty(),
                expectations(given),
                forPeople(given, "source"),
                forPeople(given, "note"));
    }

    private static String id(JsonObject given) {
        var id = text(given, "id", "id");
        if (!id.codePoints().allMatch(InvalidCaseFileException::isShown)) {
            throw new FieldProblem("id", "holds a symbol that cannot be written on a line");
        }
        return id;
    }

    private static String rule(JsonObject given) {
        var rule = text(given, "rule", "rule");
        if (!RuleBook.current().has(rule)) {
            throw new FieldProblem("rule", "is no rule of this rule book");
        }
        return rule;
    }

    private static List<Fact> facts(JsonObject given) {
        if (!(required(given, "facts", "facts") instanceof List<?> elements) || elements.isEmpty()) {
            throw new FieldProblem("facts", "is no list of one or more facts");
        }
        var facts = new ArrayList<Fact>();
        for (Object element : elements) {
            var path = "facts[" + facts.size() + "]";
            facts.add(fact(object(element, path), path));
        }
        return facts;
    }

    private static Fact fact(JsonObject given, String path) {
        var type = text(given, "type", path + ".type");
        if (type.equals(FactType.FACT_CORRECTED.published())) {
            throw new FieldProblem(
                    path + ".type", "is a correction; a case file gives the facts as they stand after any correction");
        }
        for (String field : CASEWORK_ONLY_FIELDS) {
            if (given.members().containsKey(field)) {
                throw new FieldProblem(path + "." + field, "never stands in a case file");
            }
        }
        if (CASEWORK_ONLY.contains(type)) {
            throw new FieldProblem(path + ".type", "never stands in a case file");
        }
        var fields = new LinkedHashMap<String, Object>(given.members());
        fields.remove("type");
        try {
            return FactVocabulary.read(type, fields);
        } catch (FactNotUnderstoodException wrong) {
            throw new FieldProblem(path + "." + wrong.field(), wrong.problem());
        }
    }

    private static List<Expectation> expectations(JsonObject given) {
        var expect = object(required(given, "expect", "expect"), "expect");
        if (expect.members().isEmpty()) {
            throw new FieldProblem("expect", "expects nothing");
        }
        return expect.members().entrySet().stream()
                .map(CaseFileReader::expectation)
                .sorted(Comparator.comparing(Expectation::field))
                .toList();
    }

    private static Expectation expectation(Map.Entry<String, Object> given) {
        var path = "expect." + given.getKey();
        var field = ExpectedField.named(given.getKey())
                .orElseThrow(() -> new FieldProblem(path, "is no field that a case can expect"));
        return switch (field) {
            case DUE_ON, LAST_WORKING_DAY, RECEIVED_ON ->
                new Expectation(field, Optional.empty(), dayOrNull(given.getValue(), path));
            case STATE ->
                new Expectation(
                        field,
                        Optional.empty(),
                        oneOf(List.of(DeadlineState.values()), given.getValue(), path)
                                .name());
            case EXCEPTION_AVAILABLE -> exceptionAvailable(object(given.getValue(), path), path);
        };
    }

    private static Expectation exceptionAvailable(JsonObject given, String path) {
        requireOnly(given, Set.of("ground", "available"), path + ".");
        var ground = oneOf(GROUNDS_TESTED_BY_DATES, required(given, "ground", path + ".ground"), path + ".ground");
        if (required(given, "available", path + ".available") instanceof Boolean available) {
            return new Expectation(ExpectedField.EXCEPTION_AVAILABLE, Optional.of(ground), available.toString());
        }
        throw new FieldProblem(path + ".available", "is neither true nor false");
    }

    private static String dayOrNull(Object value, String path) {
        return value == Nothing.NULL ? Expectation.NO_DAY : day(value, path).toString();
    }

    private static LocalDate day(JsonObject given, String name, String path) {
        return day(required(given, name, path), path);
    }

    private static LocalDate day(Object value, String path) {
        try {
            return FactVocabulary.readDay(path, value);
        } catch (FactNotUnderstoodException wrong) {
            throw new FieldProblem(path, wrong.problem());
        }
    }

    private static <E extends Enum<E>> E oneOf(List<E> codes, Object value, String path) {
        return codes.stream()
                .filter(code -> code.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new FieldProblem(path, "is none of " + codes));
    }

    private static String forPeople(JsonObject given, String name) {
        return switch (given.members().getOrDefault(name, "")) {
            case String text -> text;
            default -> throw new FieldProblem(name, "is not a text");
        };
    }

    private static String text(JsonObject given, String name, String path) {
        if (required(given, name, path) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new FieldProblem(path, "is not a text of at least one symbol");
    }

    private static Object required(JsonObject given, String name, String path) {
        var value = given.members().get(name);
        if (value == null) {
            throw new FieldProblem(path, "is missing");
        }
        return value;
    }

    private static JsonObject object(Object value, String path) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new FieldProblem(path, "is no JSON object");
    }

    private static void requireOnly(JsonObject given, Set<String> names, String path) {
        for (String name : given.members().keySet()) {
            if (!names.contains(name)) {
                throw new FieldProblem(path + name, "is no field of the format");
            }
        }
    }
}
