package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One row of the rule book: a time limit as it stood from one day to another.
 *
 * @param group the rules it belongs with
 * @param id the published id; the rows of one rule share it
 * @param title a few words for a list
 * @param duty what must or may be done, as a sentence without its full stop
 * @param startsOn what starts the clock
 * @param due how the due day is found
 * @param metBy what meets it; nothing for a window that only passes
 * @param subject the field that says whom a clock is about ({@code body}, {@code setting}): each has a clock of its own,
 *     met by a fact with the same value; absent when a case has one clock
 * @param closedBy the facts that end it without meeting it
 * @param bound who must act
 * @param sense whether to act by the day or not before it has passed
 * @param force what stands behind it
 * @param exceptions the grounds on which it need not be met
 * @param citation where it stands
 * @param inForceFrom the first day on which a fact starts this row, inclusive
 * @param inForceTo the last such day, inclusive; absent while in force
 * @param note what a careful reader should know, empty when there is nothing to say
 * @param unconfirmed the readings taken that no source seen confirms
 */
public record DeadlineRule(
        RuleGroup group,
        String id,
        String title,
        String duty,
        List<Start> startsOn,
        DueDay due,
        List<MetBy> metBy,
        Optional<String> subject,
        List<FactPattern> closedBy,
        Bound bound,
        Sense sense,
        Force force,
        ExceptionGrounds exceptions,
        Citation citation,
        LocalDate inForceFrom,
        Optional<LocalDate> inForceTo,
        String note,
        List<UnconfirmedReading> unconfirmed) {

    public DeadlineRule {
        startsOn = List.copyOf(startsOn);
        metBy = List.copyOf(metBy);
        closedBy = List.copyOf(closedBy);
        unconfirmed = List.copyOf(unconfirmed);
        if (startsOn.isEmpty()) {
            throw new IllegalArgumentException(id + " has nothing that starts it");
        }
        if (inForceTo.isPresent() && inForceTo.get().isBefore(inForceFrom)) {
            throw new IllegalArgumentException(id + " ends before it begins");
        }
    }

    /** Whether a clock that starts on that day has this row. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(inForceFrom)
                && inForceTo.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** What a deadline of this rule is from the day after its due day. */
    public AfterDue afterDue() {
        if (sense == Sense.NOT_BEFORE || bound == Bound.FAMILY) {
            return AfterDue.LAPSED;
        }
        boolean answerable = bound == Bound.COUNCIL || bound == Bound.ADVICE_GIVER;
        return answerable && force != Force.GUIDANCE ? AfterDue.OVERDUE : AfterDue.LATE;
    }

    /** This row, for another range of days. Both days are inclusive. */
    DeadlineRule during(LocalDate from, Optional<LocalDate> to) {
        return new RuleRow(this).from(from).to(to).build();
    }
}
