package org.twentyweeks.casework;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.PersonalPart;
import org.twentyweeks.core.casework.ReadCase.Shown;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.casework.Task;

/** Cases, facts and deadlines as the staff API writes them, in the published language. */
final class CaseJson {

    private CaseJson() {}

    /** A whole case; what identifies people, and who else may be the same child, where the caller sees persons. */
    static Map<String, Object> of(Shown shown) {
        var stored = shown.stored();
        var file = shown.file();
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", stored.head().reference().shown());
        body.put("status", file.status().name());
        body.put("statusInWords", file.status().words());
        stored.standing().receivedOn().map(LocalDate::toString).ifPresent(day -> body.put("receivedOn", day));
        body.put("owner", stored.head().owner());
        body.put("assignedOn", stored.head().assignedOn().toString());
        body.put("facts", facts(file.recorded(), file));
        body.put("chronology", file.inOrder().stream().map(CaseJson::happened).toList());
        body.put("deadlines", deadlines(shown.deadlines()));
        body.put("tasks", shown.tasks().stream().map(CaseJson::task).toList());
        if (!shown.persons().isEmpty()) {
            body.put(
                    "possibleDuplicates",
                    shown.possibleDuplicates().stream().map(Reference::shown).toList());
            body.put("persons", shown.persons().stream().map(CaseJson::person).toList());
        }
        return body;
    }

    /** Facts as they stand in the record, each with who recorded it and by which fact it was corrected. */
    static List<Map<String, Object>> facts(List<RecordedFact> recorded, CaseFile file) {
        return recorded.stream().map(fact -> fact(fact, file)).toList();
    }

    private static Map<String, Object> fact(RecordedFact recorded, CaseFile file) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("number", recorded.number());
        fact.put("type", recorded.fact().type().published());
        fact.putAll(FactVocabulary.write(recorded.fact()));
        fact.put("recordedAt", recorded.recordedAt().toString());
        fact.put("recordedBy", recorded.recordedBy());
        file.correctionOf(recorded.number()).ifPresent(number -> fact.put("correctedBy", number));
        return fact;
    }

    private static Map<String, Object> happened(Fact fact) {
        var line = new LinkedHashMap<String, Object>();
        fact.datedOn().map(LocalDate::toString).ifPresent(day -> line.put("on", day));
        line.put("type", fact.type().published());
        line.put("happened", fact.happened());
        return line;
    }

    static List<Map<String, Object>> deadlines(List<Deadline> deadlines) {
        return deadlines.stream().map(CaseJson::deadline).toList();
    }

    private static Map<String, Object> deadline(Deadline deadline) {
        var rule = deadline.rule();
        var body = new LinkedHashMap<String, Object>();
        body.put("rule", rule.id());
        body.put("title", rule.title());
        deadline.subject().ifPresent(subject -> body.put("subject", subject));
        body.put("startedBy", deadline.startedBy().type().published());
        body.put("startedOn", deadline.startedOn().toString());
        body.put("dueOn", deadline.dueOn().toString());
        body.put("lastWorkingDay", deadline.lastWorkingDay().toString());
        body.put("provisional", deadline.provisional());
        body.put("state", deadline.state().name());
        body.put("explanation", deadline.explanation().text());
        body.put("citation", rule.citation().text());
        body.put("bound", rule.bound().name());
        body.put("force", rule.force().name());
        return body;
    }

    private static Map<String, Object> task(Task task) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", task.code());
        body.put("task", task.sentence());
        return body;
    }

    private static Map<String, Object> person(PersonalPart person) {
        var body = new LinkedHashMap<String, Object>();
        body.put("requester", requester(person.referral().requester()));
        body.put("child", child(person.referral().child()));
        body.put("original", new String(person.original().toArray(), StandardCharsets.UTF_8));
        return body;
    }

    private static Map<String, Object> requester(Referral.Requester requester) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "type", requester.type());
        put(body, "name", requester.name());
        put(body, "email", requester.email());
        put(body, "phone", requester.phone());
        put(body, "relationship", requester.relationship());
        return body;
    }

    private static Map<String, Object> child(Referral.Child child) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "forename", child.forename());
        put(body, "surname", child.surname());
        put(body, "knownAs", child.knownAs());
        put(body, "dateOfBirth", child.dateOfBirth());
        put(body, "postcode", child.postcode());
        if (!child.addressLines().isEmpty()) {
            body.put("addressLines", child.addressLines());
        }
        put(body, "upn", child.upn());
        put(body, "nhsNumber", child.nhsNumber());
        put(body, "settingName", child.settingName());
        put(body, "settingUrn", child.settingUrn());
        put(body, "yearGroup", child.yearGroup());
        return body;
    }

    private static void put(Map<String, Object> body, String name, String answer) {
        if (!answer.isEmpty()) {
            body.put(name, answer);
        }
    }
}
