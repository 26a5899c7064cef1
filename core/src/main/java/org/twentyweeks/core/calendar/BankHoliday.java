package org.twentyweeks.core.calendar;

import java.time.LocalDate;

/**
 * A bank holiday in England.
 *
 * @param day the weekday on which it is taken
 * @param title as published on GOV.UK
 * @param substitute whether the day stands in for a holiday that fell on a weekend
 */
public record BankHoliday(LocalDate day, String title, boolean substitute) {}
