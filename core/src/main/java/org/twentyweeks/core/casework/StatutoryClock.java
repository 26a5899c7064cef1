package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.calendar.WorkingDays;
import org.twentyweeks.core.casework.Fact.BecameResponsible;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.FactPattern;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

/**
 * Derives every deadline of a case from its facts, the rule book and the calendar. Nothing else goes in.
 *
 * <p>The reading is that of the published language: which fact starts a clock, which meets or closes it, what an
 * exception does (never move a day), and what is known on the day of the question.
 */
public final class StatutoryClock {

    private static final String ASSESSMENT_CLOCK = "decide-whether-to-assess";

    private final RuleBook rules;
    private final WorkingDays workingDays;

    public StatutoryClock(RuleBook rules, WorkingDays workingDays) {
        this.rules = rules;
        this.workingDays = workingDays;
    }

    /** The clock of this release's rule book and England's calendar. */
    public static StatutoryClock current() {
        return new StatutoryClock(RuleBook.current(), WorkingDays.inEngland());
    }

    private record Start(int index, Fact fact, LocalDate day, DeadlineRule rule, Optional<String> subject) {}

    /**
     * The deadlines of a case, in the order of the rule book: for each rule that something started, the clock of its
     * latest start; for a rule with subjects, of each subject's.
     *
     * @param recorded the facts in the order they were recorded
     * @param asAt the day of the question; without it the latest day that dates a fact
     */
    public List<Deadline> deadlines(List<Fact> recorded, Optional<LocalDate> asAt) {
        var all = Chronology.of(recorded);
        var askedOn = asAt.or(all::latestDay);
        var known = asAt.map(all::knownOn).orElse(all);
        return rules.ids().stream()
                .flatMap(id -> latestStarts(known, id).stream())
                .map(start -> deadline(known, start, askedOn))
                .toList();
    }

    /**
     * The deadline that a question about a rule means: the clock of its latest start, of those on one day the last.
     * Absent when nothing started one.
     *
     * @throws IllegalArgumentException when the book has no such rule
     */
    public Optional<Deadline> deadline(String ruleId, List<Fact> recorded, Optional<LocalDate> asAt) {
        var all = Chronology.of(recorded);
        var known = asAt.map(all::knownOn).orElse(all);
        return latestStarts(known, ruleId).stream()
                .max(BY_DAY)
                .map(start -> deadline(known, start, asAt.or(all::latestDay)));
    }

    /** The day of the last request that started a clock, and did not join one that was running. */
    public Optional<LocalDate> receivedOn(List<Fact> recorded, Optional<LocalDate> asAt) {
        var all = Chronology.of(recorded);
        var known = asAt.map(all::knownOn).orElse(all);
        return starts(known, ASSESSMENT_CLOCK).stream()
                .map(Start::fact)
                .filter(RequestReceived.class::isInstance)
                .map(request -> ((RequestReceived) request).on())
                .max(Comparator.naturalOrder());
    }

    /**
     * Whether the facts would let a body rely on that ground for the rule's latest clock. A ground that is not the
     * rule's is not available; one that a person authorises without a test of dates is.
     *
     * @throws IllegalArgumentException when the book has no such rule
     */
    public boolean isExceptionAvailable(String ruleId, Ground ground, List<Fact> recorded, Optional<LocalDate> asAt) {
        var all = Chronology.of(recorded);
        var known = asAt.map(all::knownOn).orElse(all);
        return latestStarts(known, ruleId).stream()
                .max(BY_DAY)
                .map(start -> isAvailable(known, start, ground))
                .orElse(false);
    }

    private static final Comparator<Start> BY_DAY =
            Comparator.comparing(Start::day).thenComparingInt(Start::index);

    private Set<Start> latestStarts(Chronology known, String ruleId) {
        var latest = new LinkedHashMap<Optional<String>, Start>();
        for (Start start : starts(known, ruleId)) {
            latest.merge(start.subject(), start, (one, other) -> BY_DAY.compare(one, other) > 0 ? one : other);
        }
        return new LinkedHashSet<>(latest.values());
    }

    /** Every fact that starts a clock of the rule, in the order they happened. */
    private List<Start> starts(Chronology known, String ruleId) {
        var starts = new ArrayList<Start>();
        var joined = requestsThatJoin(known);
        for (int index = 0; index < known.facts().size(); index++) {
            var fact = known.facts().get(index);
            if (joined.contains(index)) {
                continue;
            }
            var started = fact.datedOn().flatMap(day -> rules.inForce(ruleId, day));
            if (started.isPresent() && Chronology.matchesAny(started.get().startsOn(), fact)) {
                var rule = started.get();
                starts.add(new Start(index, fact, fact.datedOn().orElseThrow(), rule, subject(rule, fact)));
            }
        }
        return starts;
    }

    /**
     * A request, or responsibility, that comes while an earlier one is still running joins it and starts nothing: an
     * assessment runs until it is refused, withdrawn, or ends with or without a plan.
     */
    private Set<Integer> requestsThatJoin(Chronology known) {
        var joined = new HashSet<Integer>();
        boolean running = false;
        for (int index = 0; index < known.facts().size(); index++) {
            var fact = known.facts().get(index);
            if (fact instanceof RequestReceived || fact instanceof BecameResponsible) {
                boolean starts = fact.datedOn()
                        .flatMap(day -> rules.inForce(ASSESSMENT_CLOCK, day))
                        .isPresent();
                if (running) {
                    joined.add(index);
                }
                running = running || starts;
            } else if (endsAssessment(fact)) {
                running = false;
            }
        }
        return joined;
    }

    private static boolean endsAssessment(Fact fact) {
        return switch (fact) {
            case Fact.AssessmentDecided decided -> decided.outcome() == Fact.AssessmentOutcome.REFUSE;
            case Fact.NoPlanNotified notified -> true;
            case Fact.FinalPlanIssued issued -> true;
            case Fact.RequestWithdrawn withdrawn -> true;
            default -> false;
        };
    }

    private Deadline deadline(Chronology known, Start start, Optional<LocalDate> askedOn) {
        var rule = start.rule();
        var dueOn = rule.term().dueOn(start.day());
        var lastWorkingDay = workingDays.onOrBefore(dueOn);
        var after = known.after(start.index());
        var met = first(after, rule.metBy(), rule, start.subject());
        var closed = first(after, rule.closedBy(), rule, Optional.empty());
        var exception = after.stream()
                .filter(ExceptionRecorded.class::isInstance)
                .map(ExceptionRecorded.class::cast)
                .filter(recorded -> isAbout(recorded, start) && isAvailable(known, start, recorded.ground()))
                .reduce((earlier, later) -> later);
        return new Deadline(
                rule,
                start.subject(),
                start.fact(),
                start.day(),
                dueOn,
                lastWorkingDay,
                workingDays.isProvisional(dueOn) || workingDays.isProvisional(lastWorkingDay),
                askedOn,
                state(rule, dueOn, askedOn, met, closed, exception.isPresent()),
                met.or(() -> closed),
                exception);
    }

    private static DeadlineState state(
            DeadlineRule rule,
            LocalDate dueOn,
            Optional<LocalDate> askedOn,
            Optional<Fact> met,
            Optional<Fact> closed,
            boolean excepted) {
        if (met.isPresent()) {
            boolean inTime = !met.get().datedOn().orElseThrow().isAfter(dueOn);
            if (inTime) {
                return DeadlineState.MET;
            }
            return excepted ? DeadlineState.MET_LATE_EXCEPTION : DeadlineState.MET_LATE;
        }
        if (closed.isPresent()) {
            return DeadlineState.NOT_APPLICABLE;
        }
        if (askedOn.map(day -> !day.isAfter(dueOn)).orElse(true)) {
            return DeadlineState.OPEN;
        }
        return switch (rule.afterDue()) {
            case OVERDUE -> excepted ? DeadlineState.OVERDUE_EXCEPTION : DeadlineState.OVERDUE;
            case LATE -> DeadlineState.LATE;
            case LAPSED -> DeadlineState.LAPSED;
        };
    }

    private static Optional<Fact> first(
            List<Fact> facts, List<FactPattern> patterns, DeadlineRule rule, Optional<String> subject) {
        return facts.stream()
                .filter(fact -> Chronology.matchesAny(patterns, fact))
                .filter(fact -> subject.isEmpty() || subject.equals(subject(rule, fact)))
                .findFirst();
    }

    private static Optional<String> subject(DeadlineRule rule, Fact fact) {
        return rule.subject().flatMap(field -> FactVocabulary.code(fact, field));
    }

    /** An exception is about a rule; only advice has a clock for each body, so only there a body narrows it. */
    private static boolean isAbout(ExceptionRecorded exception, Start start) {
        boolean aboutBody = start.rule().subject().filter("body"::equals).isEmpty()
                || exception
                        .body()
                        .map(body -> start.subject().equals(Optional.of(body.name())))
                        .orElse(true);
        return exception.rule().equals(start.rule().id()) && aboutBody;
    }

    private static boolean isAvailable(Chronology known, Start start, Ground ground) {
        var exceptions = start.rule().exceptions();
        return exceptions.includes(ground)
                && DateTest.holds(
                        ground,
                        exceptions.absenceDaysMin(),
                        known,
                        start.day(),
                        start.rule().term().dueOn(start.day()));
    }
}
