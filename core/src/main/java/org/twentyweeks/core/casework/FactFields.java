package org.twentyweeks.core.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.twentyweeks.core.calendar.London;

/** The fields of a fact as they were written: texts, yes or no, lists of codes. Reads each as what it should be. */
final class FactFields {

    private static final LocalDate EARLIEST = LocalDate.of(2014, Month.JANUARY, 1);
    /** A text is a name or a reference; a stored fact has to stay small. */
    private static final int TEXT_LENGTH_MAX = 100;

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    private final Map<String, Object> values;

    FactFields(Map<String, Object> values) {
        this.values = values;
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    LocalDate day(String field) {
        var text = text(field);
        if (!DAY.matcher(text).matches()) {
            throw new FactNotUnderstoodException(field, "is not a day written yyyy-MM-dd");
        }
        try {
            return notTooEarly(field, LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            throw new FactNotUnderstoodException(field, "is a day that does not exist");
        }
    }

    Instant instant(String field) {
        var text = text(field);
        if (!INSTANT.matcher(text).matches()) {
            throw new FactNotUnderstoodException(field, "is not a moment written yyyy-MM-ddTHH:mm:ssZ");
        }
        try {
            var instant = Instant.parse(text);
            // Instant reads hour 24 and second 60 as another moment than the one that is written.
            if (!instant.toString().equals(text)) {
                throw new DateTimeException("no such moment");
            }
            notTooEarly(field, London.dayOf(instant));
            return instant;
        } catch (DateTimeException noSuchMoment) {
            throw new FactNotUnderstoodException(field, "is a moment that does not exist");
        }
    }

    <E extends Enum<E>> E code(String field, Class<E> codes) {
        var text = text(field);
        return Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new FactNotUnderstoodException(
                        field, "is none of " + Arrays.toString(codes.getEnumConstants())));
    }

    String text(String field) {
        if (values.get(field) instanceof String text && !text.isEmpty()) {
            if (text.length() > TEXT_LENGTH_MAX || text.chars().anyMatch(Character::isISOControl)) {
                throw new FactNotUnderstoodException(
                        field, "is longer than " + TEXT_LENGTH_MAX + " characters, or more than one line");
            }
            return text;
        }
        throw new FactNotUnderstoodException(field, "is not a text");
    }

    boolean flag(String field) {
        if (values.get(field) instanceof Boolean flag) {
            return flag;
        }
        throw new FactNotUnderstoodException(field, "is neither true nor false");
    }

    /** A number of a fact, from 1. */
    int number(String field) {
        if (values.get(field) instanceof Integer number && number >= 1) {
            return number;
        }
        throw new FactNotUnderstoodException(field, "is not the number of a fact");
    }

    /** A fact within the fact, which is no correction. What is wrong with it is told as wrong with the field. */
    Fact fact(String field) {
        if (!(values.get(field) instanceof Map<?, ?> written)) {
            throw new FactNotUnderstoodException(field, "is not a fact");
        }
        try {
            var fact = FactVocabulary.readWithType(written);
            if (fact instanceof Fact.FactCorrected) {
                throw new FactNotUnderstoodException("type", "may not be a correction within a correction");
            }
            return fact;
        } catch (FactNotUnderstoodException wrong) {
            throw wrong.within(field);
        }
    }

    List<Noted> noted(String field) {
        if (!(values.get(field) instanceof List<?> codes)) {
            throw new FactNotUnderstoodException(field, "is not a list of codes");
        }
        var noted = new ArrayList<Noted>();
        for (Object code : codes) {
            noted.add(Arrays.stream(Noted.values())
                    .filter(known -> known.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new FactNotUnderstoodException(field, "holds a code that is not known")));
        }
        return noted;
    }

    Optional<LocalDate> optionalDay(String field) {
        return has(field) ? Optional.of(day(field)) : Optional.empty();
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** The last day of a period, which may be the first. */
    LocalDate dayNotBefore(String first, String last) {
        var day = day(last);
        if (day.isBefore(day(first))) {
            throw new FactNotUnderstoodException(last, "lies before " + first);
        }
        return day;
    }

    <E extends Enum<E>> Optional<E> optionalCode(String field, Class<E> codes) {
        return has(field) ? Optional.of(code(field, codes)) : Optional.empty();
    }

    Optional<Fact> optionalFact(String field) {
        return has(field) ? Optional.of(fact(field)) : Optional.empty();
    }

    Optional<Boolean> optionalFlag(String field) {
        return has(field) ? Optional.of(flag(field)) : Optional.empty();
    }

    private static LocalDate notTooEarly(String field, LocalDate day) {
        if (day.isBefore(EARLIEST)) {
            throw new FactNotUnderstoodException(field, "is a day before " + EARLIEST);
        }
        return day;
    }
}
