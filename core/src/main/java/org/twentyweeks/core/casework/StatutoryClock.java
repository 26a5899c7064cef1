package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.twentyweeks.core.calendar.WorkingDays;
import org.twentyweeks.core.casework.Fact.BecameResponsible;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.statute.Start;

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

    /**
     * The deadlines of a case, in the order of the rule book: for each rule that something started, the clock of its
     * latest start; for a rule with subjects, of each subject's.
     *
     * @param recorded the facts in the order they were recorded
     * @param asAt the day of the question; without it the latest day that dates a fact
     */
    public List<Deadline> deadlines(List<Fact> recorded, Optional<LocalDate> asAt) {
        var asked = asked(recorded, asAt);
        return rules.ids().stream()
                .flatMap(id -> latestStarts(asked, id).stream())
                .map(clock -> clock.on(asked.on()))
                .toList();
    }

    /**
     * The deadline that a question about a rule means: the clock of its latest start, of those on one day the last.
     * Absent when nothing started one.
     *
     * @throws IllegalArgumentException when the book has no such rule
     */
    public Optional<Deadline> deadline(String ruleId, List<Fact> recorded, Optional<LocalDate> asAt) {
        var asked = asked(recorded, asAt);
        return latestStart(asked, ruleId).map(clock -> clock.on(asked.on()));
    }

    /** The day of the last request that started a clock, and did not join one that was running. */
    public Optional<LocalDate> receivedOn(List<Fact> recorded, Optional<LocalDate> asAt) {
        var asked = asked(recorded, asAt);
        return starts(asked, ASSESSMENT_CLOCK).stream()
                .map(clock -> asked.known().facts().get(clock.index()))
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
        return latestStart(asked(recorded, asAt), ruleId)
                .map(clock -> clock.isAvailable(ground))
                .orElse(false);
    }

    /**
     * Why the facts do not let a body rely on an exception, in words that go on from "ground": which clock it lacks, or which
     * test of dates it fails. Empty when they do.
     */
    Optional<String> whyNotGiven(ExceptionRecorded exception, List<Fact> recorded) {
        return latestStart(asked(recorded, Optional.empty()), exception.rule())
                .map(clock -> clock.whyNotAvailable(exception.ground()))
                .orElse(Optional.of("has no clock to stand beside: nothing started " + exception.rule()));
    }

    /**
     * A question about a case.
     *
     * @param on the day of the question; absent when no fact has a day and none was asked for
     * @param known the facts that are known on that day
     * @param joined the places among them of the requests that start nothing
     */
    private record Asked(Optional<LocalDate> on, Chronology known, Set<Integer> joined) {}

    private Asked asked(List<Fact> recorded, Optional<LocalDate> asAt) {
        var all = Chronology.of(recorded);
        var known = asAt.map(all::knownOn).orElse(all);
        return new Asked(asAt.or(all::latestDay), known, requestsThatJoin(known));
    }

    private Optional<RunningClock> latestStart(Asked asked, String ruleId) {
        return latestStarts(asked, ruleId).stream().max(RunningClock.BY_DAY);
    }

    private List<RunningClock> latestStarts(Asked asked, String ruleId) {
        var latest = new LinkedHashMap<Optional<String>, RunningClock>();
        for (RunningClock clock : starts(asked, ruleId)) {
            latest.merge(clock.subject(), clock, BinaryOperator.maxBy(RunningClock.BY_DAY));
        }
        return List.copyOf(latest.values());
    }

    /** Every clock of the rule that a fact starts, in the order in which the facts happened. */
    private List<RunningClock> starts(Asked asked, String ruleId) {
        var known = asked.known();
        var starts = new ArrayList<RunningClock>();
        var types = rules.startedBy(ruleId);
        for (int index = 0; index < known.facts().size(); index++) {
            if (types.contains(known.facts().get(index).type())
                    && !asked.joined().contains(index)) {
                start(known, index, rules.rows(ruleId)).ifPresent(starts::add);
            }
        }
        return starts;
    }

    /** The clock that the fact at that place starts: of the row in force on its first day. */
    private Optional<RunningClock> start(Chronology known, int index, List<DeadlineRule> rows) {
        var fact = known.facts().get(index);
        for (DeadlineRule row : rows) {
            for (Start start : row.startsOn()) {
                if (Chronology.matches(start.fact(), fact) && (!start.first() || known.isFirstOfItsType(index))) {
                    var firstDay = firstDay(start, fact);
                    if (firstDay.filter(row::isInForceOn).isPresent()) {
                        return Optional.of(
                                new RunningClock(known, index, firstDay.orElseThrow(), row, start, workingDays));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> firstDay(Start start, Fact fact) {
        return start.day().isEmpty() ? fact.datedOn() : FactVocabulary.day(fact, start.day());
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
}
