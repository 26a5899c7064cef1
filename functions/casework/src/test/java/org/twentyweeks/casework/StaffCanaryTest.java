package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.casework.StaffApi.Answer;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.testkit.hostile.Canaries;

/**
 * One secret-looking value for each personal field, typed in by staff: it is shown to those who see persons, and stands
 * nowhere else. Each place that is listened to is first heard to leak, so that a deaf test fails.
 */
class StaffCanaryTest {

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StaffApi api = new StaffApi();
    private final Canaries canaries = canaries();
    private final List<String> answers = new ArrayList<>();

    private static Canaries canaries() {
        var values = new LinkedHashMap<String, String>();
        for (String field : List.of(
                "name",
                "relationship",
                "forename",
                "surname",
                "knownAs",
                "address",
                "settingName",
                "reason",
                "views",
                "member",
                "key")) {
            values.put(field, Canaries.text(field));
        }
        values.put("email", Canaries.text("email") + "@example.org");
        values.put("phone", "07700 900417");
        values.put("dateOfBirth", "2013-07-19");
        values.put("postcode", "ZQ97 7XQ");
        values.put("upn", "H801200001001");
        values.put("nhsNumber", "943 476 5919");
        return new Canaries(values);
    }

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(out);
    }

    @Test
    void what_identifies_people_is_shown_to_those_who_see_persons_and_stands_nowhere_else() {
        var opened = heard(api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key")));
        var path = "/cases/" + opened.body().path("reference").asText();
        heard(api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key")));
        heard(api.post("/cases", letter("2026-03-01"), "Idempotency-Key", canaries.value("key")));
        heard(api.post("/cases", letter("2036-03-01")));
        heard(api.post("/cases", letter("2026-03-02").substring(1)));
        heard(api.post(
                path + "/facts",
                "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\", \"" + canaries.value("member")
                        + "\": 1}]}"));
        heard(api.post(
                path + "/facts",
                "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\"}]}",
                "Idempotency-Key",
                canaries.value("key")));
        heard(api.post(
                "/cases/search",
                "{\"surname\": \"" + canaries.value("surname") + "\", \"dateOfBirth\": \"2013-07-19\"}"));
        heard(api.post("/cases/search", "{\"upn\": \"" + canaries.value("name") + "\"}"));
        heard(api.get("/worklist?owner=team:intake"));
        heard(api.as("0011", Role.QA_AUDITOR).get(path));
        heard(api.get(path + "/deadlines"));
        heard(api.as("0099", Role.DATA_OFFICER).get(path + "/audit"));

        var whole = api.as("0007", Role.CASEWORKER).get(path).body().toString();
        assertThat(canaries.heardIn(whole)).contains("forename", "surname", "email", "upn", "reason");
        assertSilent();
    }

    @Test
    void a_leak_is_heard_wherever_it_is() {
        heard(api.post("/cases", letter("2026-03-02")));
        var stored = api.cases.everything().getFirst();
        var reference = stored.head().reference();
        assertThat(canaries.heardIn(everything())).isEmpty();

        answers.add("{\"title\": \"" + canaries.value("name") + " is not known\"}");
        System.out.println("could not read " + canaries.value("email"));
        api.post(
                "/cases/" + reference.symbols() + "/facts",
                "{\"facts\": [{\"type\": \"SettingConsulted\", \"on\":" + " \"2026-03-02\", \"setting\": \""
                        + canaries.value("forename") + "\"}]}");
        api.audit.record(List.of(new Reading(
                Optional.of(reference),
                "staff:0007",
                Set.of(CasePart.FACTS),
                "search for " + canaries.value("surname"),
                Instant.parse("2026-03-02T10:00:00Z"),
                "planted")));

        assertThat(canaries.heardIn(everything())).containsExactly("email", "forename", "name", "surname");
    }

    private Answer heard(Answer answer) {
        answers.add(answer.headers() + " " + answer.body());
        return answer;
    }

    private void assertSilent() {
        assertThat(answers).hasSize(13);
        assertThat(api.told).hasSizeGreaterThanOrEqualTo(14);
        assertThat(api.audit.everything()).isNotEmpty();
        assertThat(canaries.heardIn(everything())).isEmpty();
    }

    /** Everything that is written but the personal part, and every answer to those who see no person. */
    private String everything() {
        var texts = new ArrayList<>(answers);
        for (StoredCase stored : api.cases.everything()) {
            texts.add(stored.head() + " " + stored.facts());
        }
        api.audit.everything().forEach(reading -> texts.add(reading.toString()));
        api.told.forEach(told -> texts.add(told.toString()));
        texts.add(printed.toString(StandardCharsets.UTF_8));
        return String.join("\n", texts);
    }

    private String letter(String receivedOn) {
        return """
                {"receivedOn": "%s", "route": "POST", "%s": "x",
                 "requester": {"type": "PARENT", "name": "%s", "email": "%s", "phone": "%s", "relationship": "%s"},
                 "child": {"forename": "%s", "surname": "%s", "knownAs": "%s", "dateOfBirth": "%s", "postcode": "%s",
                           "addressLines": ["%s"], "upn": "%s", "nhsNumber": "%s", "settingName": "%s"},
                 "reason": "%s", "views": "%s"}
                """.formatted(
                        receivedOn,
                        canaries.value("member"),
                        canaries.value("name"),
                        canaries.value("email"),
                        canaries.value("phone"),
                        canaries.value("relationship"),
                        canaries.value("forename"),
                        canaries.value("surname"),
                        canaries.value("knownAs"),
                        canaries.value("dateOfBirth"),
                        canaries.value("postcode"),
                        canaries.value("address"),
                        canaries.value("upn"),
                        canaries.value("nhsNumber"),
                        canaries.value("settingName"),
                        canaries.value("reason"),
                        canaries.value("views"));
    }
}
