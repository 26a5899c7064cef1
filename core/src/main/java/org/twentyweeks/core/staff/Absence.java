package org.twentyweeks.core.staff;

import java.time.LocalDate;

/** When somebody is away, both days inclusive. */
public record Absence(LocalDate from, LocalDate to) {

    public Absence {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("An absence ends before it begins");
        }
    }
}
