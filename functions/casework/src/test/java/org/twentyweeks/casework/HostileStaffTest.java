package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.twentyweeks.casework.StaffApi.Answer;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.testkit.hostile.HostileBody;
import org.twentyweeks.testkit.hostile.HostileJson;
import org.twentyweeks.testkit.hostile.HostileText;
import org.twentyweeks.testkit.hostile.HostileTexts;
import org.twentyweeks.testkit.hostile.Tally;

/**
 * What nobody at a council would send, to every operation of the staff API: each is taken, or refused with a 4xx that repeats
 * nothing of it. In a fact a text is kept unchanged or not at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStaffTest {

    private static final long SEED = 20260302;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> TAKEN = Set.of(200, 201);
    private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 413, 415, 422);

    /** Shorter texts are found in anything. */
    private static final int TELLING_LENGTH_MIN = 6;

    private final StaffApi api = new StaffApi().as("0007", Role.values());
    private final List<HostileText> texts = HostileTexts.of(SEED);
    private final Tally tally = new Tally();

    @AfterAll
    void tell() {
        System.out.print(tally.lines("hostile inputs to the staff API, seed " + SEED));
    }

    @Test
    void bodies_do_no_harm() {
        var bodies = HostileJson.of(
                SEED,
                List.of(
                        "/facts",
                        "/corrects",
                        "/replacement",
                        "/reason",
                        "/owner",
                        "/surname",
                        "/receivedOn",
                        "/outcome"));
        var reference = opened();
        for (String path : List.of(
                "/cases",
                "/cases/search",
                "/cases/" + reference + "/facts",
                "/cases/" + reference + "/corrections",
                "/cases/" + reference + "/owner",
                "/cases/" + reference + "/quarantine")) {
            bodies.forEach(body ->
                    check(body.category(), body.inputs(), api.send("POST", path, body.bytes(), Map.of()), body));
        }
        for (String path : List.of("/staff/0100", "/teams/south")) {
            bodies.forEach(
                    body -> check(body.category(), body.inputs(), api.send("PUT", path, body.bytes(), Map.of()), body));
        }
        assertThat(api.get("/cases/" + reference).body().path("facts")).hasSize(1);
    }

    private void check(String category, int inputs, Answer answer, HostileBody body) {
        assertThat(answer.status()).as(category).isIn(REFUSED);
        assertThat(answer.body().toString()).as(category).doesNotContain(HostileJson.CANARY);
        tally.refused(body.category(), inputs);
    }

    @Test
    void texts_in_facts_are_kept_unchanged_or_refused() {
        var reference = opened();
        int recorded = 0;
        for (HostileText hostile : texts) {
            var fact = JSON.createObjectNode()
                    .put("type", "SettingConsulted")
                    .put("on", "2026-03-02")
                    .put("setting", hostile.text());
            var body = JSON.createObjectNode();
            body.putArray("facts").add(fact);
            var answer = api.post("/cases/" + reference + "/facts", body.toString());
            if (TAKEN.contains(answer.status())) {
                assertThat(answer.body()
                                .path("recorded")
                                .path(0)
                                .path("setting")
                                .asText())
                        .isEqualTo(hostile.text());
                if (++recorded % 900 == 0) {
                    reference = opened();
                }
            }
            check(hostile, answer, hostile.text());
        }
    }

    @Test
    void texts_as_codes_days_and_owners_are_refused() {
        var path = "/cases/" + opened();
        for (HostileText hostile : texts) {
            var text = JSON.createObjectNode().textNode(hostile.text()).toString();
            for (String body : List.of(
                    "{\"facts\": [{\"type\": " + text + "}]}",
                    "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": " + text + "}]}",
                    "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\", " + text + ": \"x\"}]}")) {
                check(hostile, api.post(path + "/facts", body), hostile.text());
            }
            check(
                    hostile,
                    api.post(path + "/owner", "{\"owner\": " + text + ", \"reason\": \"ALLOCATED\"}"),
                    hostile.text());
            check(hostile, api.post(path + "/quarantine", "{\"outcome\": " + text + "}"), hostile.text());
            check(hostile, api.post("/cases/search", "{\"upn\": " + text + "}"), hostile.text());
        }
        // One of the texts is a day like any other.
        var facts = api.get(path).body().path("facts");
        for (int place = 1; place < facts.size(); place++) {
            assertThat(facts.path(place).path("type").asText()).isEqualTo("PlanAgreed");
        }
    }

    @Test
    void texts_in_addresses_and_headers_do_no_harm() {
        var path = "/cases/" + opened();
        for (HostileText hostile : texts) {
            var encoded = URLEncoder.encode(hostile.text(), StandardCharsets.UTF_8);
            for (String address : List.of(
                    "/worklist?owner=",
                    "/worklist?until=",
                    "/worklist?cursor=",
                    path + "/deadlines?asAt=",
                    path + "/audit?cursor=")) {
                check(hostile, api.get(address + encoded), hostile.text());
            }
            check(hostile, api.get("/cases/x" + encoded), hostile.text());
            for (String header : List.of("If-Match", "Idempotency-Key", "Content-Type")) {
                check(
                        hostile,
                        api.send(
                                "POST",
                                path + "/facts",
                                "{\"facts\": []}".getBytes(StandardCharsets.UTF_8),
                                Map.of(header, hostile.text())),
                        hostile.text());
            }
        }
    }

    @Test
    void texts_in_the_list_of_staff_do_no_harm() {
        for (HostileText hostile : texts) {
            var member = JSON.createObjectNode()
                    .put("name", hostile.text())
                    .put("email", "jo@saltmere.example.org")
                    .put("role", "CASEWORKER")
                    .put("team", "north")
                    .put("fullTimeEquivalent", 1)
                    .put("active", true);
            check(hostile, api.put("/staff/0100", member.toString()), hostile.text());
            check(
                    hostile,
                    api.put("/staff/0100", member.put("email", hostile.text()).toString()),
                    hostile.text());
            check(
                    hostile,
                    api.put("/staff/0100", member.put("team", hostile.text()).toString()),
                    hostile.text());
        }
    }

    private void check(HostileText hostile, Answer answer, String text) {
        if (TAKEN.contains(answer.status())) {
            tally.accepted(hostile.category());
            return;
        }
        assertThat(answer.status()).as(hostile.category()).isIn(REFUSED);
        if (text.strip().length() >= TELLING_LENGTH_MIN) {
            assertThat(answer.body().path("detail").asText() + answer.body().path("errors"))
                    .as(hostile.category())
                    .doesNotContain(text.strip());
        }
        tally.refused(hostile.category());
    }

    private String opened() {
        return api.post("/cases", """
                        {"receivedOn": "2026-03-02", "route": "PHONE", "requester": {"phone": "01632 960000"},
                         "child": {"surname": "Sample"}}
                        """).body().path("reference").asText();
    }
}
