package org.twentyweeks.core.casework;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.statute.Bound;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.FactPattern;
import org.twentyweeks.core.statute.MetBy;

/**
 * Why a deadline is when it is and how it stands, in plain sentences that a reader can check against the regulation.
 *
 * @param duty what must or may be done, and what stands behind it
 * @param count what started the clock, how the days are counted, where they end and where that is written
 * @param action when to act where the due day is no working day; empty when it is one
 * @param standing how it stands on the day of the question
 * @param exception the exception beside it; empty when there is none
 * @param next what would meet it and what would close it; empty once it is settled or over
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
                deadline.settledBy().isPresent() || deadline.state() == DeadlineState.LAPSED
                        ? ""
                        : next(deadline.rule()));
    }

    /** The sentences one after another. */
    public String text() {
        return String.join(" ", sentences());
    }

    /** The parts that say something, in reading order. */
    public List<String> sentences() {
        return List.of(duty, count, action, standing, exception, next).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String duty(Deadline deadline) {
        var rule = deadline.rule();
        var about =
                deadline.subjectInWords().map(subject -> " (" + subject + ")").orElse("");
        return rule.title() + about + ": " + rule.duty() + ". " + force(rule);
    }

    private static String force(DeadlineRule rule) {
        return switch (rule.force()) {
            case STATUTORY -> rule.bound() == Bound.FAMILY ? "This is law." : "The law requires this.";
            case TRIBUNAL ->
                rule.bound() == Bound.FAMILY
                        ? "This is a rule of the Tribunal."
                        : "The law on appeals to the Tribunal requires this.";
            case GUIDANCE -> "This is guidance, not law.";
            case LOCAL -> "This is the council's own standard, not law.";
        };
    }

    private static String count(Deadline deadline) {
        return from(deadline) + ". " + deadline.count() + " ("
                + deadline.rule().citation().text() + ").";
    }

    private static String from(Deadline deadline) {
        var day = DayInWords.withWeekday(deadline.startedOn());
        var told = deadline.start().from();
        return told.isEmpty()
                ? "The time runs from " + day + ", when " + deadline.startedBy().happened()
                : told.replace("%s", day);
    }

    private static String action(Deadline deadline) {
        var act = deadline.lastWorkingDay();
        var notPublished = ": the bank holidays of " + deadline.dueOn().getYear() + " have not been published yet.";
        if (act.equals(deadline.dueOn())) {
            if (!deadline.provisional()) {
                return "";
            }
            return deadline.rule().due().needsWorkingDays()
                    ? "That day is provisional" + notPublished
                    : "That is a working day, but only provisionally" + notPublished;
        }
        return "That is not a working day, and the date does not move. The last working day before it is "
                + DayInWords.withWeekday(act) + "."
                + (deadline.provisional() ? " This is provisional" + notPublished : "");
    }

    private static String standing(Deadline deadline) {
        return switch (deadline.state()) {
            case OPEN -> deadline.askedOn().map(day -> open(deadline, day)).orElse("It is open.");
            case MET -> "It was met on " + settled(deadline) + ". " + inTime(deadline);
            case MET_LATE, MET_LATE_EXCEPTION ->
                "It was met late, on " + settled(deadline) + ". That was " + days(lateBy(deadline, settledOn(deadline)))
                        + " after the due day.";
            case OVERDUE, OVERDUE_EXCEPTION -> passed(deadline, "it is overdue by ", ".");
            case LATE -> passed(deadline, "it is late by ", ". That is not a breach of the law by the council.");
            case LAPSED -> passed(deadline, "this time has been over for ", ".");
            case NOT_APPLICABLE -> "It stopped applying on " + settled(deadline) + "." + meaning(deadline);
        };
    }

    private static String open(Deadline deadline, LocalDate day) {
        long left = DAYS.between(day, deadline.dueOn());
        var still = deadline.rule().metBy().isEmpty() ? "this time is still running" : "it is open";
        return "On " + DayInWords.plain(day) + " " + still
                + (left == 0
                        ? ": this is the last day."
                        : ": " + days(left) + (left == 1 ? " is left." : " are left."));
    }

    private static String inTime(Deadline deadline) {
        long before = DAYS.between(settledOn(deadline), deadline.dueOn());
        return before == 0 ? "That was the due day." : "That was " + days(before) + " before the due day.";
    }

    private static String passed(Deadline deadline, String what, String end) {
        var day = deadline.askedOn().orElseThrow();
        return "On " + DayInWords.plain(day) + " " + what + days(lateBy(deadline, day)) + end;
    }

    private static long lateBy(Deadline deadline, LocalDate day) {
        return DAYS.between(deadline.dueOn(), day);
    }

    private static String settled(Deadline deadline) {
        return DayInWords.withWeekday(settledOn(deadline)) + ", when "
                + deadline.settledBy().orElseThrow().happened();
    }

    private static LocalDate settledOn(Deadline deadline) {
        return deadline.settledBy().flatMap(Fact::datedOn).orElseThrow();
    }

    private static String meaning(Deadline deadline) {
        return deadline.rule().closedBy().stream()
                .filter(closing ->
                        Chronology.matches(closing, deadline.settledBy().orElseThrow()))
                .map(FactPattern::meaning)
                .filter(meaning -> !meaning.isEmpty())
                .map(meaning -> " " + meaning)
                .findFirst()
                .orElse("");
    }

    private static String exception(Deadline deadline, Fact.ExceptionRecorded exception) {
        var effect = switch (deadline.state()) {
            case OPEN, LATE, LAPSED -> "It does not move the date.";
            case MET -> "It was not needed.";
            case MET_LATE, MET_LATE_EXCEPTION, OVERDUE, OVERDUE_EXCEPTION ->
                "It explains the delay and does not move the date.";
            case NOT_APPLICABLE -> "It no longer matters.";
        };
        return "An exception was recorded on " + DayInWords.plain(exception.recordedOn()) + ": "
                + exception.ground().words() + " ("
                + deadline.rule().exceptions().provision() + "). " + effect;
    }

    private static String next(DeadlineRule rule) {
        var met = rule.metBy().isEmpty()
                ? ""
                : "It is met when "
                        + anyOf(rule.metBy().stream().map(MetBy::happens).toList()) + ".";
        var closed = rule.closedBy().isEmpty()
                ? ""
                : "It stops applying if "
                        + anyOf(rule.closedBy().stream()
                                .map(FactPattern::happens)
                                .toList())
                        + ".";
        return (met + " " + closed).strip();
    }

    private static String anyOf(List<String> all) {
        if (all.stream().anyMatch(one -> one.contains(" or ") || one.contains(" and "))) {
            return String.join("; or ", all);
        }
        var last = all.getLast();
        return all.size() == 1 ? last : all.subList(0, all.size() - 1).stream().collect(joining(", ")) + " or " + last;
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }
}
