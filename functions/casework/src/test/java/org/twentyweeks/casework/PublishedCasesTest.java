package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.staff.Role;

/**
 * The published cases, played through the staff API: a request is typed in, what happened is recorded fact by fact, and the
 * API's answer is held against the case. Played are those that begin with a request, as a case here does.
 */
class PublishedCasesTest {

    private static final Path CASES = Path.of(System.getProperty("project.root"))
            .resolve("infra/conformance/src/main/resources/org/twentyweeks/conformance/cases");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> DATING =
            List.of("on", "notifiedOn", "recordedOn", "sentOn", "toldOn", "awareOn", "returned");

    private final StaffApi api = new StaffApi().at("2036-01-15T10:00:00Z").as("0007", Role.CASEWORKER, Role.MANAGER);
    private int played;
    private int compared;
    private int refused;
    private int beforeTheRegulations;

    @Test
    void the_api_answers_every_case_that_begins_with_a_request_as_it_is_published() throws IOException {
        var published = published().stream()
                .filter(one -> one.path("facts").path(0).path("type").asText().equals("RequestReceived"))
                .toList();

        published.forEach(this::play);

        System.out.println("published cases through the staff API: " + played + " played, " + compared
                + " figures compared; " + refused + " with an exception that the law does not give, which was refused; "
                + beforeTheRegulations + " from before the Regulations, which was too");
        assertThat(played + refused + beforeTheRegulations).isEqualTo(published.size());
        assertThat(played).isGreaterThan(300);
        assertThat(compared).isGreaterThan(played);
    }

    private void play(JsonNode published) {
        var request = published.path("facts").path(0);
        var receivedOn = request.has("at")
                ? London.dayOf(Instant.parse(request.path("at").asText()))
                : LocalDate.parse(request.path("on").asText());
        var opened = api.post("/cases", """
                {"receivedOn": "%s", "route": "PHONE", "backdatedBecause": "FOUND_LATER",
                 "requester": {"phone": "01632 960000"}, "child": {"surname": "Sample"}}
                """.formatted(receivedOn));
        if (opened.status() == 422) {
            assertThat(opened.pointers()).containsExactly("/receivedOn");
            assertThat(receivedOn).isBefore("2014-09-01");
            beforeTheRegulations++;
            return;
        }
        var path = "/cases/" + opened.body().path("reference").asText();
        boolean given = true;
        for (int place = 1; place < published.path("facts").size(); place++) {
            given &= record(published, path, published.path("facts").path(place));
        }
        if (given) {
            compare(published, path, receivedOn);
        } else {
            refused++;
        }
    }

    /** Whether it was recorded. Nothing but an exception that the law does not give may be refused. */
    private boolean record(JsonNode published, String path, JsonNode fact) {
        var body = JSON.createObjectNode();
        body.putArray("facts").add(fact);
        var answer = api.post(path + "/facts", body.toString());
        if (answer.status() == 201) {
            return true;
        }
        assertThat(fact.path("type").asText())
                .as(published.path("id").asText() + " " + answer.body())
                .isEqualTo("ExceptionRecorded");
        assertThat(answer.pointers()).containsExactly("/facts/0/ground");
        return false;
    }

    private void compare(JsonNode published, String path, LocalDate receivedOn) {
        played++;
        var asAt = published.has("asAt")
                ? published.path("asAt").asText()
                : latest(published, receivedOn).toString();
        var deadlines = api.get(path + "/deadlines?asAt=" + asAt).body().path("deadlines");
        var rule = published.path("rule").asText();
        for (String field : List.of("dueOn", "lastWorkingDay", "state")) {
            var expected = published.path("expect").path(field);
            if (!expected.isMissingNode()) {
                compared++;
                boolean started = !published.path("expect").path("dueOn").isNull();
                assertThat(answers(deadlines, rule, field))
                        .as(published.path("id").asText() + " " + field)
                        .satisfies(
                                answers -> assertThat(started ? answers.contains(expected.asText()) : answers.isEmpty())
                                        .isTrue());
            }
        }
    }

    private static List<String> answers(JsonNode deadlines, String rule, String field) {
        var answers = new ArrayList<String>();
        deadlines.forEach(deadline -> {
            if (deadline.path("rule").asText().equals(rule)) {
                answers.add(deadline.path(field).asText());
            }
        });
        return answers;
    }

    private static LocalDate latest(JsonNode published, LocalDate receivedOn) {
        var latest = receivedOn;
        for (JsonNode fact : published.path("facts")) {
            for (String field : DATING) {
                var day = Optional.of(fact.path(field).asText()).filter(text -> !text.isEmpty());
                latest = day.map(LocalDate::parse).filter(latest::isBefore).orElse(latest);
            }
        }
        return latest;
    }

    private static List<JsonNode> published() throws IOException {
        var cases = new ArrayList<JsonNode>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                var root = JSON.readTree(Files.readString(file));
                (root.isArray() ? root : root.path("cases")).forEach(cases::add);
            }
        }
        return cases;
    }
}
