package org.twentyweeks.local.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.RecordedFact;

/**
 * A row of the chronology.
 *
 * @param happenedOn one day, or none for a fact that only describes a period
 * @param details its fields in the published language, days and tasks aside
 */
record FactView(
        int number, List<DayView> happenedOn, String what, String details, String recordedAt, String recordedBy) {

    /** Shown elsewhere: the day in its own column, what was noted as tasks. */
    private static final Set<String> SHOWN_ELSEWHERE = Set.of("on", "at", "notifiedOn", "decidedOn", "noted");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    static FactView of(RecordedFact recorded) {
        var fact = recorded.fact();
        var words = fact.type().happened();
        return new FactView(
                recorded.number(),
                happenedOn(fact).map(DayView::of).stream().toList(),
                words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1),
                FactVocabulary.write(fact).entrySet().stream()
                        .filter(field -> !SHOWN_ELSEWHERE.contains(field.getKey()))
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", ")),
                moment(recorded.recordedAt()),
                recorded.recordedBy());
    }

    private static Optional<LocalDate> happenedOn(Fact fact) {
        return fact instanceof QuarantineDecided decided ? Optional.of(decided.decidedOn()) : fact.datedOn();
    }

    static List<FactView> of(List<RecordedFact> recorded) {
        return recorded.stream().map(FactView::of).toList();
    }

    /** For example {@code 27 March 2007, 2:30pm}, in London. */
    static String moment(Instant instant) {
        return DayInWords.plain(London.dayOf(instant)) + ", " + timeOfDay(instant);
    }

    /** For example {@code 2:30pm}, in London. */
    static String timeOfDay(Instant instant) {
        return TIME.format(instant.atZone(London.ZONE)).toLowerCase(Locale.UK).replace(".", "");
    }
}
