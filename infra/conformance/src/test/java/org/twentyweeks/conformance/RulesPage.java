package org.twentyweeks.conformance;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.calendar.CalendarVersion;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.StatutoryClock;
import org.twentyweeks.core.statute.Bound;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.statute.RuleGroup;
import org.twentyweeks.core.statute.Sense;
import org.twentyweeks.core.statute.Start;
import org.twentyweeks.core.statute.UnconfirmedReading;

/** The rule book as a page that a stranger can hold against the regulations, with a worked case for each rule. */
final class RulesPage {

    /** The worked examples that are not named {@code example-} and the id of the rule. */
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
        return top()
                + Stream.of(RuleGroup.values()).map(this::overview).collect(joining())
                + unconfirmedReadings()
                + Stream.of(RuleGroup.values()).map(this::sections).collect(joining());
    }

    private String top() {
        return """
                # The rules

                Every time limit of an education, health and care (EHC) plan that this system counts, from the request to the
                Tribunal's order. This page is generated from the rule book; do not edit it. Rule book `%s`. Calendar `%s`: England's
                bank holidays as published for %d to %d, and by their standing pattern, marked provisional, after that.

                | cited as | is |
                |---|---|
                | CFA 2014 | The Children and Families Act 2014 |
                | SI 2014/1530 | The Special Educational Needs and Disability Regulations 2014; regulation 45 as amended by SI 2015/359 |
                | SI 2014/1652 | The Special Educational Needs (Personal Budgets) Regulations 2014 |
                | SI 2008/2699 | The Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008 |
                | SI 2017/1306 | The Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) Regulations 2017 |
                | SI 2020/471 | The Special Educational Needs and Disability (Coronavirus) (Amendment) Regulations 2020 |
                | R (L, M and P) v Devon CC | The judgment of the High Court on the times of a review, with its neutral citation |
                | SEND Code of Practice | Special educational needs and disability code of practice: 0 to 25 years, January 2015 |
                | IPSEA | What the charity Independent Provider of Special Education Advice advises; not law |

                ## How to read it

                **Facts.** A rule starts, is met and ends by facts: what happened in a case, and on which day. Their names are those of
                the [published language](../infra/conformance/README.md). Facts are read in the order they happened, those of one
                day in the order they were recorded.

                **Starts.** Of several facts that start a rule, the one with the latest day counts; a rule about a body or a setting runs
                once for each. A request that comes while an earlier one still runs joins it and starts nothing. It runs until the family
                is told that the council will not assess, or that there will be no plan, or the final plan is issued, or the request is
                withdrawn. The row of a rule is the one in force on the day that starts it, and stays that one; a day before a
                rule's first row starts nothing.

                **Counting.** No weekend, bank holiday or school holiday moves a due day, but for the end of the time to appeal. The last
                working day on or before the due day is shown beside it, because that is when people can act.

                | words | counted | example |
                |---|---|---|
                | within 6 weeks of, within 15 days of | the event is day 0, and acting on day 42 or 15 is in time | 15 January 2026, 6 weeks: 26 February |
                | 15 days beginning with | the event is day 1 | 2 March 2026: 16 March |
                | within 3 working days of | the event is day 0, the next working day is day 1 | 2 April 2026 (Maundy Thursday): 9 April |
                | within 15 working days beginning with | the event is working day 1, if it is a working day | 14 December 2026: 6 January 2027 |
                | 12 months starting with | to the eve of the same date; in a month that has no such date, to its last day | 10 March 2025: 9 March 2026; 29 February 2024: 28 February 2025 |
                | within 2 months of, at least 5 months before | the same date; in a month that has no such date, its last day | 31 December 2025, 2 months: 28 February 2026 |
                | the Tribunal's working days | no Saturday, Sunday or bank holiday, no day in August and none from 25 December to 1 January | 13 July 2026, 30: 22 September |
                | the end of the time to appeal | a last day in August, or from 25 December to 1 January, moves to the first working day after that time; another that is no working day moves to the next one | 31 July 2022, a Sunday: 1 August |

                **States.** A rule is OPEN through its due day. It is MET when its fact came by that day and MET_LATE when it came after. It is
                NOT_APPLICABLE when another fact closed it. After the due day it is otherwise what its section says: OVERDUE, a breach;
                LATE, which is none; or LAPSED, a time that is over.

                **Exceptions.** An exception never moves a day. It is added to MET_LATE and OVERDUE when one was recorded for the rule after its
                start, on a ground that the rule has, and the ground's test of dates holds:

                | ground | is | test of dates |
                |---|---|---|
                %s

                **Unconfirmed readings** are marked so, with what would settle them; [all of them](#unconfirmed-readings) stand together too.
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
                "28 days or more (14 under reg 44(3)) of one absence lie between the start and the due day, both included,"
                        + " counting the first day away and not the day of return";
            case EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, MISSED_APPOINTMENT -> "None: a person authorises it";
            case CORONAVIRUS -> "One of the days from the start to the due day is from 1 May to 25 September 2020";
        };
    }

    private String overview(RuleGroup group) {
        return """

                ## %s

                | rule | due | counted from | who acts | force | after the due day | where it stands |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(
                        group.words(),
                        rules(group)
                                .map(rule -> "| [%s](#%s) | %s | %s | %s | %s | %s | %s |"
                                        .formatted(
                                                rule.id(),
                                                rule.id(),
                                                rule.due().words(),
                                                rule.startsOn().stream()
                                                        .map(Start::published)
                                                        .collect(joining("; ")),
                                                who(rule),
                                                rule.force().words(),
                                                rule.afterDue(),
                                                rule.citation().text()))
                                .collect(joining("\n")));
    }

    private Stream<DeadlineRule> rules(RuleGroup group) {
        return book.ids().stream().map(this::latest).filter(rule -> rule.group() == group);
    }

    private String unconfirmedReadings() {
        var rules = new LinkedHashMap<UnconfirmedReading, Set<String>>();
        book.rows()
                .forEach(row -> row.unconfirmed()
                        .forEach(reading -> rules.computeIfAbsent(reading, none -> new LinkedHashSet<>())
                                .add("[" + row.id() + "](#" + row.id() + ")")));
        return """

                ## Unconfirmed readings

                No source that was read confirms these. Each is marked in the section of its rule.

                | rules | what is taken to be the law | what would settle it |
                |---|---|---|
                %s
                """.formatted(rules.entrySet().stream()
                .map(entry -> "| %s | %s | %s |"
                        .formatted(
                                String.join(", ", entry.getValue()),
                                entry.getKey().reading(),
                                entry.getKey().settledBy()))
                .collect(joining("\n")));
    }

    private String sections(RuleGroup group) {
        return "\n## " + group.words() + ": the rules\n"
                + rules(group).map(rule -> section(rule.id())).collect(joining());
    }

    private String section(String id) {
        var rule = latest(id);
        return """

                ### %s

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
                %s%s
                | a clock that starts | grounds of exception |
                |---|---|
                %s

                %s
                """.formatted(
                        id,
                        rule.title(),
                        capital(rule.duty()),
                        rule.startsOn().stream().map(RulesPage::start).collect(joining("; ")),
                        capital(rule.due().words()) + " that day",
                        rule.due().count(),
                        met(rule),
                        rule.closedBy().isEmpty() ? "Nothing" : closed(rule),
                        capital(who(rule)),
                        capital(rule.force().words()),
                        after(rule),
                        grounds(rule),
                        rule.citation().text(),
                        rule.note().isEmpty() ? "" : "| To know | " + rule.note() + " |\n",
                        rule.unconfirmed().stream()
                                .map(reading -> "\n" + told(reading) + "\n")
                                .collect(joining()),
                        book.rows(id).stream().map(this::row).collect(joining("\n")),
                        example(id));
    }

    private static String start(Start start) {
        var day = start.day().isEmpty() ? "" : ", counted from its `" + start.day() + "`";
        return start.happens() + " (`" + (start.first() ? "first " : "")
                + start.fact().published() + "`)" + day;
    }

    private static String told(UnconfirmedReading reading) {
        return "*Unconfirmed reading.* " + reading.reading() + " *What would settle it:* " + reading.settledBy();
    }

    private static String met(DeadlineRule rule) {
        if (rule.metBy().isEmpty()) {
            return "Nothing: the time passes";
        }
        return rule.metBy().stream()
                        .map(met -> met.happens() + " (`" + met.published() + "`)")
                        .collect(joining("; "))
                + rule.subject().map(field -> ", of the same `" + field + "`").orElse("");
    }

    private static String closed(DeadlineRule rule) {
        return rule.closedBy().stream()
                .map(pattern -> pattern.happens() + " (`" + pattern.published() + "`)"
                        + (pattern.meaning().isEmpty() ? "" : ". " + pattern.meaning()))
                .collect(joining("; "));
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
        return rule.bound() == Bound.FAMILY
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

    /** A row of a rule, with the unconfirmed readings that the row in force today does not have. */
    private String row(DeadlineRule row) {
        var until = row.inForceTo().map(day -> " to " + DayInWords.plain(day)).orElse(" or later");
        var readings = row.unconfirmed().stream()
                .filter(reading -> !latest(row.id()).unconfirmed().contains(reading))
                .map(reading -> ". " + told(reading))
                .collect(joining());
        return "| " + DayInWords.plain(row.inForceFrom()) + until + " | " + grounds(row) + readings + " |";
    }

    private String example(String id) {
        var example = cases.stream()
                .filter(one -> one.id().equals(EXAMPLES.getOrDefault(id, "example-" + id)))
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

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
