package org.twentyweeks.pages.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A date typed into three fields. It is read generously: months by name, any digits, spaces. What is no day is kept as it
 * was typed, and the form says in GOV.UK's words what is wrong with it.
 */
record BirthDate(String day, String month, String year) {

    static final String DAY = "birth-day";
    static final String MONTH = "birth-month";
    static final String YEAR = "birth-year";
    static final List<String> FIELDS = List.of(DAY, MONTH, YEAR);

    private static final int YEAR_DIGITS = 4;
    private static final int MONTH_LETTERS_MIN = 3;

    /** @param fields those it is about, never none */
    record Problem(String sentence, List<String> fields) {}

    static BirthDate of(FormAnswers answers) {
        return new BirthDate(answers.value(DAY), answers.value(MONTH), answers.value(YEAR));
    }

    boolean isEmpty() {
        return typed().isEmpty();
    }

    /** As it was typed, day first. */
    String typed() {
        return Stream.of(day, month, year)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The day, where it is one. */
    Optional<LocalDate> read() {
        int years = digits(year);
        if (length(year) != YEAR_DIGITS || years < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(years, monthNumber(), digits(day)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** What is wrong with it; nothing, when it is empty. */
    Optional<Problem> problem(LocalDate today) {
        if (isEmpty()) {
            return Optional.empty();
        }
        var missing = new ArrayList<String>();
        var names = new ArrayList<String>();
        note(day, DAY, "day", missing, names);
        note(month, MONTH, "month", missing, names);
        note(year, YEAR, "year", missing, names);
        if (!missing.isEmpty()) {
            return Optional.of(new Problem("Date of birth must include a " + String.join(" and ", names), missing));
        }
        if (year.strip().codePoints().allMatch(Character::isDigit) && length(year) != YEAR_DIGITS) {
            return Optional.of(new Problem("Year must include 4 numbers", List.of(YEAR)));
        }
        return read().map(born -> born.isBefore(today)
                        ? Optional.<Problem>empty()
                        : Optional.of(new Problem("Date of birth must be in the past", FIELDS)))
                .orElseGet(() -> Optional.of(new Problem("Date of birth must be a real date", FIELDS)));
    }

    private static void note(String part, String field, String name, List<String> missing, List<String> names) {
        if (part.isBlank()) {
            missing.add(field);
            names.add(name);
        }
    }

    private static int length(String part) {
        return part.strip().codePointCount(0, part.strip().length());
    }

    private int monthNumber() {
        var written = month.strip().toLowerCase(Locale.UK);
        return Arrays.stream(Month.values())
                .filter(named -> written.length() >= MONTH_LETTERS_MIN
                        && named.getDisplayName(TextStyle.FULL, Locale.UK)
                                .toLowerCase(Locale.UK)
                                .startsWith(written))
                .map(Month::getValue)
                .findFirst()
                .orElseGet(() -> written.equals("sept") ? Month.SEPTEMBER.getValue() : digits(month));
    }

    /** A number of one to four digits of any script; -1 when it is none. */
    private static int digits(String text) {
        var symbols = text.strip().codePoints().toArray();
        if (symbols.length == 0 || symbols.length > YEAR_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int symbol : symbols) {
            int digit = Character.digit(symbol, 10);
            if (digit < 0) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Says nothing of a day on which somebody was born. */
    @Override
    public String toString() {
        return "BirthDate[redacted]";
    }
}
