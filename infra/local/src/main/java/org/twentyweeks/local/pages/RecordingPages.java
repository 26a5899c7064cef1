package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.twentyweeks.local.pages.StaffCalls.Reply;
import org.twentyweeks.local.pages.StaffForm.ErrorLine;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHeader;

/** The forms by which people record something in a case. */
final class RecordingPages {

    private final StaffCalls calls;

    RecordingPages(StaffCalls calls) {
        this.calls = calls;
    }

    private record Choosing(String title, InventedPerson person, String reference, List<Group> groups) {}

    private record Group(String title, List<TypeLine> types) {}

    private record TypeLine(String published, String happened) {}

    /** What can have happened. */
    WebAnswer choose(InventedPerson person, String reference) {
        var groups = new ArrayList<Group>();
        for (FactGroup group : FactGroup.values()) {
            groups.add(new Group(
                    group.title(),
                    group.types().stream()
                            .map(type -> new TypeLine(type.published(), Words.capital(type.happened())))
                            .toList()));
        }
        return Pages.page(200, "staff-choose", new Choosing("What happened?", person, reference, groups));
    }

    /**
     * What that page of a case records.
     *
     * @param page for example {@code correct}
     * @return empty when there is nothing of that kind to record
     */
    Optional<Recording> recording(InventedPerson person, String page, FormFields query, Reply shown) {
        return switch (page) {
            case "record" -> FactQuestions.type(query.text("type")).map(Recording::fact);
            case "correct" -> fact(query, shown).flatMap(Recording::correction);
            case "take-back" -> fact(query, shown).flatMap(Recording::removal);
            case "reject" -> Optional.of(Recording.rejection());
            case "owner" ->
                Optional.of(Recording.owner(calls.get(person, "/staff", "").body()));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> fact(FormFields query, Reply shown) {
        return shown.body()
                .path("facts")
                .valueStream()
                .filter(fact -> fact.path("number").asText().equals(query.text("fact")))
                .findFirst();
    }

    /** The form before anything is typed. */
    WebAnswer ask(InventedPerson person, Recording recording, Reply shown) {
        var questions = recording.fields().stream()
                .map(field -> field.asked(recording.known().getOrDefault(field.name(), "")))
                .toList();
        return page(
                200,
                person,
                recording,
                shown.body().path("reference").asText(),
                new Sending(UUID.randomUUID().toString(), shown.etag()),
                List.of(),
                List.of(),
                questions);
    }

    /** @param key the Idempotency-Key @param etag the state that was seen */
    private record Sending(String key, String etag) {}

    /** Records what was typed, or shows what is to be put right or what changed meanwhile. */
    WebAnswer send(InventedPerson person, Recording recording, String reference, FormFields typed) {
        var sending = new Sending(typed.text("key"), typed.text("etag"));
        var values = new LinkedHashMap<String, Object>();
        var questions = new ArrayList<Question>();
        for (Field field : recording.fields()) {
            var answer = field.read(typed);
            questions.add(answer.question());
            answer.value().ifPresent(value -> values.put(field.pointer(), value));
        }
        if (questions.stream().anyMatch(question -> !question.error().isEmpty())) {
            return page(400, person, recording, reference, sending, List.of(), List.of(), questions);
        }
        var reply = calls.send(
                "POST",
                person,
                "/cases/" + reference + "/" + recording.operation(),
                recording.body(values),
                new WebHeader("Idempotency-Key", sending.key()),
                new WebHeader("If-Match", sending.etag()));
        if (reply.isGood()) {
            return WebAnswer.seeOther(person.home() + "/cases/" + reference + "?" + done(reply.body()));
        }
        // A decision on what is held does not say what changed: the case itself has to be looked at again.
        if (reply.isChangedMeanwhile() && reply.body().has("changes")) {
            return page(
                    409,
                    person,
                    recording,
                    reference,
                    new Sending(sending.key(), reply.etag()),
                    List.of(),
                    FactView.of(reply.body().path("changes")),
                    questions);
        }
        return reply.status() == 422
                ? refused(person, recording, reference, typed, sending, reply)
                : StaffProblemPage.of(person, reply);
    }

    /** What the page of the case is to say first: which fact was recorded, or what was decided. */
    private static String done(JsonNode answer) {
        return answer.has("outcome")
                ? "decided=" + answer.path("outcome").asText()
                : "recorded=" + answer.path("recorded").path(0).path("number").asInt();
    }

    private static WebAnswer refused(
            InventedPerson person,
            Recording recording,
            String reference,
            FormFields typed,
            Sending sending,
            Reply reply) {
        var errors = reply.body().path("errors");
        var elsewhere = new ArrayList<ErrorLine>();
        var messages = new LinkedHashMap<String, String>();
        errors.forEach(error -> {
            var pointer = error.path("pointer").asText();
            var detail = error.path("detail").asText();
            recording.fields().stream()
                    .filter(field -> field.pointer().equals(pointer))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> messages.put(field.name(), field.label() + ": " + Words.within(detail)),
                            () -> elsewhere.add(new ErrorLine("main", detail)));
        });
        var questions = recording.fields().stream()
                .map(field -> Optional.ofNullable(messages.get(field.name()))
                        .map(message -> field.refused(typed, message))
                        .orElseGet(() -> field.read(typed).question()))
                .toList();
        return page(422, person, recording, reference, sending, elsewhere, List.of(), questions);
    }

    private static WebAnswer page(
            int status,
            InventedPerson person,
            Recording recording,
            String reference,
            Sending sending,
            List<ErrorLine> elsewhere,
            List<FactView> changes,
            List<Question> questions) {
        var errors = new ArrayList<>(elsewhere);
        questions.stream()
                .filter(question -> !question.error().isEmpty())
                .forEach(question -> errors.add(new ErrorLine(question.errorAt(), question.error())));
        return Pages.page(
                status,
                "staff-form",
                new StaffForm(
                        (errors.isEmpty() ? "" : "Error: ") + recording.heading(),
                        person,
                        reference,
                        recording.heading(),
                        person.home() + "/cases/" + reference + "/" + recording.page(),
                        changes.isEmpty()
                                ? recording.button()
                                : "It is still right: " + Words.within(recording.button()),
                        sending.key(),
                        sending.etag(),
                        errors,
                        changes,
                        questions));
    }
}
