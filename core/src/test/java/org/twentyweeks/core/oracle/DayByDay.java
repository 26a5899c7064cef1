package org.twentyweeks.core.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The published reading once more, written from its page and from nothing of the project: walks the days one at a time,
 * lets each day's facts happen, and looks at what stands in the end. Slow and plain on purpose.
 */
final class DayByDay {

    /** A fact in published words: its type and its fields. */
    record Happened(String type, Map<String, String> fields) {

        Optional<LocalDate> day() {
            for (String dating : List.of("on", "notifiedOn", "recordedOn", "returned")) {
                if (fields.containsKey(dating)) {
                    return Optional.of(LocalDate.parse(fields.get(dating)));
                }
            }
            return Optional.empty();
        }

        LocalDate day(String field) {
            return LocalDate.parse(Objects.requireNonNull(fields.get(field), field));
        }

        boolean is(String pattern) {
            var typeAndOutcome = pattern.split(":");
            return type.equals(typeAndOutcome[0])
                    && (typeAndOutcome.length == 1 || typeAndOutcome[1].equals(fields.get("outcome")));
        }

        boolean isAnyOf(List<String> patterns) {
            return patterns.stream().anyMatch(this::is);
        }
    }

    /** What the published reading answers. A day that there is not is absent. */
    record Answer(
            Optional<LocalDate> dueOn,
            Optional<LocalDate> lastWorkingDay,
            Optional<LocalDate> receivedOn,
            String state,
            Map<String, Boolean> available) {}

    private record Rule(
            List<String> startsOn,
            String counted,
            int amount,
            List<String> metBy,
            String same,
            List<String> closedBy,
            String after,
            List<String> grounds,
            int absenceDays,
            LocalDate firstDay) {}

    /** What has happened to the clock that runs. */
    private static final class Running {
        private final LocalDate startedOn;
        private final Optional<String> about;
        private Optional<LocalDate> metOn = Optional.empty();
        private boolean closed = false;
        private final List<Happened> exceptions = new ArrayList<>();

        Running(LocalDate startedOn, Optional<String> about) {
            this.startedOn = startedOn;
            this.about = about;
        }
    }

    private static final LocalDate CORONAVIRUS_FIRST = LocalDate.parse("2020-05-01");
    private static final LocalDate CORONAVIRUS_LAST = LocalDate.parse("2020-09-25");

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<LocalDate> bankHolidays = new TreeSet<>();

    DayByDay() {
        for (String line : lines("rules.csv")) {
            var cells = line.split(";", -1);
            rules.put(
                    cells[0],
                    new Rule(
                            words(cells[1]),
                            cells[2],
                            Integer.parseInt(cells[3]),
                            words(cells[4]),
                            cells[5],
                            words(cells[6]),
                            cells[7],
                            words(cells[8]),
                            Integer.parseInt(cells[9]),
                            LocalDate.parse(cells[10])));
        }
        lines("bank-holidays.csv").forEach(line -> bankHolidays.add(LocalDate.parse(line)));
    }

    Set<String> rules() {
        return rules.keySet();
    }

    List<String> startsOn(String rule) {
        return rule(rule).startsOn();
    }

    Answer answer(String ruleId, List<Happened> recorded, Optional<LocalDate> asAt) {
        var rule = rule(ruleId);
        var byDay = new TreeMap<LocalDate, List<Happened>>();
        recorded.forEach(fact -> fact.day()
                .ifPresent(day ->
                        byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(fact)));
        Optional<Running> running = Optional.empty();
        Optional<LocalDate> receivedOn = Optional.empty();
        boolean assessing = false;
        if (!byDay.isEmpty()) {
            var last = asAt.orElse(byDay.lastKey());
            for (var today = byDay.firstKey(); !today.isAfter(last); today = today.plusDays(1)) {
                for (Happened fact : byDay.getOrDefault(today, List.of())) {
                    boolean asks = fact.isAnyOf(List.of("RequestReceived", "BecameResponsible"));
                    boolean joins = asks && assessing;
                    boolean starts = !today.isBefore(rule.firstDay()) && !joins;
                    if (asks && starts) {
                        assessing = true;
                        receivedOn = fact.is("RequestReceived") ? Optional.of(today) : receivedOn;
                    }
                    if (fact.isAnyOf(List.of(
                            "AssessmentDecided:REFUSE", "NoPlanNotified", "FinalPlanIssued", "RequestWithdrawn"))) {
                        assessing = false;
                    }
                    if (starts && fact.isAnyOf(rule.startsOn())) {
                        running = Optional.of(new Running(today, about(rule, fact)));
                    } else if (running.isPresent()) {
                        happen(rule, ruleId, running.get(), fact, today);
                    }
                }
            }
        }
        return answer(rule, running, receivedOn, recorded, asAt);
    }

    private static Optional<String> about(Rule rule, Happened fact) {
        return rule.same().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(fact.fields().get(rule.same()));
    }

    private static void happen(Rule rule, String ruleId, Running running, Happened fact, LocalDate today) {
        if (fact.isAnyOf(rule.metBy())
                && running.metOn.isEmpty()
                && about(rule, fact).equals(running.about)) {
            running.metOn = Optional.of(today);
        }
        if (fact.isAnyOf(rule.closedBy())) {
            running.closed = true;
        }
        if (fact.is("ExceptionRecorded") && ruleId.equals(fact.fields().get("rule"))) {
            var body = fact.fields().get("body");
            if (!rule.same().equals("body") || body == null || running.about.equals(Optional.of(body))) {
                running.exceptions.add(fact);
            }
        }
    }

    private Answer answer(
            Rule rule,
            Optional<Running> maybeRunning,
            Optional<LocalDate> receivedOn,
            List<Happened> recorded,
            Optional<LocalDate> asAt) {
        var available = new HashMap<String, Boolean>();
        for (String ground : List.of("SETTING_CLOSED", "EARLY_YEARS_CLOSED", "ABSENT_FROM_AREA")) {
            available.put(
                    ground,
                    maybeRunning
                            .map(running -> isAvailable(ground, rule, running, recorded, asAt))
                            .orElse(false));
        }
        if (maybeRunning.isEmpty()) {
            return new Answer(Optional.empty(), Optional.empty(), receivedOn, "NOT_APPLICABLE", available);
        }
        var running = maybeRunning.get();
        var dueOn = dueOn(rule, running.startedOn);
        var lastWorkingDay = dueOn;
        while (lastWorkingDay.getDayOfWeek() == DayOfWeek.SATURDAY
                || lastWorkingDay.getDayOfWeek() == DayOfWeek.SUNDAY
                || bankHolidays.contains(lastWorkingDay)) {
            lastWorkingDay = lastWorkingDay.minusDays(1);
        }
        boolean excepted = running.exceptions.stream()
                .anyMatch(exception ->
                        isAvailable(String.valueOf(exception.fields().get("ground")), rule, running, recorded, asAt));
        return new Answer(
                Optional.of(dueOn),
                Optional.of(lastWorkingDay),
                receivedOn,
                state(rule, running, dueOn, excepted, asAt.orElseGet(() -> latest(recorded))),
                available);
    }

    private static String state(Rule rule, Running running, LocalDate dueOn, boolean excepted, LocalDate askedOn) {
        var exception = excepted ? "_EXCEPTION" : "";
        if (running.metOn.isPresent()) {
            return running.metOn.get().isAfter(dueOn) ? "MET_LATE" + exception : "MET";
        }
        if (running.closed) {
            return "NOT_APPLICABLE";
        }
        if (!askedOn.isAfter(dueOn)) {
            return "OPEN";
        }
        return rule.after().equals("OVERDUE") ? "OVERDUE" + exception : rule.after();
    }

    private static LocalDate latest(List<Happened> recorded) {
        return recorded.stream()
                .flatMap(fact -> fact.day().stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate dueOn(Rule rule, LocalDate startedOn) {
        var day = startedOn;
        int steps = switch (rule.counted()) {
            case "weeks of" -> rule.amount() * 7;
            case "days of" -> rule.amount();
            case "days beginning with" -> rule.amount() - 1;
            default -> throw new IllegalStateException(rule.counted());
        };
        for (int step = 0; step < steps; step++) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isAvailable(
            String ground, Rule rule, Running running, List<Happened> recorded, Optional<LocalDate> asAt) {
        var dueOn = dueOn(rule, running.startedOn);
        if (ground.equals("CORONAVIRUS")) {
            boolean touched = !dueOn.isBefore(CORONAVIRUS_FIRST) && !running.startedOn.isAfter(CORONAVIRUS_LAST);
            return touched && !rule.grounds().isEmpty();
        }
        if (!rule.grounds().contains(ground)) {
            return false;
        }
        var known = recorded.stream()
                .filter(fact -> fact.day()
                        .map(day -> asAt.isEmpty() || !day.isAfter(asAt.get()))
                        .orElse(true))
                .toList();
        return switch (ground) {
            case "SETTING_CLOSED" -> closed("SCHOOL", known, running.startedOn);
            case "EARLY_YEARS_CLOSED" -> closed("EARLY_YEARS", known, running.startedOn);
            case "ABSENT_FROM_AREA" ->
                known.stream()
                        .filter(fact -> fact.is("AbsentFromArea"))
                        .anyMatch(fact -> daysAway(fact, running.startedOn, dueOn) >= rule.absenceDays());
            default -> true;
        };
    }

    private static int daysAway(Happened absence, LocalDate startedOn, LocalDate dueOn) {
        int away = 0;
        for (var day = absence.day("first"); day.isBefore(absence.day("returned")); day = day.plusDays(1)) {
            away += day.isBefore(startedOn) || day.isAfter(dueOn) ? 0 : 1;
        }
        return away;
    }

    private static boolean closed(String kind, List<Happened> known, LocalDate startedOn) {
        for (Happened closure : known) {
            if (!closure.is("SettingClosed")
                    || !closure.fields().getOrDefault("kind", "SCHOOL").equals(kind)) {
                continue;
            }
            int closedDays = 0;
            var asking = new TreeSet<LocalDate>();
            for (var day = closure.day("first"); day.isBefore(closure.day("reopens")); day = day.plusDays(1)) {
                closedDays++;
                asking.add(day.minusDays(7));
            }
            asking.add(closure.day("reopens").minusDays(7));
            for (Happened request : known) {
                var one = request.fields().get("setting");
                var other = closure.fields().get("setting");
                if (closedDays >= 28
                        && request.is("AdviceRequested")
                        && "EDUCATION".equals(request.fields().get("body"))
                        && (one == null || other == null || one.equals(other))
                        && !request.day("on").isBefore(startedOn)
                        && asking.contains(request.day("on"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Rule rule(String id) {
        return Objects.requireNonNull(rules.get(id), id);
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    private static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DayByDay.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
