package org.twentyweeks.core.casework;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.statute.FactType;

/**
 * The published language of facts: how each is written as named fields, in files, stored items and APIs alike.
 *
 * <p>Values are texts (days {@code yyyy-MM-dd}, moments {@code yyyy-MM-ddTHH:mm:ssZ}, codes, free references), booleans,
 * lists of texts and, for a correction alone, the number of a fact and a fact within the fact. What is not exactly of this language is refused: an unknown type or field, a missing field, a
 * code or rule that does not exist, a day that does not exist or lies before 2014.
 */
public final class FactVocabulary {

    private static final Map<FactType, FactForm<?>> FORMS = FactForms.all();

    private static final Map<String, FactForm<?>> BY_PUBLISHED_TYPE = FORMS.values().stream()
            .collect(toUnmodifiableMap(form -> form.type().published(), form -> form));

    private static final String TYPE = "type";

    private FactVocabulary() {}

    /**
     * Reads a fact from its published name and fields.
     *
     * @throws FactNotUnderstoodException naming the field that is wrong
     */
    public static Fact read(String publishedType, Map<String, Object> fields) {
        return Optional.<FactForm<?>>ofNullable(BY_PUBLISHED_TYPE.get(publishedType))
                .orElseThrow(() -> new FactNotUnderstoodException(TYPE, "is no fact of the published language"))
                .read(fields);
    }

    /**
     * Reads a day as this language writes it, wherever one is given beside a fact.
     *
     * @throws FactNotUnderstoodException naming the field, for a day that does not exist or lies before 2014 as well
     */
    public static LocalDate readDay(String field, Object value) {
        return new FactFields(Map.of(field, value)).day(field);
    }

    /** The fields of a fact in their published order, without its type. */
    public static Map<String, Object> write(Fact fact) {
        return form(fact.type()).write(fact);
    }

    /** The fields of a fact, its type first, as one stands within another. */
    static Map<String, Object> writeWithType(Fact fact) {
        var written = new LinkedHashMap<String, Object>();
        written.put(TYPE, fact.type().published());
        written.putAll(write(fact));
        return written;
    }

    /** Reads a fact that stands within another, from its fields and its type among them. */
    static Fact readWithType(Map<?, ?> written) {
        var fields = new LinkedHashMap<String, Object>();
        written.forEach((name, value) -> fields.put(String.valueOf(name), value));
        var type = fields.remove(TYPE);
        return read(type instanceof String published ? published : "", fields);
    }

    /** The names of the fields that a type has, in their published order. */
    public static List<String> fieldNames(FactType type) {
        return form(type).fieldNames();
    }

    /** The day in each field of a fact that has one, that of a moment in London. */
    static Map<String, LocalDate> days(Fact fact) {
        return form(fact.type()).days(fact);
    }

    /** The text of one field of a fact, where it has it. */
    public static Optional<String> code(Fact fact, String field) {
        return form(fact.type()).write(fact, field).map(Object::toString);
    }

    /** The day in one field of a fact, where it has it. */
    static Optional<LocalDate> day(Fact fact, String field) {
        return code(fact, field).map(LocalDate::parse);
    }

    private static FactForm<?> form(FactType type) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException(type + " has no published form");
        }
        return form;
    }
}
