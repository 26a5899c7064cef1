package org.twentyweeks.core.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts as the published page counts, one day at a time. */
final class CountedDays {

    private static final Pattern COUNT = Pattern.compile("([0-9]+) ([A-Za-z' ]+)");

    private final Set<LocalDate> bankHolidays = new HashSet<>();

    CountedDays() {
        PublishedRules.lines("bank-holidays.csv").forEach(line -> bankHolidays.add(LocalDate.parse(line)));
    }

    /** Where a count ends, in the words of the page: {@code 6 weeks of}, {@code 12 months starting with}. */
    LocalDate count(String words, LocalDate day) {
        Matcher count = COUNT.matcher(words);
        if (!count.matches()) {
            throw new IllegalArgumentException(words);
        }
        int amount = Integer.parseInt(count.group(1));
        return switch (count.group(2)) {
            case "weeks of" -> walk(day, 7 * amount, 1);
            case "days of" -> walk(day, amount, 1);
            case "days beginning with" -> walk(day, amount - 1, 1);
            case "weeks before" -> walk(day, 7 * amount, -1);
            case "months after" -> monthsAfter(day, amount);
            case "months before" -> monthsBefore(day, amount);
            case "months starting with" -> monthsStartingWith(day, amount);
            case "working days of" -> next(day, amount, this::isWorkingDay);
            case "working days beginning with" ->
                next(day, isWorkingDay(day) ? amount - 1 : amount, this::isWorkingDay);
            case "Tribunal's working days of" -> next(day, amount, this::isTribunalDay);
            default -> throw new IllegalArgumentException(words);
        };
    }

    /** The day, or the last working day before it. */
    LocalDate lastWorkingDay(LocalDate day) {
        var last = day;
        while (!isWorkingDay(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** The end of the time to appeal, when its months end on that day. */
    LocalDate endOfTheTimeToAppeal(LocalDate day) {
        var end = day;
        if (isLeftOut(day)) {
            while (isLeftOut(end) || !isWorkingDay(end)) {
                end = end.plusDays(1);
            }
            return end;
        }
        while (!isWorkingDay(end)) {
            end = end.plusDays(1);
        }
        return end;
    }

    private static LocalDate walk(LocalDate day, int steps, int step) {
        var walked = day;
        for (int i = 0; i < steps; i++) {
            walked = walked.plusDays(step);
        }
        return walked;
    }

    private static LocalDate next(LocalDate day, int amount, Predicate<LocalDate> counts) {
        var reached = day;
        int counted = 0;
        while (counted < amount) {
            reached = reached.plusDays(1);
            counted += counts.test(reached) ? 1 : 0;
        }
        return reached;
    }

    private static LocalDate monthsAfter(LocalDate day, int amount) {
        var reached = day;
        int begun = 0;
        while (begun < amount) {
            reached = reached.plusDays(1);
            begun += reached.getDayOfMonth() == 1 ? 1 : 0;
        }
        while (reached.getDayOfMonth() < day.getDayOfMonth()
                && reached.plusDays(1).getDayOfMonth() != 1) {
            reached = reached.plusDays(1);
        }
        return reached;
    }

    private static LocalDate monthsBefore(LocalDate day, int amount) {
        var reached = day;
        int left = 0;
        while (left < amount) {
            left += reached.getDayOfMonth() == 1 ? 1 : 0;
            reached = reached.minusDays(1);
        }
        while (reached.getDayOfMonth() > day.getDayOfMonth()) {
            reached = reached.minusDays(1);
        }
        return reached;
    }

    private static LocalDate monthsStartingWith(LocalDate day, int amount) {
        var corresponding = monthsAfter(day, amount);
        return corresponding.getDayOfMonth() == day.getDayOfMonth() ? corresponding.minusDays(1) : corresponding;
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !bankHolidays.contains(day);
    }

    private boolean isTribunalDay(LocalDate day) {
        return isWorkingDay(day) && !isLeftOut(day);
    }

    /** August, and 25 December to 1 January. */
    private static boolean isLeftOut(LocalDate day) {
        return day.getMonth() == Month.AUGUST
                || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 25)
                || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1);
    }
}
