package org.twentyweeks.local.pages;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.RecordedFact;

/**
 * A row of the chronology.
 *
 * @param happenedOn one day, or none for a fact that no day dates
 * @param isPeriod whether that is because it describes a period
 * @param details its fields in words, days and tasks aside
 * @param corrected that it no longer stands as it was recorded, and by which fact; empty while it stands
 */
record FactView(
        int number,
        List<DayView> happenedOn,
        boolean isPeriod,
        String what,
        String details,
        String corrected,
        String recordedAt,
        String recordedBy) {

    /** Shown elsewhere: the day in its own column, what was noted as tasks. */
    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of("on", "at", "notifiedOn", "sentOn", "toldOn", "awareOn", "decidedOn", "assignedOn", "noted");

    /** What the staff API says of a fact beside its fields. */
    private static final Set<String> OF_THE_RECORD =
            Set.of("number", "type", "recordedAt", "recordedBy", "correctedBy");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    private static FactView of(RecordedFact recorded, Optional<Integer> correctedBy) {
        var fact = recorded.fact();
        return new FactView(
                recorded.number(),
                happenedOn(fact).map(DayView::of).stream().toList(),
                fact instanceof Fact.SettingClosed,
                Words.capital(fact.happened()),
                details(fact),
                correctedBy.map(number -> "Corrected by fact " + number).orElse(""),
                moment(recorded.recordedAt()),
                InventedCouncil.named(recorded.recordedBy()));
    }

    /** Every fact of the case, in the order in which they were recorded. */
    static List<FactView> of(CaseFile file) {
        return file.recorded().stream()
                .map(recorded -> of(recorded, file.correctionOf(recorded.number())))
                .toList();
    }

    /** The facts as the staff API answers them. */
    static List<FactView> of(JsonNode facts) {
        return facts.valueStream()
                .map(fact -> of(
                        recorded(fact),
                        Optional.of(fact.path("correctedBy").asInt()).filter(number -> number > 0)))
                .toList();
    }

    private static RecordedFact recorded(JsonNode fact) {
        var fields = JSON.convertValue(fact, FIELDS);
        fields.keySet().removeAll(OF_THE_RECORD);
        return new RecordedFact(
                fact.path("number").asInt(),
                FactVocabulary.read(fact.path("type").asText(), fields),
                Instant.parse(fact.path("recordedAt").asText()),
                fact.path("recordedBy").asText());
    }

    private static String details(Fact fact) {
        if (fact instanceof Fact.FactCorrected correction) {
            return correction
                    .replacement()
                    .map(instead -> "Instead: " + instead.happened()
                            + instead.datedOn()
                                    .map(day -> ", " + DayInWords.withWeekday(day))
                                    .orElse("")
                            + (fields(instead).isEmpty() ? "" : " (" + fields(instead) + ")"))
                    .orElse("Nothing instead");
        }
        return fields(fact);
    }

    private static String fields(Fact fact) {
        var written = FactVocabulary.write(fact);
        return FactQuestions.of(fact.type(), "").stream()
                .filter(field -> !SHOWN_ELSEWHERE.contains(field.name()) && written.containsKey(field.name()))
                .map(field -> field.label() + ": " + FactQuestions.said(field, written.get(field.name())))
                .collect(Collectors.joining("; "));
    }

    private static Optional<LocalDate> happenedOn(Fact fact) {
        return switch (fact) {
            case QuarantineDecided decided -> Optional.of(decided.decidedOn());
            case OwnerAssigned assigned -> Optional.of(assigned.assignedOn());
            default -> fact.datedOn();
        };
    }

    /** The day in London of a moment as it is written, {@code 2007-03-27T13:30:00Z}. */
    static String day(String moment) {
        return London.dayOf(Instant.parse(moment)).toString();
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
