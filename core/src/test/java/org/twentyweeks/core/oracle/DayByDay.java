package org.twentyweeks.core.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.oracle.PublishedRules.Pattern;
import org.twentyweeks.core.oracle.PublishedRules.Rule;

/**
 * The published reading once more, written from its page and from nothing of the project: lets the facts happen one
 * after the other and looks at what stands in the end. Slow and plain on purpose.
 */
public final class DayByDay {

    /** What the published reading answers. A day that there is not is absent. */
    public record Answer(
            Optional<LocalDate> dueOn,
            Optional<LocalDate> lastWorkingDay,
            Optional<LocalDate> receivedOn,
            String state) {}

    /** The clock that the question means: its start, and what came before and after it. */
    private record Running(
            Happened start, LocalDate day, LocalDate dueOn, List<Happened> before, List<Happened> after) {}

    private static final LocalDate REGULATIONS = LocalDate.parse("2014-09-01");
    private static final LocalDate CORONAVIRUS_FIRST = LocalDate.parse("2020-05-01");
    private static final LocalDate CORONAVIRUS_LAST = LocalDate.parse("2020-09-25");

    private static final List<Pattern> REQUESTS = PublishedRules.patterns("a request");
    private static final List<Pattern> END_OF_A_REQUEST = PublishedRules.patterns(
            "AssessmentDecided[outcome=REFUSE], NoPlanNotified, FinalPlanIssued, RequestWithdrawn");
    private static final List<Pattern> END_OF_A_REVIEW =
            PublishedRules.patterns("ReviewDecided[outcome=MAINTAIN], ReviewDecided[outcome=CEASE], AmendedPlanIssued");

    private final PublishedRules rules = new PublishedRules();
    private final CountedDays days = new CountedDays();

    public Set<String> rules() {
        return rules.ids();
    }

    Rule rule(String id) {
        return rules.rule(id);
    }

    public Answer answer(String ruleId, List<Happened> recorded, Optional<LocalDate> asAt) {
        var rule = rules.rule(ruleId);
        var known = known(recorded, asAt);
        var askedOn = asAt.or(
                () -> recorded.stream().flatMap(fact -> fact.day().stream()).max(Comparator.naturalOrder()));
        var running = running(rule, known);
        return new Answer(
                running.map(Running::dueOn),
                running.map(Running::dueOn).map(days::lastWorkingDay),
                receivedOn(known),
                running.map(clock -> state(ruleId, rule, clock, known, askedOn)).orElse("NOT_APPLICABLE"));
    }

    /** Whether that ground is one of the rule's and its test of dates holds. */
    public boolean isAvailable(String ruleId, String ground, List<Happened> recorded, Optional<LocalDate> asAt) {
        var rule = rules.rule(ruleId);
        var known = known(recorded, asAt);
        return running(rule, known)
                .map(clock -> isAvailable(ground, rule, clock, known))
                .orElse(false);
    }

    private static List<Happened> known(List<Happened> recorded, Optional<LocalDate> asAt) {
        return inOrder(recorded).stream()
                .filter(fact -> asAt.isEmpty()
                        || fact.day().map(day -> !day.isAfter(asAt.get())).orElse(true))
                .toList();
    }

    /** By the day that dates each; without one, by the latest day of those recorded before. */
    private static List<Happened> inOrder(List<Happened> recorded) {
        record Placed(LocalDate day, Happened fact) {}
        var placed = new ArrayList<Placed>();
        var latest = LocalDate.MIN;
        for (Happened fact : recorded) {
            var day = fact.day().orElse(latest);
            latest = day.isAfter(latest) ? day : latest;
            int place = placed.size();
            while (place > 0 && placed.get(place - 1).day().isAfter(day)) {
                place--;
            }
            placed.add(place, new Placed(day, fact));
        }
        return placed.stream().map(Placed::fact).toList();
    }

    /** The places of the requests that started a clock, and did not join one that was running. */
    private static Set<Integer> placesOfRequests(List<Happened> known) {
        var places = new HashSet<Integer>();
        boolean assessing = false;
        for (int i = 0; i < known.size(); i++) {
            var fact = known.get(i);
            if (isAnyOf(REQUESTS, fact) && !assessing && !fact.startingDay().isBefore(REGULATIONS)) {
                places.add(i);
                assessing = true;
            }
            if (isAnyOf(END_OF_A_REQUEST, fact)) {
                assessing = false;
            }
        }
        return places;
    }

    private static Optional<LocalDate> receivedOn(List<Happened> known) {
        return placesOfRequests(known).stream()
                .map(known::get)
                .filter(fact -> fact.is("RequestReceived"))
                .map(Happened::startingDay)
                .max(Comparator.naturalOrder());
    }

    private Optional<Running> running(Rule rule, List<Happened> known) {
        var requests = placesOfRequests(known);
        var typesSeen = new HashSet<String>();
        int latest = -1;
        for (int i = 0; i < known.size(); i++) {
            var fact = known.get(i);
            boolean firstOfItsType = typesSeen.add(fact.type());
            boolean starts = rule.startsOn().stream()
                    .anyMatch(pattern -> pattern.matches(fact) && (firstOfItsType || !pattern.firstOnly()));
            boolean joins = isAnyOf(REQUESTS, fact) && !requests.contains(i);
            if (starts
                    && !joins
                    && !fact.startingDay().isBefore(rule.firstDay())
                    && (latest < 0
                            || !fact.startingDay().isBefore(known.get(latest).startingDay()))) {
                latest = i;
            }
        }
        if (latest < 0) {
            return Optional.empty();
        }
        var start = known.get(latest);
        var before = known.subList(0, latest);
        var after = known.subList(latest + 1, known.size());
        var dueOn = dueOn(rule, start, before, after);
        return Optional.of(new Running(start, start.startingDay(), dueOn, before, after));
    }

    private LocalDate dueOn(Rule rule, Happened start, List<Happened> before, List<Happened> after) {
        var day = start.startingDay();
        return switch (rule.due()) {
            case "15 February of its year" -> LocalDate.of(day.getYear(), 2, 15);
            case "31 March of its year" -> LocalDate.of(day.getYear(), 3, 31);
            case "8 weeks of, at latest 12 of the meeting" -> {
                var eightWeeks = days.count("8 weeks of", day);
                yield meeting(before)
                        .map(meeting -> earlier(eightWeeks, days.count("12 weeks of", meeting)))
                        .orElse(eightWeeks);
            }
            case "the day of the move or 15 working days beginning with" ->
                days.count("15 working days of", day).isAfter(start.day("movedOn"))
                        ? days.count("15 working days beginning with", day)
                        : start.day("movedOn");
            case "the later of 12 months of the last review and 3 months of the transfer" ->
                later(
                        days.count("12 months starting with", start.day("lastReviewOn")),
                        days.count("3 months starting with", day));
            case "the time to appeal" -> {
                var twoMonths = days.count("2 months after", day);
                yield days.endOfTheTimeToAppeal(lastCertificate(after)
                        .map(certificate -> later(twoMonths, days.count("1 months after", certificate)))
                        .orElse(twoMonths));
            }
            case "the day given or 30 Tribunal's working days of" ->
                start.fields().containsKey("responseDueOn")
                        ? start.day("responseDueOn")
                        : days.count("30 Tribunal's working days of", day);
            default -> days.count(rule.due(), day);
        };
    }

    private static Optional<LocalDate> lastCertificate(List<Happened> after) {
        Optional<LocalDate> certificate = Optional.empty();
        for (Happened fact : after) {
            certificate = fact.is("MediationCertificateIssued") ? fact.day() : certificate;
        }
        return certificate;
    }

    /** The last meeting before an amendment notice, where nothing has ended its review. */
    private static Optional<LocalDate> meeting(List<Happened> before) {
        Optional<LocalDate> meeting = Optional.empty();
        for (Happened fact : before) {
            if (fact.is("ReviewMeetingHeld")) {
                meeting = fact.day();
            } else if (isAnyOf(END_OF_A_REVIEW, fact)) {
                meeting = Optional.empty();
            }
        }
        return meeting;
    }

    private String state(String ruleId, Rule rule, Running clock, List<Happened> known, Optional<LocalDate> askedOn) {
        boolean excepted = clock.after().stream()
                .filter(fact -> fact.is("ExceptionRecorded") && fact.says("rule", ruleId))
                .filter(fact -> !rule.same().equals("body")
                        || !fact.fields().containsKey("body")
                        || isAboutTheSame(rule, fact, clock))
                .anyMatch(fact -> isAvailable(fact.fields().getOrDefault("ground", ""), rule, clock, known));
        var exception = excepted ? "_EXCEPTION" : "";
        var metOn = metOn(ruleId, rule, clock);
        if (metOn.isPresent()) {
            return metOn.get().isAfter(clock.dueOn()) ? "MET_LATE" + exception : "MET";
        }
        if (clock.after().stream().anyMatch(fact -> isAnyOf(rule.closedBy(), fact))) {
            return "NOT_APPLICABLE";
        }
        if (askedOn.isEmpty() || !askedOn.get().isAfter(clock.dueOn())) {
            return "OPEN";
        }
        return rule.after().equals("OVERDUE") ? "OVERDUE" + exception : rule.after();
    }

    private static Optional<LocalDate> metOn(String ruleId, Rule rule, Running clock) {
        var notice = clock.after().stream()
                .filter(fact -> fact.is("AmendmentNoticeSent"))
                .findFirst()
                .flatMap(Happened::day);
        return clock.after().stream()
                .filter(fact -> isAnyOf(rule.metBy(), fact) && isAboutTheSame(rule, fact, clock))
                .flatMap(fact -> ruleId.equals("review-decision") && fact.says("outcome", "AMEND")
                        ? notice.map(day -> later(day, fact.startingDay())).stream()
                        : fact.day().stream())
                .min(Comparator.naturalOrder());
    }

    private static boolean isAboutTheSame(Rule rule, Happened fact, Running clock) {
        return rule.same().isEmpty()
                || clock.start().says(rule.same(), fact.fields().getOrDefault(rule.same(), ""));
    }

    private boolean isAvailable(String ground, Rule rule, Running clock, List<Happened> known) {
        if (ground.equals("CORONAVIRUS")) {
            return !rule.grounds().isEmpty()
                    && !clock.dueOn().isBefore(CORONAVIRUS_FIRST)
                    && !clock.day().isAfter(CORONAVIRUS_LAST);
        }
        if (!rule.grounds().contains(ground)) {
            return false;
        }
        return switch (ground) {
            case "SETTING_CLOSED" -> isClosed("SCHOOL", known, clock.day());
            case "EARLY_YEARS_CLOSED" -> isClosed("EARLY_YEARS", known, clock.day());
            case "ABSENT_FROM_AREA" ->
                known.stream()
                        .filter(fact -> fact.is("AbsentFromArea"))
                        .anyMatch(fact -> daysAway(fact, clock.day(), clock.dueOn()) >= rule.absenceDays());
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

    private static boolean isClosed(String kind, List<Happened> known, LocalDate startedOn) {
        return known.stream()
                .filter(fact -> fact.is("SettingClosed")
                        && fact.fields().getOrDefault("kind", "SCHOOL").equals(kind)
                        && daysClosed(fact.day("first"), fact.day("reopens")) >= 28)
                .anyMatch(closure -> known.stream()
                        .anyMatch(request -> request.is("AdviceRequested")
                                && request.says("body", "EDUCATION")
                                && isNotAnotherSetting(request, closure)
                                && !request.day("on").isBefore(startedOn)
                                && !request.day("on").plusDays(7).isBefore(closure.day("first"))
                                && !request.day("on").plusDays(7).isAfter(closure.day("reopens"))));
    }

    private static int daysClosed(LocalDate first, LocalDate reopens) {
        int closed = 0;
        for (var day = first; day.isBefore(reopens); day = day.plusDays(1)) {
            closed++;
        }
        return closed;
    }

    private static boolean isNotAnotherSetting(Happened request, Happened closure) {
        return !request.fields().containsKey("setting")
                || !closure.fields().containsKey("setting")
                || request.says("setting", closure.fields().getOrDefault("setting", ""));
    }

    private static boolean isAnyOf(List<Pattern> patterns, Happened fact) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(fact));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
