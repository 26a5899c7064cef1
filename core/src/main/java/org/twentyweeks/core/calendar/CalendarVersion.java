package org.twentyweeks.core.calendar;

import org.twentyweeks.core.hashing.Sha256;

/** Names the bank holidays in use, so that what was derived from other ones can be told to be stale. */
public final class CalendarVersion {

    private CalendarVersion() {}

    /** The first twelve hex digits of the SHA-256 of the published days. Changes with any day in the list. */
    public static String current() {
        return Holder.CURRENT;
    }

    /** The same of another list. */
    public static String of(BankHolidays holidays) {
        var days = new StringBuilder();
        holidays.published().forEach(holiday -> days.append(holiday.day()).append('\n'));
        return Sha256.hex(days.toString()).substring(0, 12);
    }

    private static final class Holder {
        private static final String CURRENT = of(BankHolidays.ofEngland());
    }
}
