package org.twentyweeks.core.casework;

import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.calendar.CalendarVersion;
import org.twentyweeks.core.calendar.WorkingDays;
import org.twentyweeks.core.statute.RuleBook;

/** All that a case's standing follows from beside its facts: fold, rule book and calendar. Each release has one. */
public final class Derivation {

    private static final Derivation CURRENT =
            new Derivation(CaseFile.FOLD_VERSION, RuleBook.current(), BankHolidays.ofEngland());

    private final StatutoryClock clock;
    private final DerivedBy versions;

    /** @param foldVersion goes up whenever the fold comes to another result for the same facts, rules and calendar */
    public Derivation(int foldVersion, RuleBook rules, BankHolidays holidays) {
        clock = new StatutoryClock(rules, new WorkingDays(holidays));
        versions = new DerivedBy(foldVersion, rules.version(), CalendarVersion.of(holidays));
    }

    /** That of this release. */
    public static Derivation current() {
        return CURRENT;
    }

    /** What a head says it was derived by. */
    public DerivedBy versions() {
        return versions;
    }

    StatutoryClock clock() {
        return clock;
    }
}
