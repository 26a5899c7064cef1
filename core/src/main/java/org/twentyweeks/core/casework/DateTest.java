package org.twentyweeks.core.casework;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.Optional;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Fact.AbsentFromArea;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AdviceRequested;
import org.twentyweeks.core.casework.Fact.SettingClosed;
import org.twentyweeks.core.casework.Fact.SettingKind;
import org.twentyweeks.core.statute.Ground;

/** The tests of dates that some grounds of exception must pass (regulations 5(4), 8(2), 10(4) and 13(3)). */
final class DateTest {

    private static final int CLOSED_DAYS_MIN = 28;

    private DateTest() {}

    /** Whether the known facts let a body rely on the ground, for a clock that runs through these days. */
    static boolean holds(Ground ground, int absenceDaysMin, Chronology known, LocalDate startedOn, LocalDate dueOn) {
        return switch (ground) {
            case SETTING_CLOSED -> wasClosed(known, SettingKind.SCHOOL, startedOn);
            case EARLY_YEARS_CLOSED -> wasClosed(known, SettingKind.EARLY_YEARS, startedOn);
            case ABSENT_FROM_AREA ->
                known.of(AbsentFromArea.class).anyMatch(absence -> covers(absence, absenceDaysMin, startedOn, dueOn));
            // No test of dates: a person authorised it. Coronavirus is a ground only of the rows it belongs to.
            case EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, MISSED_APPOINTMENT, CORONAVIRUS -> true;
        };
    }

    /** What has to be recorded for the ground, in words; empty where there is no test of dates. */
    static String inWords(Ground ground, int absenceDaysMin, LocalDate startedOn, LocalDate dueOn) {
        return switch (ground) {
            case SETTING_CLOSED -> closedInWords("school", startedOn);
            case EARLY_YEARS_CLOSED -> closedInWords("early years setting", startedOn);
            case ABSENT_FROM_AREA ->
                "AbsentFromArea with at least " + absenceDaysMin + " days from " + DayInWords.plain(startedOn) + " to "
                        + DayInWords.plain(dueOn) + ", counting the first and not the day of return";
            case EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, MISSED_APPOINTMENT, CORONAVIRUS -> "";
        };
    }

    private static String closedInWords(String setting, LocalDate startedOn) {
        return "SettingClosed of a " + setting + " that was closed for at least " + CLOSED_DAYS_MIN
                + " days, and AdviceRequested from education, on " + DayInWords.plain(startedOn)
                + " or later and between one week before it closed and one week before it reopened";
    }

    /**
     * "requests advice ... during a period beginning one week before any date on which that [setting] was closed for a
     * continuous period of not less than 4 weeks and ending one week before the date on which it re-opens".
     */
    private static boolean wasClosed(Chronology known, SettingKind kind, LocalDate startedOn) {
        return known.of(SettingClosed.class)
                .filter(closure -> closure.kindOrSchool() == kind)
                .filter(closure -> DAYS.between(closure.first(), closure.reopens()) >= CLOSED_DAYS_MIN)
                .anyMatch(closure -> known.of(AdviceRequested.class)
                        .filter(request -> request.body() == AdviceBody.EDUCATION)
                        .filter(request -> !request.on().isBefore(startedOn))
                        .filter(request -> sameWhereBothNamed(request.setting(), closure.setting()))
                        .anyMatch(request -> !request.on()
                                        .isBefore(closure.first().minusWeeks(1))
                                && !request.on().isAfter(closure.reopens().minusWeeks(1))));
    }

    private static boolean sameWhereBothNamed(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** Days away within the period, counting the first day away and not the day of return. */
    private static boolean covers(AbsentFromArea absence, int daysMin, LocalDate startedOn, LocalDate dueOn) {
        var from = absence.first().isBefore(startedOn) ? startedOn : absence.first();
        var until = absence.returned().isAfter(dueOn.plusDays(1)) ? dueOn.plusDays(1) : absence.returned();
        return DAYS.between(from, until) >= daysMin;
    }
}
