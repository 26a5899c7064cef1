package org.twentyweeks.local.pages;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.statute.RuleGroup;
import org.twentyweeks.core.statute.Term;

/**
 * The picture of a case's clock: the request, what falls due so many weeks after it, and the day of the question, along
 * one line that is to scale. All lengths are in the picture's own units.
 *
 * @param description what it shows, in words
 * @param elapsedX where the time that has passed ends
 * @param asked the day of the question
 * @param askedBeyond whether that day lies to the right of the picture
 */
record Timeline(
        String description,
        int startX,
        int endX,
        int elapsedX,
        List<Integer> weekXs,
        String receivedOn,
        List<Mark> marks,
        Asked asked,
        boolean askedBeyond,
        List<Step> steps) {

    private static final int START_X = 13;
    private static final int END_X = 940;
    private static final int WEEKS_SHOWN_MIN = 20;
    private static final int WEEKS_SHOWN_MAX = 24;
    private static final int DAYS_OF_WEEK = 7;

    /** How near to an end a label is before it is set against it, and not centred. */
    private static final int EDGE = 130;

    private static final int DOT_RADIUS = 13;

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

    /**
     * A deadline on the line.
     *
     * @param labelX where its label starts, has its middle or ends, as {@code anchor} says
     * @param above whether its label is above the line
     */
    record Mark(
            int x,
            int labelX,
            String anchor,
            boolean above,
            String count,
            String dueOn,
            String title,
            String citation,
            StateTag state) {}

    /** @param words Today, or that this is the day asked about */
    record Asked(int x, int labelX, String anchor, String words, String day) {}

    /**
     * The same for a narrow screen: a list, not to scale.
     *
     * @param citation empty, as the state is, for a day that is no deadline
     */
    record Step(String style, String when, String day, String title, String citation, String state) {}

    private record Due(Deadline deadline, int weeks) {}

    /**
     * Empty when no clock runs from a request.
     *
     * @param deadlines those of the case on the day of the question
     */
    static Optional<Timeline> of(LocalDate receivedOn, List<Deadline> deadlines, LocalDate askedOn, LocalDate today) {
        var dues = deadlines.stream()
                .filter(deadline -> deadline.rule().group() == RuleGroup.ASSESSMENT
                        && deadline.startedOn().equals(receivedOn)
                        && deadline.subject().isEmpty())
                .flatMap(deadline -> deadline.rule().due() instanceof Term.WeeksOf(int weeks)
                        ? Stream.of(new Due(deadline, weeks))
                        : Stream.empty())
                .sorted(Comparator.comparing(due -> due.deadline().dueOn()))
                .toList();
        return dues.isEmpty() ? Optional.empty() : Optional.of(draw(receivedOn, dues, askedOn, today));
    }

    private static Timeline draw(LocalDate receivedOn, List<Due> dues, LocalDate askedOn, LocalDate today) {
        long askedAfterDays = DAYS.between(receivedOn, askedOn);
        int weeksShown = Math.clamp(askedAfterDays / DAYS_OF_WEEK + 1, WEEKS_SHOWN_MIN, WEEKS_SHOWN_MAX);
        var marks = new ArrayList<Mark>();
        for (Due due : dues) {
            int x = x(DAYS.between(receivedOn, due.deadline().dueOn()), weeksShown);
            marks.add(new Mark(
                    x,
                    labelX(x),
                    anchor(x),
                    marks.size() % 2 == 0,
                    due.weeks() + " weeks",
                    SHORT.format(due.deadline().dueOn()),
                    due.deadline().rule().title(),
                    due.deadline().rule().citation().text(),
                    StateTag.of(due.deadline().state())));
        }
        var weekXs = new ArrayList<Integer>();
        for (int week = 0; week <= weeksShown; week++) {
            weekXs.add(x((long) week * DAYS_OF_WEEK, weeksShown));
        }
        boolean beyond = askedAfterDays > (long) weeksShown * DAYS_OF_WEEK;
        int askedX = Math.min(x(askedAfterDays, weeksShown), END_X);
        var askedWords = askedOn.equals(today) ? "Today" : "Day asked about";
        return new Timeline(
                description(receivedOn, dues, askedOn, askedWords),
                START_X,
                END_X,
                askedX,
                weekXs,
                SHORT.format(receivedOn),
                marks,
                new Asked(askedX, labelX(askedX), anchor(askedX), askedWords, SHORT.format(askedOn)),
                beyond,
                steps(receivedOn, dues, askedOn, askedWords));
    }

    private static int x(long daysAfter, int weeksShown) {
        return (int) (START_X + (END_X - START_X) * daysAfter / ((long) weeksShown * DAYS_OF_WEEK));
    }

    private static String anchor(int x) {
        return x - START_X < EDGE ? "start" : END_X - x < EDGE ? "end" : "middle";
    }

    /** Against an end, a label is flush with the dot and not with its middle. */
    private static int labelX(int x) {
        return switch (anchor(x)) {
            case "start" -> x - DOT_RADIUS;
            case "end" -> x + DOT_RADIUS;
            default -> x;
        };
    }

    private static String description(LocalDate receivedOn, List<Due> dues, LocalDate askedOn, String askedWords) {
        var sentences = new ArrayList<String>();
        sentences.add("Request received on " + DayInWords.withWeekday(receivedOn) + ".");
        dues.forEach(due -> sentences.add(due.weeks() + " weeks, "
                + DayInWords.withWeekday(due.deadline().dueOn()) + ": "
                + due.deadline().rule().title() + " ("
                + due.deadline().rule().citation().text() + "), "
                + due.deadline().state().words().toLowerCase(Locale.UK) + "."));
        sentences.add(askedWords + ": " + DayInWords.withWeekday(askedOn) + ".");
        return String.join(" ", sentences);
    }

    private static List<Step> steps(LocalDate receivedOn, List<Due> dues, LocalDate askedOn, String askedWords) {
        record Dated(LocalDate day, Step step) {}
        var dated = new ArrayList<Dated>();
        dated.add(new Dated(
                receivedOn,
                new Step("request", "Day 0", DayInWords.withWeekday(receivedOn), "Request received", "", "")));
        for (Due due : dues) {
            var deadline = due.deadline();
            dated.add(new Dated(
                    deadline.dueOn(),
                    new Step(
                            StateTag.of(deadline.state()).style(),
                            due.weeks() + " weeks",
                            DayInWords.withWeekday(deadline.dueOn()),
                            deadline.rule().title(),
                            deadline.rule().citation().text(),
                            deadline.state().words())));
        }
        dated.add(new Dated(askedOn, new Step("asked", askedWords, DayInWords.withWeekday(askedOn), "", "", "")));
        return dated.stream()
                .sorted(Comparator.comparing(Dated::day))
                .map(Dated::step)
                .toList();
    }
}
