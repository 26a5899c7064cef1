package org.twentyweeks.core.statute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.WorkingDays;

/** The days of a case on which a due day may depend, as far as they are known on the day of the question. */
public interface CaseDays {

    /** The first day of the clock. */
    LocalDate startedOn();

    /** Another day that the fact that started the clock gives. */
    Optional<LocalDate> given(String field);

    /** The day of the last such fact after the start. */
    Optional<LocalDate> lastAfter(FactPattern fact);

    /** The day of the last such fact before the start, unless one of the others stands between the two. */
    Optional<LocalDate> lastBefore(FactPattern fact, List<FactPattern> unlessBetween);

    WorkingDays workingDays();
}
