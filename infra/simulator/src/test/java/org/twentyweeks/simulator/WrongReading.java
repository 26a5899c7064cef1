package org.twentyweeks.simulator;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.calendar.WorkingDays;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.StatutoryClock;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.core.statute.Term;

/**
 * Readings of the law that are wrong. Whoever folds the facts again comes to the same as the head says, so that only a
 * computation of its own can tell.
 */
enum WrongReading implements Function<List<RecordedFact>, CaseStanding> {
    EXCEPTION_MOVES_THE_DATE {
        @Override
        Stream<OpenDeadline> open(CaseFile file) {
            return unsettled(file.deadlines(Optional.empty()))
                    .map(deadline -> deadline.exception().isPresent()
                            ? due(deadline, deadline.dueOn().plusWeeks(4))
                            : as(deadline));
        }
    },

    MONTHS_RUN_OVER {
        @Override
        Stream<OpenDeadline> open(CaseFile file) {
            return unsettled(file.deadlines(Optional.empty())).map(deadline -> {
                int missing =
                        deadline.startedOn().getDayOfMonth() - deadline.dueOn().getDayOfMonth();
                return deadline.rule().due() instanceof Term.MonthsAfter && missing > 0
                        ? due(deadline, deadline.dueOn().plusDays(missing))
                        : as(deadline);
            });
        }
    },

    HOLIDAYS_OF_SCOTLAND {
        private static final Set<MonthDay> NONE_IN_ENGLAND =
                Set.of(MonthDay.of(Month.JANUARY, 2), MonthDay.of(Month.NOVEMBER, 30));

        @Override
        Stream<OpenDeadline> open(CaseFile file) {
            return unsettled(file.deadlines(Optional.empty())).map(deadline -> {
                var last = deadline.lastWorkingDay();
                return new OpenDeadline(
                        deadline.rule().id(),
                        deadline.subject(),
                        deadline.dueOn(),
                        NONE_IN_ENGLAND.contains(MonthDay.from(last)) ? lastWorkingDay(last.minusDays(1)) : last);
            });
        }
    },

    LATE_FACTS_PASSED_OVER {
        @Override
        Stream<OpenDeadline> open(CaseFile file) {
            var inTime = new ArrayList<Fact>();
            var latest = LocalDate.MIN;
            for (Fact fact : file.facts()) {
                var day = fact.datedOn().orElse(latest);
                if (!day.isBefore(latest)) {
                    inTime.add(fact);
                    latest = day;
                }
            }
            return openOf(file, inTime);
        }
    },

    NOTHING_ENDS_A_PLAN {
        @Override
        Stream<OpenDeadline> open(CaseFile file) {
            return openOf(
                    file,
                    file.facts().stream()
                            .filter(fact ->
                                    fact.type() != FactType.PLAN_CEASED && fact.type() != FactType.PLAN_TRANSFERRED_OUT)
                            .toList());
        }
    },

    CORRECTIONS_ARE_FINAL {
        @Override
        Stream<OpenDeadline> open(CaseFile file) {
            var facts = new ArrayList<@Nullable Fact>();
            for (RecordedFact one : file.recorded()) {
                facts.add(one.fact() instanceof FactCorrected ? null : one.fact());
                if (one.fact() instanceof FactCorrected correction
                        && !(file.recorded().get(correction.corrects() - 1).fact() instanceof FactCorrected)) {
                    facts.set(
                            correction.corrects() - 1, correction.replacement().orElse(null));
                }
            }
            return openOf(file, facts.stream().filter(Objects::nonNull).toList());
        }
    };

    /** What it takes for open in a case that was not rejected. */
    abstract Stream<OpenDeadline> open(CaseFile file);

    @Override
    public CaseStanding apply(List<RecordedFact> recorded) {
        var file = CaseFile.of(recorded);
        var right = file.standing();
        return new CaseStanding(
                right.status(),
                right.receivedOn(),
                right.milestones(),
                right.source(),
                right.route(),
                file.status() == CaseStatus.REJECTED ? List.of() : open(file).toList(),
                right.nextActionOn(),
                right.derivedBy());
    }

    /** What is open when these are the facts, on the day on which the question would be asked of all. */
    private static Stream<OpenDeadline> openOf(CaseFile file, List<Fact> facts) {
        var latest =
                file.facts().stream().flatMap(fact -> fact.datedOn().stream()).max(LocalDate::compareTo);
        return unsettled(StatutoryClock.current().deadlines(facts, latest)).map(WrongReading::as);
    }

    private static Stream<Deadline> unsettled(List<Deadline> deadlines) {
        return deadlines.stream().filter(deadline -> deadline.state().isUnsettled());
    }

    private static OpenDeadline as(Deadline deadline) {
        return due(deadline, deadline.dueOn());
    }

    private static OpenDeadline due(Deadline deadline, LocalDate day) {
        return new OpenDeadline(deadline.rule().id(), deadline.subject(), day, lastWorkingDay(day));
    }

    private static LocalDate lastWorkingDay(LocalDate day) {
        return WorkingDays.inEngland().onOrBefore(day);
    }
}
