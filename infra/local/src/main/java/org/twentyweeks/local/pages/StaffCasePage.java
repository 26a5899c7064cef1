package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.statute.FactType;
import org.twentyweeks.local.pages.StaffCalls.Reply;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.WebAnswer;

/** A case as somebody's roles show it. */
final class StaffCasePage {

    private static final Set<Role> CORRECT = EnumSet.of(Role.CASEWORKER, Role.TRIBUNAL_OFFICER, Role.MANAGER);
    private static final Set<Role> RECORD =
            EnumSet.of(Role.INTAKE, Role.CASEWORKER, Role.TRIBUNAL_OFFICER, Role.MANAGER);

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("type", "Asked as"),
            Map.entry("name", "Name"),
            Map.entry("email", "E-mail"),
            Map.entry("phone", "Telephone"),
            Map.entry("relationship", "Relationship"),
            Map.entry("forename", "First name"),
            Map.entry("surname", "Last name"),
            Map.entry("knownAs", "Known as"),
            Map.entry("dateOfBirth", "Date of birth"),
            Map.entry("postcode", "Postcode"),
            Map.entry("addressLines", "Address"),
            Map.entry("upn", "Unique pupil number"),
            Map.entry("nhsNumber", "NHS number"),
            Map.entry("settingName", "School or college"),
            Map.entry("settingUrn", "Its reference number"),
            Map.entry("yearGroup", "Year group"));

    private StaffCasePage() {}

    /**
     * @param recorded what was recorded just now, empty for nothing
     * @param decided what was decided just now of what was held, empty for nothing
     * @param nothingRunning what to say instead of deadlines, empty when there are some
     */
    private record Model(
            String title,
            InventedPerson person,
            String reference,
            String receivedOn,
            String status,
            String owner,
            String recorded,
            String decided,
            List<DeadlineGroup> groups,
            String nothingRunning,
            List<String> tasks,
            List<String> duplicates,
            List<PersonView> persons,
            List<Happening> chronology,
            List<FactRow> facts,
            boolean mayRecord,
            boolean mayGive,
            boolean mayAccept,
            boolean mayReject) {}

    private record PersonView(List<Line> child, List<Line> requester, String original) {}

    private record Line(String label, String value) {}

    private record Happening(String on, String happened) {}

    /** @param mayCorrect whether it stands and whoever looks may say otherwise */
    private record FactRow(FactView fact, boolean mayCorrect) {}

    /** The page of a case that the staff API showed. @param query may name what was just recorded or decided */
    static WebAnswer show(InventedPerson person, Reply shown, FormFields query) {
        var body = shown.body();
        var reference = body.path("reference").asText();
        var status = CaseStatus.valueOf(body.path("status").asText());
        // What is held has to be decided before anything else is recorded of it.
        boolean isCase = !status.isInQuarantine();
        var facts = facts(body.path("facts"), isCase && CORRECT.contains(person.role()));
        var groups = DeadlineGroup.of(body.path("deadlines"));
        return Pages.page(
                200,
                "staff-case",
                new Model(
                        "Case " + reference,
                        person,
                        reference,
                        body.has("receivedOn")
                                ? Words.day(body.path("receivedOn").asText())
                                : CasePage.notReceived(status),
                        body.path("statusInWords").asText(),
                        Words.capital(InventedCouncil.named(body.path("owner").asText())),
                        facts.stream()
                                .map(FactRow::fact)
                                .filter(fact -> Integer.toString(fact.number()).equals(query.text("recorded")))
                                .map(FactView::what)
                                .findFirst()
                                .orElse(""),
                        query.text("decided").isEmpty() ? "" : decided(status, body.path("facts")),
                        groups,
                        nothingRunning(status, groups),
                        // Which may be the same child is shown by itself, with the way there.
                        texts(body.path("tasks")
                                .valueStream()
                                .filter(task -> !task.path("code").asText().equals("possible-duplicate"))
                                .map(task -> task.path("task"))),
                        texts(body.path("possibleDuplicates").valueStream()),
                        body.path("persons")
                                .valueStream()
                                .map(StaffCasePage::person)
                                .toList(),
                        body.path("chronology")
                                .valueStream()
                                .map(line -> new Happening(
                                        Words.day(line.path("on").asText()),
                                        Words.capital(line.path("happened").asText())))
                                .toList(),
                        facts,
                        isCase && RECORD.contains(person.role()),
                        isCase && person.role() == Role.MANAGER,
                        person.looksThroughHeld() && !isCase,
                        person.looksThroughHeld() && status == CaseStatus.QUARANTINED));
    }

    /** What somebody decided of what was held; empty while nobody has. */
    private static String decided(CaseStatus status, JsonNode facts) {
        boolean isDecided = facts.valueStream()
                .anyMatch(fact -> fact.path("type").asText().equals(FactType.QUARANTINE_DECIDED.published()));
        if (!isDecided) {
            return "";
        }
        return status == CaseStatus.REJECTED
                ? "This was found to be no request. It is kept, and can still be accepted."
                : "This was accepted as a request. Every date is counted from the day it came.";
    }

    private static String nothingRunning(CaseStatus status, List<DeadlineGroup> groups) {
        if (status == CaseStatus.REJECTED) {
            return CasePage.NO_REQUEST;
        }
        return groups.isEmpty() ? "Nothing that starts a clock has happened in this case, so it has no deadlines." : "";
    }

    private static List<FactRow> facts(JsonNode facts, boolean mayCorrect) {
        return Stream.of(facts)
                .flatMap(all -> FactView.of(all).stream())
                .map(fact -> new FactRow(
                        fact,
                        mayCorrect
                                && fact.corrected().isEmpty()
                                && FactQuestions.type(facts.path(fact.number() - 1)
                                                .path("type")
                                                .asText())
                                        .isPresent()))
                .toList();
    }

    private static List<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(JsonNode::asText).toList();
    }

    private static PersonView person(JsonNode part) {
        return new PersonView(
                lines(part.path("child")),
                lines(part.path("requester")),
                part.path("original").asText());
    }

    private static List<Line> lines(JsonNode answers) {
        return answers.properties().stream()
                .map(answer -> new Line(LABELS.getOrDefault(answer.getKey(), answer.getKey()), value(answer)))
                .toList();
    }

    private static String value(Map.Entry<String, JsonNode> answer) {
        var value = answer.getValue();
        if (value.isArray()) {
            return String.join(", ", texts(value.valueStream()));
        }
        return answer.getKey().equals("type")
                ? Words.capital(value.asText().toLowerCase(Locale.UK).replace('_', ' '))
                : value.asText();
    }
}
