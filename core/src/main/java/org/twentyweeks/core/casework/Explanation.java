package org.twentyweeks.core.casework;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.statute.FactPattern;

/**
 * Why a deadline is when it is and how it stands, in plain sentences that a reader can check against the regulation.
 *
 * @param duty what must or may be done, and what stands behind it
 * @param count what started the clock, how the days are counted, where they end and where that is written
 * @param action when to act where the due day is no working day; empty when it is one
 * @param standing how it stands on the day of the question
 * @param exception the exception beside it; empty when there is none
 * @param next what would meet it and what would close it; empty once it is settled
 */
public record Explanation(String duty, String count, String action, String standing, String exception, String next) {

    static Explanation of(Deadline deadline) {
        return new Explanation(
                duty(deadline),
                count(deadline),
                action(deadline),
                standing(deadline),
                deadline.exception()
                        .map(exception -> exception(deadline, exception))
                        .orElse(""),
                deadline.settledBy().isPresent() ? "" : next(deadline));
    }

    /** The sentences one after another. */
    public String text() {
        return sentences().stream().collect(joining(" "));
    }

    /** The parts that say something, in reading order. */
    public List<String> sentences() {
        return List.of(duty, count, action, standing, exception, next).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String duty(Deadline deadline) {
        var rule = deadline.rule();
        var about = deadline.subject()
                .map(subject -> " (" + codeInWords(subject) + ")")
                .orElse("");
        return rule.title() + about + ": " + rule.duty() + ". This is "
                + rule.force().words() + ".";
    }

    private static String count(Deadline deadline) {
        var rule = deadline.rule();
        return "The clock started on " + DayInWords.withWeekday(deadline.startedOn()) + ", when "
                + deadline.startedBy().type().words() + ". " + rule.term().count() + ": "
                + DayInWords.withWeekday(deadline.dueOn()) + " ("
                + rule.citation().text() + ").";
    }

    private static String action(Deadline deadline) {
        var act = deadline.lastWorkingDay();
        if (act.equals(deadline.dueOn())) {
            return deadline.provisional() ? PROVISIONAL : "";
        }
        return "That is no working day, and the law does not move it: the last working day before it is "
                + DayInWords.withWeekday(act) + "." + (deadline.provisional() ? " " + PROVISIONAL : "");
    }

    private static final String PROVISIONAL =
            "The bank holidays of that year are not published yet, so the working day is provisional.";

    private static String standing(Deadline deadline) {
        var dueOn = deadline.dueOn();
        return switch (deadline.state()) {
            case OPEN -> deadline.askedOn().map(day -> open(day, dueOn)).orElse("It is open.");
            case MET -> "It was met on " + settled(deadline) + ".";
            case MET_LATE, MET_LATE_EXCEPTION ->
                "It was met late, on " + settled(deadline) + ": " + days(DAYS.between(dueOn, settledOn(deadline)))
                        + " after the due day.";
            case OVERDUE, OVERDUE_EXCEPTION -> passed(deadline, "It is overdue");
            case LATE -> passed(deadline, "It is late, which is no breach");
            case LAPSED -> passed(deadline, "That time has passed");
            case NOT_APPLICABLE -> "It no longer applies since " + settled(deadline) + ".";
        };
    }

    private static String open(LocalDate day, LocalDate dueOn) {
        long left = DAYS.between(day, dueOn);
        return "On " + DayInWords.plain(day) + " it is open"
                + (left == 0 ? ": this is the last day." : " with " + days(left) + " left.");
    }

    private static String passed(Deadline deadline, String what) {
        var asked = deadline.askedOn().orElseThrow();
        return what + ": on " + DayInWords.plain(asked) + ", by " + days(DAYS.between(deadline.dueOn(), asked)) + ".";
    }

    private static String settled(Deadline deadline) {
        return DayInWords.withWeekday(settledOn(deadline)) + ", when "
                + deadline.settledBy().orElseThrow().type().words();
    }

    private static LocalDate settledOn(Deadline deadline) {
        return deadline.settledBy().flatMap(Fact::datedOn).orElseThrow();
    }

    private static String exception(Deadline deadline, Fact.ExceptionRecorded exception) {
        return "An exception was recorded on " + DayInWords.plain(exception.recordedOn()) + ": "
                + exception.ground().words() + " ("
                + deadline.rule().exceptions().provision()
                + "). It explains the delay and does not move the day.";
    }

    private static String next(Deadline deadline) {
        var rule = deadline.rule();
        var parts = new ArrayList<String>();
        if (!rule.metBy().isEmpty()) {
            parts.add("To meet it, record the day on which " + anyOf(rule.metBy(), ", or on which ") + ".");
        }
        if (!rule.closedBy().isEmpty()) {
            parts.add("It falls away once it is recorded that " + anyOf(rule.closedBy(), ", or that ") + ".");
        }
        return String.join(" ", parts);
    }

    private static String anyOf(List<FactPattern> patterns, String conjunction) {
        return patterns.stream()
                .map(pattern -> pattern.type().words()
                        + (pattern.codes().isEmpty()
                                ? ""
                                : pattern.codes().stream()
                                        .map(Explanation::codeInWords)
                                        .collect(joining(" or ", " (", ")"))))
                .collect(joining(conjunction));
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    private static String codeInWords(String code) {
        return code.toLowerCase(Locale.UK).replace('_', ' ');
    }
}
