package org.twentyweeks.conformance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.conformance.CaseResult.Difference;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.casework.StatutoryClock;

/** Asks the rule book the question of each case and compares its answer with the expected one. */
public final class ConformanceRun {

    private final StatutoryClock clock;

    public ConformanceRun(StatutoryClock clock) {
        this.clock = clock;
    }

    /** One result for each case, in their order. */
    public List<CaseResult> of(List<ConformanceCase> cases) {
        return cases.stream().map(this::of).toList();
    }

    public CaseResult of(ConformanceCase asked) {
        var deadline = clock.deadline(asked.rule(), asked.facts(), asked.asAt());
        var differences = new ArrayList<Difference>();
        for (Expectation expected : asked.expectations()) {
            var got = answer(asked, deadline, expected);
            if (!got.equals(expected.value())) {
                differences.add(new Difference(expected.field().published(), expected.value(), got));
            }
        }
        return new CaseResult(asked.id(), differences);
    }

    private String answer(ConformanceCase asked, Optional<Deadline> deadline, Expectation expected) {
        return switch (expected.field()) {
            case DUE_ON -> day(deadline.map(Deadline::dueOn));
            case LAST_WORKING_DAY -> day(deadline.map(Deadline::lastWorkingDay));
            case RECEIVED_ON -> day(clock.receivedOn(asked.facts(), asked.asAt()));
            case STATE ->
                deadline.map(Deadline::state)
                        .orElse(DeadlineState.NOT_APPLICABLE)
                        .name();
            case EXCEPTION_AVAILABLE ->
                Boolean.toString(clock.isExceptionAvailable(
                        asked.rule(), expected.ground().orElseThrow(), asked.facts(), asked.asAt()));
        };
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(Expectation.NO_DAY);
    }
}
