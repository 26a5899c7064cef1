package org.twentyweeks.local.pages;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.local.pages.Field.Choice;
import org.twentyweeks.local.pages.Field.Kind;

/** What a form asks for of each type of fact: its fields in the published language, in words. */
final class FactQuestions {

    /** What a machine records of a request; people give the day. */
    private static final Set<String> OF_MACHINES = Set.of("at", "noted");

    private static final Map<String, String> LABELS = Map.ofEntries(
            entry("on", "Day it happened"),
            entry("notifiedOn", "Day the family was told"),
            entry("sentOn", "Day it was sent"),
            entry("toldOn", "Day the council was told"),
            entry("awareOn", "Day the council became aware"),
            entry("movedOn", "Day of the move"),
            entry("meetingOn", "Day of the meeting"),
            entry("transferOn", "Day of the move to another phase"),
            entry("lastReviewOn", "Day of the last review"),
            entry("recordedOn", "Day the exception was decided"),
            entry("familyToldOn", "Day the family was told of the exception"),
            entry("responseDueOn", "Day by which the Tribunal wants the response"),
            entry("first", "First day"),
            entry("returned", "Day of the return"),
            entry("reopens", "Day it reopened"),
            entry("from", "First day of what stood in the way"),
            entry("to", "Last day of what stood in the way"),
            entry("outcome", "Decision"),
            entry("body", "Body that advises"),
            entry("setting", "Setting"),
            entry("kind", "Kind"),
            entry("ground", "Ground"),
            entry("rule", "Time limit that was missed"),
            entry("evidence", "Reference of the evidence"),
            entry("authorisedBy", "Staff id of whoever authorised it"),
            entry("source", "Who asked"),
            entry("route", "Way it came"),
            entry("backdatedBecause", "Reason for recording it later"),
            entry("underFive", "Whether the child was under five"),
            entry("health", "Whether it is about health"),
            entry("matter", "Matter that was agreed"),
            entry("appeal", "What the appeal is about"),
            entry("order", "Order"),
            entry("reason", "Reason"),
            entry("assignedOn", "Day it was given"),
            entry("owner", "Given to"));

    private static final Map<String, String> HINTS = Map.of(
            "setting", "Its reference, for example urn-100000: no name of a person.",
            "evidence", "Where it is kept, for example DOC-0042: no name of a person.",
            "reason", "A code: the council's own, or that of the yearly return SEN2.",
            "on", "For example, 27 3 2026. Not a day that lies ahead.",
            "notifiedOn", "For example, 27 3 2026. The day of the letter, not of the panel.");

    private FactQuestions() {}

    /** The types that people record, without those that the system records of its own work. */
    static List<FactType> types() {
        return Arrays.stream(FactType.values())
                .filter(type -> !type.isCaseworkOnly())
                .toList();
    }

    static Optional<FactType> type(String published) {
        return types().stream()
                .filter(type -> type.published().equals(published))
                .findFirst();
    }

    /** The fields of that type. @param within where the fact stands in what is sent */
    static List<Field> of(FactType type, String within) {
        var components = Stream.of(record(type).getRecordComponents()).toList();
        return FactVocabulary.fieldNames(type).stream()
                .filter(name -> !OF_MACHINES.contains(name))
                .map(name -> field(
                        components.stream()
                                .filter(component -> component.getName().equals(name))
                                .findFirst()
                                .orElseThrow(),
                        within))
                .toList();
    }

    /** What a fact has in that field, as a page says it: the words of a code, the name of an owner, a day in words. */
    static String said(Field field, Object value) {
        var text = value.toString();
        return switch (field.kind()) {
            case DAY -> DayInWords.plain(LocalDate.parse(text));
            case CODE, FLAG ->
                field.choices().stream()
                        .filter(choice -> choice.value().equals(text))
                        .findFirst()
                        .map(Choice::words)
                        .orElse(text);
            case TEXT -> field.name().equals("owner") ? Words.capital(InventedCouncil.named(text)) : text;
        };
    }

    /** Each fact is a record that is named like its type. */
    private static Class<?> record(FactType type) {
        return Arrays.stream(Fact.class.getDeclaredClasses())
                .filter(kind -> kind.getSimpleName().equals(type.published()))
                .findFirst()
                .orElseThrow();
    }

    private static Field field(RecordComponent component, String within) {
        var name = component.getName();
        boolean required = component.getType() != Optional.class;
        Type of = required
                ? component.getType()
                : ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        var pointer = within + "/" + name;
        var label = LABELS.getOrDefault(name, name);
        if (of instanceof Class<?> codes && codes.isEnum()) {
            return Field.codes(
                    name,
                    pointer,
                    label,
                    required,
                    Arrays.stream((Enum<?>[]) codes.getEnumConstants()).toList());
        }
        if (name.equals("rule")) {
            return new Field(name, pointer, label, "", required, Kind.CODE, rules());
        }
        return new Field(
                name,
                pointer,
                label,
                HINTS.getOrDefault(name, ""),
                required,
                of == LocalDate.class ? Kind.DAY : of == Boolean.class ? Kind.FLAG : Kind.TEXT,
                of == Boolean.class ? List.of(new Choice("true", "Yes"), new Choice("false", "No")) : List.of());
    }

    private static List<Choice> rules() {
        return RuleBook.current().ids().stream()
                .map(id -> new Choice(id, RuleBook.current().rows(id).getLast().title()))
                .toList();
    }
}
