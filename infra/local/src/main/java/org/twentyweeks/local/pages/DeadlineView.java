package org.twentyweeks.local.pages;

import org.twentyweeks.core.casework.Deadline;

/**
 * A row of the table of deadlines.
 *
 * @param about the body or setting, empty when a case has one such deadline
 * @param lastWorkingDay when to act at the latest
 * @param provisional whether that rests on bank holidays that are not published yet
 */
record DeadlineView(
        String title,
        String about,
        String bound,
        DayView due,
        DayView lastWorkingDay,
        boolean provisional,
        StateTag state,
        String citation,
        String force,
        String explanation) {

    static DeadlineView of(Deadline deadline) {
        var rule = deadline.rule();
        return new DeadlineView(
                rule.title(),
                deadline.subjectInWords().orElse(""),
                rule.bound().words(),
                DayView.of(deadline.dueOn()),
                DayView.of(deadline.lastWorkingDay()),
                deadline.provisional(),
                StateTag.of(deadline.state()),
                rule.citation().text(),
                rule.force().words(),
                deadline.explanation().text());
    }
}
