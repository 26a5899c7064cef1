package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.casework.StaffApi.Answer;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

/** Every operation of the staff API, as a caseworker meets it, and what it says to what cannot be taken. */
class CaseworkApiTest {

    private static final String LETTER = """
            {"receivedOn": "2026-02-26", "route": "POST", "backdatedBecause": "CAME_BY_POST",
             "requester": {"type": "PARENT", "name": "Ada Sample", "email": "ada@example.org"},
             "child": {"forename": "Robin", "surname": "Sample", "dateOfBirth": "2018-05-04", "upn": ""},
             "reason": "Robin cannot follow the lessons."}
            """;
    private static final String ASSESS = """
            {"facts": [{"type": "AssessmentDecided", "notifiedOn": "2026-03-02", "outcome": "ASSESS"}]}
            """;

    private final StaffApi api = new StaffApi();
    private String reference = "";

    @BeforeEach
    void openACase() {
        reference = api.post("/cases", LETTER, "Idempotency-Key", "letter-1")
                .body()
                .path("reference")
                .asText();
    }

    // ---- POST /cases

    @Test
    void a_letter_is_typed_in_and_its_clock_runs_from_the_day_on_which_it_came() {
        var answer = api.post("/cases", LETTER, "Idempotency-Key", "letter-2");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("receivedOn").asText()).isEqualTo("2026-02-26");
        assertThat(answer.body().path("decisionDueOn").asText()).isEqualTo("2026-04-09");
        assertThat(answer.body().path("planDueOn").asText()).isEqualTo("2026-07-16");
        assertThat(answer.headers())
                .containsEntry(
                        "Location", "cases/" + answer.body().path("reference").asText());
        var fact = shown().path("facts").path(0);
        assertThat(fact.path("on").asText()).isEqualTo("2026-02-26");
        assertThat(fact.path("route").asText()).isEqualTo("POST");
        assertThat(fact.path("backdatedBecause").asText()).isEqualTo("CAME_BY_POST");
        assertThat(fact.path("recordedBy").asText()).isEqualTo("staff:0007");
    }

    @Test
    void the_same_letter_again_is_the_same_case_and_another_day_of_it_is_not() {
        assertThat(api.post("/cases", LETTER, "Idempotency-Key", "letter-1")
                        .body()
                        .path("reference")
                        .asText())
                .isEqualTo(reference);
        assertThat(api.post("/cases", LETTER.replace("02-26", "02-25"), "Idempotency-Key", "letter-1")
                        .status())
                .isEqualTo(409);
        assertThat(api.cases.size()).isEqualTo(1);
    }

    @Test
    void what_a_letter_lacks_is_named() {
        assertThat(api.post("/cases", LETTER.replace("2026-02-26", "2026-03-03"))
                        .pointers())
                .containsExactly("/receivedOn");
        assertThat(api.post("/cases", LETTER.replace("2026-02-26", "26 February"))
                        .pointers())
                .containsExactly("/receivedOn");
        assertThat(api.post("/cases", LETTER.replace("\"backdatedBecause\": \"CAME_BY_POST\",", ""))
                        .pointers())
                .containsExactly("/backdatedBecause");
        assertThat(api.post("/cases", LETTER.replace("2026-02-26", "2026-03-02"))
                        .pointers())
                .containsExactly("/backdatedBecause");
        assertThat(api.post("/cases", LETTER.replace("\"route\": \"POST\"", "\"route\": \"FORM\""))
                        .pointers())
                .containsExactly("/route");
        assertThat(api.post("/cases", LETTER.replace("ada@example.org", "")).pointers())
                .containsExactly("/requester/email");
        assertThat(api.cases.size()).isEqualTo(1);
    }

    @Test
    void a_letter_typed_in_before_midnight_and_sent_again_after_it_is_the_same_case() {
        var today = LETTER.replace("2026-02-26", "2026-03-02").replace("\"backdatedBecause\": \"CAME_BY_POST\",", "");
        api.at("2026-03-02T23:59:58Z");
        var first = api.post("/cases", today, "Idempotency-Key", "late");

        api.at("2026-03-03T00:00:03Z");
        var again = api.post("/cases", today, "Idempotency-Key", "late");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.post("/cases", today, "Idempotency-Key", "another").pointers())
                .containsExactly("/backdatedBecause");
    }

    @Test
    void a_key_is_that_of_whoever_chose_it() {
        var other = api.as("0009", Role.INTAKE)
                .post("/cases", LETTER.replace("Robin", "Sam"), "Idempotency-Key", "letter-1");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.body().path("reference").asText()).isNotEqualTo(reference);
    }

    // ---- GET /cases/{reference}

    @Test
    void a_caseworker_sees_the_case_whole() {
        var body = shown();

        assertThat(body.path("reference").asText()).isEqualTo(reference);
        assertThat(body.path("status").asText()).isEqualTo("REQUESTED");
        assertThat(body.path("owner").asText()).isEqualTo("team:intake");
        assertThat(body.path("persons").path(0).path("child").path("surname").asText())
                .isEqualTo("Sample");
        assertThat(body.path("persons").path(0).path("original").asText()).contains("cannot follow");
        var decision = deadline(body, "decide-whether-to-assess");
        assertThat(decision.path("dueOn").asText()).isEqualTo("2026-04-09");
        assertThat(decision.path("startedBy").asText()).isEqualTo("RequestReceived");
        assertThat(decision.path("explanation").asText())
                .contains("26 February 2026")
                .contains("6 weeks");
        assertThat(decision.path("citation").asText()).contains("5(1)");
        assertThat(body.path("tasks")).isNotEmpty();
    }

    @Test
    void an_auditor_sees_no_person() {
        var body = api.as("0011", Role.QA_AUDITOR).get("/cases/" + reference).body();

        assertThat(body.has("persons")).isFalse();
        assertThat(body.has("possibleDuplicates")).isFalse();
        assertThat(body.toString()).doesNotContain("Robin").doesNotContain("example.org");
        assertThat(body.path("deadlines")).isNotEmpty();
    }

    @Test
    void a_reference_is_read_however_it_is_typed() {
        var typed = reference.replace("-", "").toLowerCase(Locale.ROOT);

        assertThat(api.get("/cases/" + typed).status()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_and_what_may_not_be_seen_are_answered_alike() {
        var opened = SampleCases.held("held", SampleReferrals.complete());
        api.cases.accept(opened);
        var held = opened.head().reference().shown();
        var absent = SampleCases.opened("absent", SampleReferrals.least())
                .head()
                .reference()
                .shown();

        for (String path : List.of("/cases/" + held, "/cases/" + absent, "/cases/no-reference")) {
            var answer = api.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("type").asText()).endsWith("no-such-case");
            assertThat(answer.body().path("detail").asText())
                    .isEqualTo(api.get("/cases/" + absent).body().path("detail").asText());
        }
        for (String path : List.of("/cases/" + held, "/cases/" + absent)) {
            assertThat(api.post(path + "/facts", ASSESS, "If-Match", "\"1.x\"").status())
                    .isEqualTo(404);
            assertThat(api.post(path + "/corrections", "{\"corrects\": 1, \"reason\": \"KEYED_WRONGLY\"}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(api.audit.everything()).isEmpty();
        assertThat(api.as("0001", Role.INTAKE).get("/cases/" + held).status()).isEqualTo(200);
        assertThat(api.post("/cases/" + held + "/facts", ASSESS).pointers()).containsExactly("/facts/0/type");
    }

    @Test
    void another_request_for_the_child_is_shown_as_a_possible_duplicate() {
        var other = api.post("/cases", LETTER).body().path("reference").asText();

        var body = shown();

        assertThat(body.path("possibleDuplicates").path(0).asText()).isEqualTo(other);
    }

    // ---- GET /cases/{reference}/deadlines

    @Test
    void deadlines_stand_as_if_today_were_another_day() {
        var body = api.get("/cases/" + reference + "/deadlines?asAt=2026-04-10").body();

        assertThat(body.path("asAt").asText()).isEqualTo("2026-04-10");
        assertThat(deadline(body, "decide-whether-to-assess").path("state").asText())
                .isEqualTo("OVERDUE");
        assertThat(api.get("/cases/" + reference + "/deadlines?asAt=tomorrow").status())
                .isEqualTo(400);
    }

    // ---- POST /cases/{reference}/facts

    @Test
    void a_fact_is_recorded_and_the_law_s_answer_changes() {
        var answer = api.post(facts(), ASSESS);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("recorded").path(0).path("number").asInt())
                .isEqualTo(2);
        assertThat(answer.body().path("status").asText()).isEqualTo("ASSESSING");
        assertThat(deadline(answer.body(), "decide-whether-to-assess")
                        .path("state")
                        .asText())
                .isEqualTo("MET");
        assertThat(answer.etag()).isEqualTo(api.get("/cases/" + reference).etag());
    }

    @Test
    void the_same_recording_again_is_recorded_once() {
        api.post(facts(), ASSESS, "Idempotency-Key", "one");

        var again = api.post(facts(), ASSESS, "Idempotency-Key", "one");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("recorded").path(0).path("number").asInt()).isEqualTo(2);
        assertThat(shown().path("facts")).hasSize(2);
        assertThat(api.post(facts(), plan("2026-03-01"), "Idempotency-Key", "one")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void of_two_who_record_at_once_one_learns_what_changed_and_can_repeat() {
        var seen = api.get("/cases/" + reference).etag();
        api.as("0009", Role.CASEWORKER).post(facts(), ASSESS, "If-Match", seen);

        var mine = api.as("0007", Role.CASEWORKER).post(facts(), plan("2026-03-02"), "If-Match", seen);

        assertThat(mine.status()).isEqualTo(409);
        assertThat(mine.body().path("changes")).hasSize(1);
        assertThat(mine.body().path("changes").path(0).path("type").asText()).isEqualTo("AssessmentDecided");
        assertThat(mine.body().path("changes").path(0).path("recordedBy").asText())
                .isEqualTo("staff:0009");
        assertThat(api.audit.everything())
                .last()
                .returns("recordFacts", Reading::route)
                .returns("staff:0007", Reading::readBy)
                .returns(Set.of(CasePart.FACTS), Reading::parts);
        assertThat(api.post(facts(), plan("2026-03-02"), "If-Match", mine.etag())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void every_fact_that_cannot_be_taken_is_named_and_nothing_is_recorded() {
        var answer = api.post(facts(), """
                {"facts": [{"type": "PlanAgreed", "on": "2026-03-02"},
                           {"type": "PlanAgreed", "on": "2026-02-30"},
                           {"type": "PlanMade", "on": "2026-03-02"},
                           {"type": "AssessmentDecided", "outcome": "ASSESS"},
                           {"type": "PlanAgreed", "on": "2026-03-02", "by": "me"},
                           {"type": "OwnerAssigned", "owner": "staff:0007"},
                           {"type": "RequestReceived", "on": "2026-03-02", "noted": []},
                           7]}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers())
                .containsExactly(
                        "/facts/1/on",
                        "/facts/2/type",
                        "/facts/3/notifiedOn",
                        "/facts/4",
                        "/facts/5/type",
                        "/facts/6/noted",
                        "/facts/7/");
        assertThat(api.post(facts(), plan("2026-03-03")).pointers()).containsExactly("/facts/0/on");
        assertThat(shown().path("facts")).hasSize(1);
    }

    @Test
    void an_exception_that_fails_its_test_is_refused_with_the_test() {
        var answer = api.post(facts(), """
                {"facts": [{"type": "ExceptionRecorded", "ground": "ABSENT_FROM_AREA", "rule": "decide-whether-to-assess",
                            "recordedOn": "2026-03-02"}]}
                """);

        assertThat(answer.pointers()).containsExactly("/facts/0/ground");
        assertThat(answer.body().path("errors").path(0).path("detail").asText()).contains("at least 28 days");
    }

    @Test
    void ten_thousand_facts_at_once_are_too_many() {
        var facts = new ArrayList<String>();
        for (int number = 0; number < 2_000; number++) {
            facts.add("{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\"}");
        }

        var answer = api.post(facts(), "{\"facts\": [" + String.join(",", facts) + "]}");

        assertThat(answer.pointers()).containsExactly("/facts");
        assertThat(shown().path("facts")).hasSize(1);
    }

    @Test
    void a_body_that_is_none_is_refused_for_what_it_is() {
        assertThat(api.post(facts(), "{").status()).isEqualTo(400);
        assertThat(api.post(facts(), "[]").status()).isEqualTo(422);
        assertThat(api.post(facts(), "{\"facts\": []}").status()).isEqualTo(422);
        assertThat(api.post(facts(), ASSESS, "Content-Type", "text/plain").status())
                .isEqualTo(415);
        assertThat(api.post(facts(), ASSESS, "If-Match", "yesterday's").status())
                .isEqualTo(400);
        assertThat(api.post("/cases/no-reference/facts", ASSESS).status()).isEqualTo(404);
        assertThat(shown().path("facts")).hasSize(1);
    }

    // ---- POST /cases/{reference}/corrections

    @Test
    void a_corrected_day_recalculates_every_clock_that_it_started() {
        var earlier = """
                {"corrects": 1, "reason": "EVIDENCE_FOUND",
                 "replacement": {"type": "RequestReceived", "on": "2026-02-19", "source": "PARENT", "route": "POST"}}
                """;
        var refused = api.post("/cases/" + reference + "/corrections", earlier);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").path(0).path("detail").asText())
                .contains("a manager corrects that");
        assertThat(api.post("/cases/" + reference + "/corrections", earlier.replace("2026-02-19", "2026-02-26"))
                        .status())
                .isEqualTo(201);

        var answer = api.as("0001", Role.MANAGER).post("/cases/" + reference + "/corrections", earlier);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(deadline(answer.body(), "decide-whether-to-assess")
                        .path("dueOn")
                        .asText())
                .isEqualTo("2026-04-02");
        assertThat(shown().path("facts").path(0).path("correctedBy").asInt()).isEqualTo(3);
        assertThat(api.post("/cases/" + reference + "/corrections", "{\"corrects\": 9, \"reason\": \"KEYED_WRONGLY\"}")
                        .pointers())
                .containsExactly("/corrects");
        assertThat(api.post("/cases/" + reference + "/corrections", "{\"corrects\": 1, \"reason\": \"BECAUSE\"}")
                        .pointers())
                .containsExactly("/reason");
    }

    // ---- POST /cases/{reference}/owner

    @Test
    void a_manager_gives_the_case_to_somebody_who_is_active() {
        api.as("0001", Role.MANAGER);

        var answer = give("staff:0007");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("owner").asText()).isEqualTo("staff:0007");
        assertThat(give("staff:0008").pointers()).containsExactly("/owner");
        assertThat(give("team:south").pointers()).containsExactly("/owner");
        assertThat(give("Mo Sample").pointers()).containsExactly("/owner");
        assertThat(shown().path("owner").asText()).isEqualTo("staff:0007");
    }

    @Test
    void a_case_given_away_before_midnight_and_once_more_after_it_is_given_once() {
        api.as("0001", Role.MANAGER).at("2026-03-02T23:59:58Z");
        var given = "{\"owner\": \"staff:0007\", \"reason\": \"ALLOCATED\"}";
        api.post("/cases/" + reference + "/owner", given, "Idempotency-Key", "mine");

        api.at("2026-03-03T00:00:03Z");

        assertThat(api.post("/cases/" + reference + "/owner", given, "Idempotency-Key", "mine")
                        .status())
                .isEqualTo(200);
        assertThat(api.post(
                                "/cases/" + reference + "/owner",
                                given.replace("ALLOCATED", "COVER"),
                                "Idempotency-Key",
                                "mine")
                        .status())
                .isEqualTo(409);
    }

    private Answer give(String owner) {
        return api.post("/cases/" + reference + "/owner", "{\"owner\": \"" + owner + "\", \"reason\": \"ALLOCATED\"}");
    }

    // ---- GET /worklist

    @Test
    void a_worklist_says_what_is_due_and_why() {
        api.as("0001", Role.MANAGER);
        give("staff:0007");
        api.as("0007", Role.CASEWORKER).at("2026-04-10T08:00:00Z");

        var body = api.get("/worklist").body();

        assertThat(body.path("owner").asText()).isEqualTo("staff:0007");
        assertThat(body.path("until").asText()).isEqualTo("2026-05-08");
        var entry = body.path("cases").path(0);
        assertThat(entry.path("reference").asText()).isEqualTo(reference);
        assertThat(entry.path("nextActionOn").asText()).isEqualTo("2026-04-09");
        var decision = deadline(entry, "decide-whether-to-assess");
        assertThat(decision.path("state").asText()).isEqualTo("OVERDUE");
        assertThat(decision.path("citation").asText()).contains("5(1)");
        assertThat(decision.path("bound").asText()).isEqualTo("COUNCIL");
        assertThat(body.toString()).doesNotContain("Robin");
        assertThat(api.audit.everything()).isEmpty();
    }

    @Test
    void pages_of_a_worklist_follow_one_another_and_no_other_list() {
        for (int number = 0; number < 60; number++) {
            api.post("/cases", LETTER);
        }

        var first = api.get("/worklist?owner=team:intake&until=2026-12-31").body();
        var second = api.get("/worklist?owner=team:intake&until=2026-12-31&cursor="
                        + first.path("next").asText())
                .body();

        assertThat(first.path("cases").size() + second.path("cases").size()).isEqualTo(61);
        for (String other : List.of(
                "/worklist?owner=team:north&until=2026-12-31&cursor=",
                "/worklist?owner=team:intake&until=2026-12-30&cursor=",
                "/quarantine?cursor=")) {
            assertThat(api.as("0001", Role.MANAGER)
                            .get(other + first.path("next").asText())
                            .status())
                    .isEqualTo(400);
        }
        assertThat(api.get("/worklist?owner=team:intake&cursor=anything").status())
                .isEqualTo(400);
        assertThat(api.get("/worklist?owner=everybody").status()).isEqualTo(400);
        assertThat(api.get("/worklist?owner=team:quarantine").status()).isEqualTo(400);
        assertThat(api.get("/worklist?until=soon").status()).isEqualTo(400);
    }

    // ---- POST /cases/search

    @Test
    void a_child_is_searched_for_in_the_body_and_the_search_is_on_record() {
        var answer = api.post("/cases/search", "{\"surname\": \"SAMPLE\", \"dateOfBirth\": \"2018-05-04\"}");

        assertThat(answer.body().path("cases").path(0).path("reference").asText())
                .isEqualTo(reference);
        assertThat(api.audit.everything())
                .singleElement()
                .satisfies(reading -> assertThat(reading.parts()).containsExactly(CasePart.FOUND));
        assertThat(api.post("/cases/search", "{\"upn\": \"A1\"}").pointers()).containsExactly("/upn");
        assertThat(api.post("/cases/search", "{\"surname\": \"Sample\"}").pointers())
                .containsExactly("");
        assertThat(api.post("/cases/search", "{\"surname\": \"1\", \"dateOfBirth\": \"2018-05-04\"}")
                        .pointers())
                .containsExactly("/surname");
        assertThat(api.post("/cases/search", "{\"surname\": \"Sample\", \"dateOfBirth\": \"May\"}")
                        .pointers())
                .containsExactly("/dateOfBirth");
    }

    // ---- GET /quarantine, POST /cases/{reference}/quarantine

    @Test
    void intake_sees_what_is_held_and_lets_it_out_or_rejects_it() {
        var opened = SampleCases.held("held", SampleReferrals.complete());
        api.cases.accept(opened);
        var held = opened.head().reference().shown();
        api.as("0001", Role.INTAKE);

        var listed = api.get("/quarantine").body().path("cases");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("reference").asText()).isEqualTo(held);
        assertThat(listed.path(0).path("receivedOn").asText()).isEqualTo("2026-01-15");

        assertThat(decide(held, "{\"outcome\": \"REJECT\"}").pointers()).containsExactly("/reason");
        assertThat(decide(held, "{\"outcome\": \"REJECT\", \"reason\": \"ADVERTISING\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/quarantine").body().path("cases")).isEmpty();
        assertThat(decide(held, "{\"outcome\": \"ACCEPT\"}").status()).isEqualTo(200);
        assertThat(decide(held, "{\"outcome\": \"REJECT\", \"reason\": \"ADVERTISING\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/cases/" + held).body().path("status").asText()).isEqualTo("REQUESTED");
        assertThat(decide("no-reference", "{\"outcome\": \"ACCEPT\"}").status()).isEqualTo(404);
    }

    private Answer decide(String held, String body) {
        return api.post("/cases/" + held + "/quarantine", body);
    }

    @Test
    void a_field_that_is_made_of_dots_is_not_repeated() {
        for (String name : List.of(".", "...", "on.", ".on")) {
            var answer = api.post(
                    facts(), "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\", \"" + name + "\": 1}]}");

            assertThat(answer.pointers()).as(name).containsExactly("/facts/0");
        }
    }

    // ---- GET /cases/{reference}/audit

    @Test
    void a_data_officer_sees_who_read_the_case_and_by_which_request() {
        api.get("/cases/" + reference);
        api.as("0011", Role.QA_AUDITOR).at("2026-03-02T11:00:00Z").get("/cases/" + reference);

        var body = api.as("0099", Role.DATA_OFFICER)
                .get("/cases/" + reference + "/audit")
                .body();

        assertThat(body.path("readings")).hasSize(2);
        assertThat(body.path("readings").path(0).path("readBy").asText()).isEqualTo("staff:0011");
        assertThat(body.path("readings").path(1).path("parts").toString()).isEqualTo("[\"FACTS\",\"PERSON\"]");
        assertThat(api.audit.everything()).extracting(Reading::correlationId).doesNotHaveDuplicates();
        assertThat(api.get("/cases/" + reference + "/audit?cursor=anything").status())
                .isEqualTo(400);
    }

    // ---- Staff

    @Test
    void a_manager_keeps_the_list_of_staff() {
        api.as("0001", Role.MANAGER);

        assertThat(api.put("/teams/south", "{\"name\": \"South\", \"mailbox\": \"south@saltmere.example.org\"}")
                        .status())
                .isEqualTo(200);
        var kept = api.put("/staff/0100", member("south"));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.etag()).isEqualTo("\"1\"");
        assertThat(api.put("/staff/0100", member("south")).status()).isEqualTo(409);
        assertThat(api.put("/staff/0100", member("north"), "If-Match", "\"1\"").status())
                .isEqualTo(200);
        assertThat(api.put("/staff/0100", member("north"), "If-Match", "\"1\"").status())
                .isEqualTo(409);

        assertThat(api.put("/staff/0101", member("east")).pointers()).containsExactly("/team");
        assertThat(api.put("/staff/jo@example.org", member("south")).pointers()).containsExactly("");
        assertThat(api.put("/staff/0101", member("south").replace("0.6", "1.2")).pointers())
                .containsExactly("/fullTimeEquivalent");
        assertThat(api.put("/staff/0101", member("south").replace("2026-08-14", "2026-08-01"))
                        .pointers())
                .containsExactly("/absentTo");
        assertThat(api.put("/staff/0101", "{\"salary\": 1}").status()).isEqualTo(422);
        assertThat(api.put("/staff/0101", member("south").replace("true", "\"true\""))
                        .pointers())
                .containsExactly("/active");
        assertThat(api.put("/staff/0101", member("south").replace(",\n \"active\": true", ""))
                        .pointers())
                .containsExactly("/active");
        assertThat(api.put("/staff/0101", member("south").replace("\"0007\"", "7"))
                        .pointers())
                .containsExactly("/cover");
        var listed = api.get("/staff").body();
        assertThat(listed.path("members")).hasSize(3);
        assertThat(listed.path("teams")).hasSize(2);
        assertThat(api.staff.changes()).hasSize(6);
    }

    @Test
    void a_name_is_one_line_that_a_store_gives_back_as_it_was() {
        api.as("0001", Role.MANAGER);

        for (String broken : List.of("Jo\\u0085Sample", "Jo\\u2028Sample", "Jo\\uD83DSample", "Jo\\u0000Sample")) {
            assertThat(api.put("/staff/0102", member("north").replace("Jo Sample", broken))
                            .pointers())
                    .as(broken)
                    .containsExactly("/name");
            assertThat(api.put("/staff/0102", member("north").replace("jo@", broken + "@"))
                            .pointers())
                    .as(broken)
                    .containsExactly("/email");
            assertThat(api.put(
                                    "/teams/east",
                                    "{\"name\": \"" + broken + "\", \"mailbox\": \"" + broken + "@example.org\"}")
                            .pointers())
                    .as(broken)
                    .containsExactly("/name", "/mailbox");
        }
        assertThat(api.put("/staff/0102", member("north").replace("Jo Sample", "Zo\u00EB \uD83D\uDE00"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_absence_has_days_as_they_are_published() {
        api.as("0001", Role.MANAGER);

        for (String day : List.of("+10000-08-14", "+999999999-12-31", "-0001-01-01", "2013-12-31", "2026-8-3")) {
            assertThat(api.put(
                                    "/staff/0102",
                                    member("north").replace("2026-08-03", day).replace("2026-08-14", day))
                            .pointers())
                    .as(day)
                    .containsExactly("/absentTo");
        }
    }

    private static String member(String team) {
        return """
                {"name": "Jo Sample", "email": "jo@saltmere.example.org", "role": "CASEWORKER", "team": "%s",
                 "fullTimeEquivalent": 0.6, "absentFrom": "2026-08-03", "absentTo": "2026-08-14", "cover": "0007",
                 "active": true}
                """.formatted(team);
    }

    // ---- Who may

    @Test
    void who_may_not_is_told_so_before_anything_is_read() {
        for (String path : List.of("/cases/" + reference, "/cases/no-reference")) {
            var answer = api.as("0050", Role.BOARD_VIEWER).get(path);
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(api.as("0007", Role.CASEWORKER).get("/quarantine").status()).isEqualTo(403);
        assertThat(give("staff:0007").status()).isEqualTo(403);
        assertThat(api.audit.everything()).isEmpty();
    }

    private String facts() {
        return "/cases/" + reference + "/facts";
    }

    private static String plan(String on) {
        return "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"" + on + "\"}]}";
    }

    private JsonNode shown() {
        return api.get("/cases/" + reference).body();
    }

    private static JsonNode deadline(JsonNode body, String rule) {
        for (JsonNode deadline : body.path("deadlines")) {
            if (deadline.path("rule").asText().equals(rule)) {
                return deadline;
            }
        }
        throw new AssertionError("There is no " + rule + " in " + body);
    }
}
