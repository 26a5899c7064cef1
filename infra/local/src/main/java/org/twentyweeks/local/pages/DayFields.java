package org.twentyweeks.local.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.web.FormFields;

/** A day as a person types it, in three fields: {@code 27}, {@code 3} or {@code March}, {@code 2007}. */
record DayFields(String day, String month, String year) {

    private static final int YEAR_DIGITS = 4;
    private static final int MONTH_LETTERS_MIN = 3;

    enum Part {
        DAY,
        MONTH,
        YEAR
    }

    /** What the fields come to. */
    sealed interface Reading {

        record Given(LocalDate day) implements Reading {}

        /**
         * @param message what to put right, as GOV.UK words it
         * @param parts the fields to put right
         */
        record Wrong(String message, Set<Part> parts) implements Reading {}
    }

    static DayFields of(LocalDate day) {
        return new DayFields(
                Integer.toString(day.getDayOfMonth()),
                Integer.toString(day.getMonthValue()),
                Integer.toString(day.getYear()));
    }

    /** The fields whose names begin with that. */
    static DayFields from(FormFields fields, String name) {
        return new DayFields(fields.text(name + "-day"), fields.text(name + "-month"), fields.text(name + "-year"));
    }

    /** A day in one text, {@code 2007-03-27}; what is no such text is kept to be shown again. */
    static DayFields ofIso(String text) {
        var parts = text.split("-", -1);
        return parts.length == 3 ? new DayFields(parts[2], parts[1], parts[0]) : new DayFields(text, "", "");
    }

    boolean isEmpty() {
        return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    /** @param name what the day is called in a message, for example {@code Day of the question} */
    Reading read(String name) {
        var missing = missing();
        if (!missing.isEmpty()) {
            return missing.size() == Part.values().length
                    ? new Reading.Wrong("Enter the " + lowerFirst(name), missing)
                    : new Reading.Wrong(name + " must include " + inWords(missing), missing);
        }
        if (!year.matches("[0-9]{" + YEAR_DIGITS + "}")) {
            return new Reading.Wrong("Year must include 4 numbers", EnumSet.of(Part.YEAR));
        }
        var monthNumber = monthNumber();
        if (monthNumber.isEmpty() || !day.matches("[0-9]{1,2}")) {
            return new Reading.Wrong(
                    name + " must be a real date", EnumSet.of(monthNumber.isEmpty() ? Part.MONTH : Part.DAY));
        }
        try {
            return inRange(name, LocalDate.of(Integer.parseInt(year), monthNumber.get(), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return new Reading.Wrong(name + " must be a real date", EnumSet.of(Part.DAY));
        }
    }

    private static Reading inRange(String name, LocalDate day) {
        if (day.isBefore(VirtualClock.FIRST_DAY) || day.isAfter(VirtualClock.LAST_DAY)) {
            return new Reading.Wrong(
                    name + " must be between " + DayInWords.plain(VirtualClock.FIRST_DAY) + " and "
                            + DayInWords.plain(VirtualClock.LAST_DAY),
                    EnumSet.of(Part.YEAR));
        }
        return new Reading.Given(day);
    }

    private Set<Part> missing() {
        var missing = EnumSet.noneOf(Part.class);
        if (day.isEmpty()) {
            missing.add(Part.DAY);
        }
        if (month.isEmpty()) {
            missing.add(Part.MONTH);
        }
        if (year.isEmpty()) {
            missing.add(Part.YEAR);
        }
        return missing;
    }

    private static String inWords(Set<Part> parts) {
        List<String> words = new ArrayList<>();
        parts.forEach(part -> words.add("a " + part.name().toLowerCase(Locale.ROOT)));
        return String.join(" and ", words);
    }

    private Optional<Month> monthNumber() {
        if (month.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(month);
            return number >= 1 && number <= Month.values().length ? Optional.of(Month.of(number)) : Optional.empty();
        }
        var typed = month.toLowerCase(Locale.UK);
        return Arrays.stream(Month.values())
                .filter(candidate -> typed.length() >= MONTH_LETTERS_MIN
                        && candidate
                                .getDisplayName(TextStyle.FULL, Locale.UK)
                                .toLowerCase(Locale.UK)
                                .startsWith(typed))
                .findFirst();
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.UK) + text.substring(1);
    }
}
