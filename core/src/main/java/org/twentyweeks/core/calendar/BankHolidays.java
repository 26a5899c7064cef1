package org.twentyweeks.core.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * England's bank holidays: as published for the years of the packaged list, by the standing pattern after it.
 *
 * <p>The list holds the days that GOV.UK publishes for England and Wales (Open Government Licence), one-off days
 * included. A day before its first year is refused: what is not known is never guessed. A later year follows the
 * Banking and Financial Dealings Act 1971 and the customary substitute days; what is computed from it is provisional,
 * because a coronation or a funeral is announced only months ahead.
 */
public final class BankHolidays {

    private static final String RESOURCE = "england-bank-holidays.csv";

    private static final BankHolidays ENGLAND = new BankHolidays(readPublished());

    private final Map<LocalDate, BankHoliday> published;
    private final Map<Integer, Map<LocalDate, BankHoliday>> provisional = new ConcurrentHashMap<>();
    private final int firstYear;
    private final int lastPublishedYear;

    /**
     * Those of a list.
     *
     * @throws IllegalArgumentException when a year between its first and its last has none
     */
    public BankHolidays(List<BankHoliday> published) {
        this.published = byDay(published);
        var years = new TreeSet<Integer>();
        published.forEach(holiday -> years.add(holiday.day().getYear()));
        this.firstYear = years.first();
        this.lastPublishedYear = years.last();
        if (years.size() != lastPublishedYear - firstYear + 1) {
            throw new IllegalArgumentException("A year is missing from the published bank holidays");
        }
    }

    /** The list packaged with this release. */
    public static BankHolidays ofEngland() {
        return ENGLAND;
    }

    /** The first year of the list; a day before it has no answer. */
    public int firstYear() {
        return firstYear;
    }

    /** The last year of the list; a day after it is provisional. */
    public int lastPublishedYear() {
        return lastPublishedYear;
    }

    /** All published days, in order. */
    public List<BankHoliday> published() {
        return published.values().stream()
                .sorted(Comparator.comparing(BankHoliday::day))
                .toList();
    }

    /** Whether what this class says of that day is the standing pattern and not a published list. */
    public boolean isProvisional(LocalDate day) {
        return day.getYear() > lastPublishedYear;
    }

    /**
     * The holiday on that day, if it is one.
     *
     * @throws IllegalArgumentException for a day before the first published year
     */
    public Optional<BankHoliday> on(LocalDate day) {
        if (day.getYear() < firstYear) {
            throw new IllegalArgumentException(
                    "Bank holidays are known from " + firstYear + " on; " + day + " is before that");
        }
        var holidays = isProvisional(day)
                ? provisional.computeIfAbsent(day.getYear(), year -> byDay(standingPattern(year)))
                : published;
        return Optional.ofNullable(holidays.get(day));
    }

    /** The eight days of a year with no one-off day, substitutes taken as custom has it, in order. */
    static List<BankHoliday> standingPattern(int year) {
        var holidays = new ArrayList<BankHoliday>();
        var newYear = LocalDate.of(year, Month.JANUARY, 1);
        holidays.add(onNextWeekday(newYear, "New Year's Day"));
        var easter = easterSunday(year);
        holidays.add(new BankHoliday(easter.minusDays(2), "Good Friday", false));
        holidays.add(new BankHoliday(easter.plusDays(1), "Easter Monday", false));
        holidays.add(new BankHoliday(
                LocalDate.of(year, Month.MAY, 1).with(firstInMonth(MONDAY)), "Early May bank holiday", false));
        holidays.add(new BankHoliday(
                LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)), "Spring bank holiday", false));
        holidays.add(new BankHoliday(
                LocalDate.of(year, Month.AUGUST, 1).with(lastInMonth(MONDAY)), "Summer bank holiday", false));
        // Custom: Boxing Day keeps its own weekday, so a Christmas Day on a Sunday is taken on the Tuesday after it.
        var christmas = LocalDate.of(year, Month.DECEMBER, 25);
        var boxing = christmas.plusDays(1);
        switch (christmas.getDayOfWeek()) {
            case FRIDAY -> {
                holidays.add(new BankHoliday(christmas, "Christmas Day", false));
                holidays.add(new BankHoliday(boxing.plusDays(2), "Boxing Day", true));
            }
            case SATURDAY -> {
                holidays.add(new BankHoliday(christmas.plusDays(2), "Christmas Day", true));
                holidays.add(new BankHoliday(boxing.plusDays(2), "Boxing Day", true));
            }
            case SUNDAY -> {
                holidays.add(new BankHoliday(boxing, "Boxing Day", false));
                holidays.add(new BankHoliday(christmas.plusDays(2), "Christmas Day", true));
            }
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> {
                holidays.add(new BankHoliday(christmas, "Christmas Day", false));
                holidays.add(new BankHoliday(boxing, "Boxing Day", false));
            }
        }
        return holidays;
    }

    private static BankHoliday onNextWeekday(LocalDate day, String title) {
        var taken = day;
        while (taken.getDayOfWeek() == SATURDAY || taken.getDayOfWeek() == SUNDAY) {
            taken = taken.plusDays(1);
        }
        return new BankHoliday(taken, title, !taken.equals(day));
    }

    /** Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876). */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }

    private static Map<LocalDate, BankHoliday> byDay(List<BankHoliday> holidays) {
        return holidays.stream().collect(toUnmodifiableMap(BankHoliday::day, Function.identity()));
    }

    private static List<BankHoliday> readPublished() {
        try (InputStream resource = BankHolidays.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The packaged list " + RESOURCE + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(BankHolidays::row)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BankHoliday row(String line) {
        int first = line.indexOf(',');
        int last = line.lastIndexOf(',');
        var substitute = switch (line.substring(last + 1)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalStateException("Not a row of " + RESOURCE + ": " + line);
        };
        return new BankHoliday(LocalDate.parse(line.substring(0, first)), line.substring(first + 1, last), substitute);
    }
}
