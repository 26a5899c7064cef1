package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.WorkingDays;

/**
 * The Special Educational Needs and Disability (Coronavirus) (Amendment) Regulations 2020. They changed no date. From 1
 * May to 25 September 2020 they let a body that could not comply because of the coronavirus act as soon as it reasonably
 * could: a further ground for the rules that have grounds, for every clock whose days, from its start to its due day,
 * include any of that time.
 */
final class CoronavirusRegulations {

    private static final String CITATION = "SI 2020/471";

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, Month.MAY, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2020, Month.SEPTEMBER, 25);

    private static final UnconfirmedReading READING = new UnconfirmedReading(
            "SI 2020/471 adds its ground to this rule, and does so for every clock with a day from 1 May to 25 September"
                    + " 2020, the start and the due day included.",
            "The list of regulations that SI 2020/471 amended, and its transitional provision.");

    private CoronavirusRegulations() {}

    /** The rows of a rule over time, where these Regulations touched it; else the one row. */
    static Stream<DeadlineRule> amend(DeadlineRule rule) {
        if (rule.exceptions().grounds().isEmpty()) {
            return Stream.of(rule);
        }
        if (!(rule.due() instanceof Term term)) {
            throw new IllegalArgumentException(
                    rule.id() + " has grounds, so its due day must follow from its first day alone");
        }
        var firstStart = FIRST_DAY;
        while (!term.dueOn(firstStart.minusDays(1), WorkingDays.inEngland()).isBefore(FIRST_DAY)) {
            firstStart = firstStart.minusDays(1);
        }
        return Stream.of(
                rule.during(rule.inForceFrom(), Optional.of(firstStart.minusDays(1))),
                new RuleRow(rule)
                        .from(firstStart)
                        .to(Optional.of(LAST_DAY))
                        .grounds(rule.exceptions().and(Ground.CORONAVIRUS, CITATION))
                        .unconfirmed(READING)
                        .build(),
                rule.during(LAST_DAY.plusDays(1), Optional.empty()));
    }
}
