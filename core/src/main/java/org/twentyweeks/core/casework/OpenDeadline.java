package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A deadline that nothing has met or closed, as the head of a case keeps it. Whether it is open or overdue depends on
 * the day of the reader, and so is not kept.
 *
 * @param rule the published id of its rule
 * @param subject the body or setting it is about, where a case has several such clocks
 * @param dueOn the last day in time
 * @param lastWorkingDay when to act at the latest
 */
public record OpenDeadline(String rule, Optional<String> subject, LocalDate dueOn, LocalDate lastWorkingDay) {}
