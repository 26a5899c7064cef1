package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.statute.Bound;
import org.twentyweeks.core.statute.Force;

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

    /** A deadline as the staff API answers it. */
    static DeadlineView of(JsonNode deadline) {
        return new DeadlineView(
                deadline.path("title").asText(),
                subject(deadline),
                Bound.valueOf(deadline.path("bound").asText()).words(),
                DayView.of(LocalDate.parse(deadline.path("dueOn").asText())),
                DayView.of(LocalDate.parse(deadline.path("lastWorkingDay").asText())),
                deadline.path("provisional").asBoolean(),
                StateTag.of(DeadlineState.valueOf(deadline.path("state").asText())),
                deadline.path("citation").asText(),
                Force.valueOf(deadline.path("force").asText()).words(),
                deadline.path("explanation").asText());
    }

    /** The body in words, or the setting as it is called; empty when there is neither. */
    static String subject(JsonNode deadline) {
        var subject = deadline.path("subject").asText();
        return Arrays.stream(AdviceBody.values())
                .filter(body -> body.name().equals(subject))
                .findFirst()
                .map(AdviceBody::words)
                .orElse(subject);
    }
}
