package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Optional;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.Start;

/**
 * One clock of a case, as it stands on a day.
 *
 * @param rule the row in force on the day that started it
 * @param subject whom it is about where a case has several such clocks: a body, a setting
 * @param start how the rule says that the fact started it
 * @param startedOn its first day: that of the fact that started it, or another that the fact gives
 * @param dueOn the last day in time, as the law has it; nothing moves it
 * @param count how the due day was found, as a reader follows it
 * @param lastWorkingDay {@code dueOn}, or the last working day before it: when to act at the latest
 * @param provisional whether {@code lastWorkingDay} rests on the standing pattern of bank holidays, not a published list
 * @param askedOn the day of the question; absent when no fact is dated and none was asked for
 * @param settledBy the fact that met or closed it
 * @param exception the exception that stands beside it
 */
public record Deadline(
        DeadlineRule rule,
        Optional<String> subject,
        Start start,
        Fact startedBy,
        LocalDate startedOn,
        LocalDate dueOn,
        String count,
        LocalDate lastWorkingDay,
        boolean provisional,
        Optional<LocalDate> askedOn,
        DeadlineState state,
        Optional<Fact> settledBy,
        Optional<ExceptionRecorded> exception) {

    /** Whom it is about, for a reader: a body in words, a setting as it was recorded. */
    public Optional<String> subjectInWords() {
        return switch (startedBy) {
            case Fact.AdviceRequested request ->
                subject.map(body -> request.body().words());
            default -> subject;
        };
    }

    /** Why the date is what it is and how it stands, in plain sentences. */
    public Explanation explanation() {
        return Explanation.of(this);
    }
}
