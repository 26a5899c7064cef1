package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.WorkingDays;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.statute.CaseDays;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.FactPattern;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.MetBy;
import org.twentyweeks.core.statute.Reckoning;
import org.twentyweeks.core.statute.Start;

/**
 * A clock that a fact started, among the facts that are known.
 *
 * @param index the place of the fact that started it
 * @param startedOn its first day
 * @param rule the row in force on that day
 * @param start how the rule says that the fact started it
 */
record RunningClock(
        Chronology known, int index, LocalDate startedOn, DeadlineRule rule, Start start, WorkingDays workingDays)
        implements CaseDays {

    /** The clock with the latest first day; of those on one day, the one that was started last. */
    static final Comparator<RunningClock> BY_DAY =
            Comparator.comparing(RunningClock::startedOn).thenComparingInt(RunningClock::index);

    private Fact startedBy() {
        return known.facts().get(index);
    }

    /** The body or setting it is about, where the rule has a clock for each. */
    Optional<String> subject() {
        return subject(startedBy());
    }

    /** How it stands on the day of the question. */
    Deadline on(Optional<LocalDate> askedOn) {
        var reckoning = reckon();
        var dueOn = reckoning.dueOn();
        var lastWorkingDay = workingDays.onOrBefore(dueOn);
        var met = met();
        var closed = first(rule.closedBy());
        var exception = after().stream()
                .filter(ExceptionRecorded.class::isInstance)
                .map(ExceptionRecorded.class::cast)
                .filter(recorded -> isAbout(recorded) && isAvailable(recorded.ground(), dueOn))
                .reduce((earlier, later) -> later);
        return new Deadline(
                rule,
                subject(),
                start,
                startedBy(),
                startedOn,
                dueOn,
                reckoning.words(),
                lastWorkingDay,
                workingDays.isProvisional(dueOn) || workingDays.isProvisional(lastWorkingDay),
                askedOn,
                state(dueOn, askedOn, met, closed, exception.isPresent()),
                met.or(() -> closed),
                exception);
    }

    /** Whether the known facts let a body rely on the ground. */
    boolean isAvailable(Ground ground) {
        return isAvailable(ground, reckon().dueOn());
    }

    /** Why they do not, in words that go on from "ground"; empty when they do. */
    Optional<String> whyNotAvailable(Ground ground) {
        var exceptions = rule.exceptions();
        if (!exceptions.includes(ground)) {
            return Optional.of("is no ground of " + rule.id());
        }
        var dueOn = reckon().dueOn();
        return isAvailable(ground, dueOn)
                ? Optional.empty()
                : Optional.of("fails its test of dates (" + exceptions.provision() + "). Record first: "
                        + DateTest.inWords(ground, exceptions.absenceDaysMin(), startedOn, dueOn));
    }

    private Reckoning reckon() {
        return rule.due().reckon(this);
    }

    @Override
    public Optional<LocalDate> given(String field) {
        return FactVocabulary.day(startedBy(), field);
    }

    @Override
    public Optional<LocalDate> lastAfter(FactPattern pattern) {
        return after().reversed().stream()
                .filter(fact -> Chronology.matches(pattern, fact))
                .findFirst()
                .flatMap(Fact::datedOn);
    }

    @Override
    public Optional<LocalDate> lastBefore(FactPattern pattern, List<FactPattern> unlessBetween) {
        return known.before(index).reversed().stream()
                .filter(fact -> Chronology.matches(pattern, fact) || Chronology.matchesAny(unlessBetween, fact))
                .findFirst()
                .filter(fact -> Chronology.matches(pattern, fact))
                .flatMap(Fact::datedOn);
    }

    private List<Fact> after() {
        return known.after(index);
    }

    /** What met it first. Of two facts that meet it together, it is the later. */
    private Optional<Fact> met() {
        return rule.metBy().stream()
                .flatMap(metBy -> place(metBy).stream())
                .min(Comparator.naturalOrder())
                .map(after()::get);
    }

    private Optional<Integer> place(MetBy metBy) {
        var fact = firstPlace(metBy.fact());
        if (metBy.with().isEmpty()) {
            return fact;
        }
        var second = firstPlace(metBy.with().orElseThrow());
        return fact.flatMap(one -> second.map(other -> Math.max(one, other)));
    }

    /** The place among the facts after the start of the first that is about the same subject. */
    private Optional<Integer> firstPlace(FactPattern pattern) {
        var after = after();
        for (int place = 0; place < after.size(); place++) {
            var fact = after.get(place);
            if (Chronology.matches(pattern, fact) && subject().equals(subject(fact))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private Optional<Fact> first(List<FactPattern> patterns) {
        return after().stream()
                .filter(fact -> Chronology.matchesAny(patterns, fact))
                .findFirst();
    }

    private Optional<String> subject(Fact fact) {
        return rule.subject().flatMap(field -> FactVocabulary.code(fact, field));
    }

    private DeadlineState state(
            LocalDate dueOn, Optional<LocalDate> askedOn, Optional<Fact> met, Optional<Fact> closed, boolean excepted) {
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

    /** An exception is about a rule; only advice has a clock for each body, so only there a body narrows it. */
    private boolean isAbout(ExceptionRecorded exception) {
        boolean aboutBody = rule.subject().filter("body"::equals).isEmpty()
                || exception
                        .body()
                        .map(body -> subject().equals(Optional.of(body.name())))
                        .orElse(true);
        return exception.rule().equals(rule.id()) && aboutBody;
    }

    private boolean isAvailable(Ground ground, LocalDate dueOn) {
        var exceptions = rule.exceptions();
        return exceptions.includes(ground)
                && DateTest.holds(ground, exceptions.absenceDaysMin(), known, startedOn, dueOn);
    }
}
