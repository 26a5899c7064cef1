package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.statute.FactType;

/** How one type of fact is written: its fields in their published order, and how to read one from them. */
final class FactForm<F extends Fact> {

    private final FactType type;
    private final Class<F> kind;
    private final List<Field<F>> fields = new ArrayList<>();
    private final Function<FactFields, F> reader;

    private record Field<F>(String name, boolean required, Function<F, Optional<Object>> value) {}

    private FactForm(FactType type, Class<F> kind, Function<FactFields, F> reader) {
        this.type = type;
        this.kind = kind;
        this.reader = reader;
    }

    static <F extends Fact> FactForm<F> of(FactType type, Class<F> kind, Function<FactFields, F> reader) {
        return new FactForm<>(type, kind, reader);
    }

    /** A field that must be given. A day, an instant or an enum is written as its text, a fact as its fields. */
    FactForm<F> field(String name, Function<F, ?> value) {
        fields.add(new Field<>(name, true, fact -> Optional.of(value.apply(fact))));
        return this;
    }

    /** A field that may be left out. */
    FactForm<F> optional(String name, Function<F, Optional<?>> value) {
        fields.add(new Field<>(name, false, fact -> value.apply(fact).map(Object.class::cast)));
        return this;
    }

    FactType type() {
        return type;
    }

    List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    Map<String, Object> write(Fact fact) {
        var written = new LinkedHashMap<String, Object>();
        F own = kind.cast(fact);
        fields.forEach(field -> field.value().apply(own).ifPresent(value -> written.put(field.name(), written(value))));
        return written;
    }

    /** What {@link #write} writes for one field; empty when the fact lacks it. */
    Optional<Object> write(Fact fact, String fieldName) {
        return fields.stream()
                .filter(field -> field.name().equals(fieldName))
                .findFirst()
                .flatMap(field -> field.value().apply(kind.cast(fact)).map(FactForm::written));
    }

    /** The day in each field that has one, that of a moment in London. */
    Map<String, LocalDate> days(Fact fact) {
        var days = new LinkedHashMap<String, LocalDate>();
        F own = kind.cast(fact);
        fields.forEach(field -> field.value().apply(own).ifPresent(value -> {
            switch (value) {
                case LocalDate day -> days.put(field.name(), day);
                case Instant moment -> days.put(field.name(), London.dayOf(moment));
                default -> {}
            }
        }));
        return days;
    }

    F read(Map<String, Object> values) {
        for (String name : values.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                throw new FactNotUnderstoodException(name, type.published() + " has no such field");
            }
        }
        for (Field<F> field : fields) {
            if (field.required() && !values.containsKey(field.name())) {
                throw new FactNotUnderstoodException(field.name(), type.published() + " lacks this field");
            }
        }
        return reader.apply(new FactFields(values));
    }

    private static Object written(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Integer number -> number;
            case List<?> codes -> codes;
            case Fact fact -> FactVocabulary.writeWithType(fact);
            default -> value.toString();
        };
    }
}
