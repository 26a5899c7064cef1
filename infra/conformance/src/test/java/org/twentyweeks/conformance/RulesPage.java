package org.twentyweeks.conformance;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.calendar.CalendarVersion;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.StatutoryClock;
import org.twentyweeks.core.statute.AfterDue;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.FactPattern;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.statute.Sense;

/** The rule book as a page that a stranger can hold against the regulations, with a worked case for each rule. */
final class RulesPage {

    private static final Map<String, String> EXAMPLES = Map.of(
            "decide-whether-to-assess", "decide-due-on-good-friday",
            "advice-return", "advice-exception-of-the-same-body",
            "draft-plan", "draft-plan-late-the-day-after",
            "draft-comments", "comments-lapsed-the-day-after",
            "setting-reply", "setting-latest-of-two",
            "notify-no-plan", "no-plan-closed-by-agreeing-a-plan",
            "final-plan", "final-plan-school-closed-asked-a-week-before");

    private final RuleBook book = RuleBook.current();
    private final List<ConformanceCase> cases = PackagedCases.all();

    String text() {
        return top() + overview() + book.ids().stream().map(this::section).collect(joining());
    }

    private String top() {
        return """
                # The rules

                This page is generated from the rule book; do not edit it. Rule book `%s`. Calendar `%s`: England's bank
                holidays as published for %d to %d, and by their standing pattern, marked provisional, after that.

                | cited as | is |
                |---|---|
                | SI 2014/1530 | The Special Educational Needs and Disability Regulations 2014 |
                | SI 2020/471 | The Special Educational Needs and Disability (Coronavirus) (Amendment) Regulations 2020 |
                | SEND Code of Practice | Special educational needs and disability code of practice: 0 to 25 years, January 2015 |
                | IPSEA | What the charity Independent Provider of Special Education Advice advises; not law |

                ## How to read it

                **Facts.** A rule starts, is met and ends by facts: what happened in a case, and on which day. Their names are those of
                the [published language](../infra/conformance/README.md). Facts are read in the order they happened, those of one
                day in the order they were recorded.

                **Starts.** Of several facts that start a rule, the latest counts; a rule about a body or a setting runs once for each.
                A request that comes while an earlier one still runs joins it and starts nothing. It runs until the family is told that
                the council will not assess, or that there will be no plan, or the final plan is issued, or the request is withdrawn.
                The row of a rule is the one in force on the day that starts it, and stays that one; a fact from before a rule's first
                row starts nothing.

                **Counting.** No weekend, bank holiday or school holiday moves a due day. *Within 6 weeks of* an event: the event is day 0,
                and acting on day 42 is in time. *15 days of* it: the event is day 0. *15 days beginning with* it: the event is day 1. The
                last working day on or before the due day is shown beside it, because that is when people can act.

                **States.** A rule is OPEN through its due day. It is MET when its fact came by that day and MET_LATE when it came after. It is
                NOT_APPLICABLE when another fact closed it. After the due day it is otherwise what its section says: OVERDUE, a breach;
                LATE, which is none; or LAPSED, a time that is over.

                **Exceptions.** An exception never moves a day. It is added to MET_LATE and OVERDUE when one was recorded for the rule after its
                start, on a ground that the rule has, and the ground's test of dates holds:

                | ground | is | test of dates |
                |---|---|---|
                %s
                """.formatted(
                book.version(),
                CalendarVersion.current(),
                BankHolidays.ofEngland().firstYear(),
                BankHolidays.ofEngland().lastPublishedYear(),
                List.of(Ground.values()).stream()
                        .map(ground -> "| %s | %s | %s |".formatted(ground, ground.words(), testOfDates(ground)))
                        .collect(joining("\n")));
    }

    private static String testOfDates(Ground ground) {
        return switch (ground) {
            case SETTING_CLOSED ->
                "Closed for 28 days or more, counting the first day closed and not the day it re-opens; and its advice"
                        + " (AdviceRequested EDUCATION, of the same setting where both facts name one) was asked for, on"
                        + " the day of the start or later, from 7 days before the first day closed to 7 days before it"
                        + " re-opens, both included";
            case EARLY_YEARS_CLOSED -> "The same, for an early-years setting";
            case ABSENT_FROM_AREA ->
                "28 days or more of one absence lie between the start and the due day, both included, counting the first"
                        + " day away and not the day of return";
            case EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, MISSED_APPOINTMENT -> "None: a person authorises it";
            case CORONAVIRUS -> "One of the days from the start to the due day is from 1 May to 25 September 2020";
        };
    }

    private String overview() {
        return """

                ## Overview

                | rule | due | counted from | who acts | force | after the due day | where it stands |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(book.ids().stream()
                .map(this::latest)
                .map(rule -> "| [%s](#%s) | %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                rule.id(),
                                rule.id(),
                                term(rule),
                                published(rule.startsOn()),
                                who(rule),
                                rule.force().words(),
                                rule.afterDue(),
                                rule.citation().text()))
                .collect(joining("\n")));
    }

    private String section(String id) {
        var rule = latest(id);
        return """

                ## %s

                **%s.** %s.

                | | |
                |---|---|
                | Starts when | %s |
                | Due | %s. %s. |
                | Met when | %s |
                | Stops applying if | %s |
                | Who acts | %s |
                | Force | %s |
                | After the due day | %s |
                | Grounds of exception | %s |
                | Where it stands | %s |
                | Reading | %s |

                | a clock that starts | grounds of exception |
                |---|---|
                %s

                %s
                """.formatted(
                        id,
                        rule.title(),
                        capital(rule.duty()),
                        told(rule.startsOn()),
                        capital(term(rule)) + " that day",
                        rule.term().count(),
                        met(rule),
                        rule.closedBy().isEmpty() ? "Nothing" : told(rule.closedBy()),
                        capital(who(rule)),
                        capital(rule.force().words()),
                        after(rule),
                        grounds(rule),
                        rule.citation().text(),
                        rule.note(),
                        book.rows(id).stream().map(this::row).collect(joining("\n")),
                        example(id));
    }

    private static String met(DeadlineRule rule) {
        if (rule.metBy().isEmpty()) {
            return "Nothing: the time passes";
        }
        return told(rule.metBy())
                + rule.subject().map(field -> ", of the same `" + field + "`").orElse("");
    }

    private static String after(DeadlineRule rule) {
        return rule.afterDue()
                + switch (rule.afterDue()) {
                    case OVERDUE -> ": a breach";
                    case LATE -> ": shown, never a breach";
                    case LAPSED ->
                        rule.sense() == Sense.NOT_BEFORE
                                ? ": the time that had to pass has passed"
                                : ": the time is over";
                };
    }

    private static String who(DeadlineRule rule) {
        return rule.afterDue() == AfterDue.LAPSED
                ? rule.bound().words() + ", if it wishes"
                : rule.bound().words();
    }

    private static String grounds(DeadlineRule rule) {
        var exceptions = rule.exceptions();
        return exceptions.grounds().isEmpty()
                ? "None"
                : exceptions.provision() + ": "
                        + exceptions.grounds().stream().map(Ground::name).collect(joining(", "));
    }

    /** A row of a rule, with what its note says beyond that of the row in force today. */
    private String row(DeadlineRule row) {
        var until = row.inForceTo().map(day -> " to " + DayInWords.plain(day)).orElse(" or later");
        var note = row.note().replace(latest(row.id()).note(), "").strip();
        return "| " + DayInWords.plain(row.inForceFrom()) + until + " | " + grounds(row)
                + (note.isEmpty() ? "" : ". " + note) + " |";
    }

    private String example(String id) {
        var example = cases.stream()
                .filter(one -> one.id().equals(EXAMPLES.get(id)))
                .filter(one -> one.rule().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Choose a worked example for " + id));
        var explanation = StatutoryClock.current()
                .deadline(id, example.facts(), example.asAt())
                .orElseThrow()
                .explanation();
        var lines = new ArrayList<String>();
        lines.add("**Worked example** (`" + example.id() + "`). " + example.note());
        lines.add("");
        example.facts().forEach(fact -> lines.add("* `" + fact.type().published() + "` " + fields(fact)));
        lines.add("");
        lines.add(answer(example));
        lines.add("");
        lines.add("> " + explanation.text());
        return String.join("\n", lines);
    }

    private static String answer(ConformanceCase example) {
        var asked = example.asAt()
                .or(() -> example.facts().stream()
                        .flatMap(fact -> fact.datedOn().stream())
                        .max(LocalDate::compareTo))
                .orElseThrow();
        return "On " + DayInWords.plain(asked) + ": due **"
                + example.expected(ExpectedField.DUE_ON).orElseThrow() + "**, last working day **"
                + example.expected(ExpectedField.LAST_WORKING_DAY).orElseThrow() + "**, **"
                + example.expected(ExpectedField.STATE).orElseThrow() + "**.";
    }

    private static String fields(Fact fact) {
        return FactVocabulary.write(fact).entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(joining(", "));
    }

    private DeadlineRule latest(String id) {
        return book.rows(id).getLast();
    }

    private static String term(DeadlineRule rule) {
        return rule.term().words();
    }

    private static String published(List<FactPattern> patterns) {
        return patterns.stream().map(FactPattern::published).collect(joining("; "));
    }

    private static String told(List<FactPattern> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.happens() + " (`" + pattern.published() + "`)")
                .collect(joining("; "));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
