package org.twentyweeks.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.twentyweeks.casework.StaffApi.Answer;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.StrictJson;
import org.twentyweeks.testkit.hostile.HostileBody;
import org.twentyweeks.testkit.hostile.HostileJson;
import org.twentyweeks.testkit.hostile.HostileText;
import org.twentyweeks.testkit.hostile.HostileTexts;
import org.twentyweeks.testkit.hostile.Tally;

/**
 * What nobody at a council would send, to every operation of the staff API: each is taken, or refused with a 4xx that repeats
 * nothing of it. A text is kept unchanged or not at all; what is no code, no day and nobody's name among the staff is refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStaffTest {

    private static final long SEED = 20260302;

    /** Escaping, because half a surrogate pair travels in no other way. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final Set<Integer> TAKEN = Set.of(200, 201);
    private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 413, 415, 422);
    private static final int TEXT_LENGTH_MAX = 100;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String CONSULTED =
            "{\"facts\": [{\"type\": \"SettingConsulted\", \"on\": \"2026-03-02\", \"setting\": \"Harbour School\"}]}";

    /** Shorter texts are found in anything. */
    private static final int TELLING_LENGTH_MIN = 6;

    /** Each fact is folded with those before it, which a test need not wait for. */
    private static final int FACTS_OF_A_CASE = 50;

    private final List<HostileText> texts = HostileTexts.of(SEED);
    private final List<HostileText> unicodeTexts =
            texts.stream().filter(HostileText::isUnicode).toList();
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private PrintStream out;
    private StaffApi api;

    /** The log goes to where the output goes when it is made, as in the deployed function. */
    @BeforeAll
    void listen() {
        out = System.out;
        System.setOut(new PrintStream(log, true, UTF_8));
        api = new StaffApi(InvocationLog.onStandardOutput(Map.of())).as("0007", Role.values());
    }

    @AfterAll
    void tell() {
        System.setOut(out);
        System.out.print(tally.lines("hostile inputs to the staff API, seed " + SEED));
    }

    @Test
    void bodies_do_no_harm() {
        int before = tally.total();
        int changesBefore = api.staff.changes().size();
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
            bodies.forEach(body -> assertBodyRefused("POST", path, body));
        }
        for (String path : List.of("/staff/0100", "/teams/south")) {
            bodies.forEach(body -> assertBodyRefused("PUT", path, body));
        }
        assertThat(api.get("/cases/" + reference).body().path("facts")).hasSize(1);
        assertThat(api.staff.changes()).hasSize(changesBefore);
        assertThat(tally.total() - before).isGreaterThanOrEqualTo(10_000);
    }

    private void assertBodyRefused(String method, String path, HostileBody body) {
        log.reset();
        var answer = api.send(method, path, body.bytes(), Map.of());
        assertThat(answer.status()).as(body.category()).isIn(REFUSED);
        assertThat(answer.headers() + " " + answer.body()).as(body.category()).doesNotContain(HostileJson.CANARY);
        assertThat(assertLogged(answer)).as(body.category()).doesNotContainIgnoringCase(HostileJson.CANARY);
        tally.refused(body.category(), body.inputs());
    }

    @Test
    void texts_in_facts_are_kept_unchanged_or_refused() {
        var reference = opened();
        var kept = new ArrayList<String>();
        int keptBefore = 0;
        for (HostileText hostile : texts) {
            if (kept.size() == FACTS_OF_A_CASE) {
                assertSettings(reference, kept);
                keptBefore += kept.size();
                kept.clear();
                reference = opened();
            }
            var fact = JSON.createObjectNode()
                    .put("type", "SettingConsulted")
                    .put("on", "2026-03-02")
                    .put("setting", hostile.text());
            var body = JSON.createObjectNode();
            body.putArray("facts").add(fact);
            var path = "/cases/" + reference + "/facts";
            if (isReference(hostile.text())) {
                var answer = assertTaken(hostile, () -> post(path, body));
                assertThat(answer.body().at("/recorded/0/setting").asText()).isEqualTo(hostile.text());
                kept.add(hostile.text());
            } else {
                assertRefused(hostile, "/facts/0/setting", () -> post(path, body));
            }
        }
        assertSettings(reference, kept);
        assertThat(keptBefore + kept.size()).isGreaterThan(100);
    }

    private void assertSettings(String reference, List<String> kept) {
        var facts = api.get("/cases/" + reference).body().path("facts");
        assertThat(facts.findValuesAsText("setting")).isEqualTo(kept);
    }

    /** A short name or reference, told symbol by symbol. */
    private static boolean isReference(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && isLetterOrNumber(text.codePointAt(0))
                && text.codePoints().allMatch(symbol -> isLetterOrNumber(symbol) || " '._/()-".indexOf(symbol) >= 0);
    }

    private static boolean isLetterOrNumber(int symbol) {
        return Character.isLetter(symbol)
                || List.of(Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER)
                        .contains((byte) Character.getType(symbol));
    }

    @Test
    void texts_as_codes_days_and_owners_are_refused() {
        int before = tally.total();
        var path = "/cases/" + opened();
        var days = new ArrayList<String>();
        for (HostileText hostile : texts) {
            var text = inJson(hostile.text());
            assertRefused(
                    hostile,
                    "/facts/0/type",
                    () -> api.post(path + "/facts", "{\"facts\": [{\"type\": " + text + "}]}"));
            var planned = "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": " + text + "}]}";
            if (isDay(hostile.text(), TODAY)) {
                assertTaken(hostile, () -> api.post(path + "/facts", planned));
                days.add(hostile.text());
            } else {
                assertRefused(hostile, "/facts/0/on", () -> api.post(path + "/facts", planned));
            }
            assertRefused(
                    hostile,
                    text.equals("\"\"") ? "/facts/0/" : "/facts/0",
                    () -> api.post(
                            path + "/facts",
                            "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\", " + text + ": \"x\"}]}"));
            assertRefused(
                    hostile,
                    "/reason",
                    () -> api.post(path + "/corrections", "{\"corrects\": 1, \"reason\": " + text + "}"));
            assertRefused(
                    hostile,
                    "/replacement/type",
                    () -> api.post(
                            path + "/corrections",
                            "{\"corrects\": 1, \"reason\": \"KEYED_WRONGLY\", \"replacement\": {\"type\": " + text
                                    + "}}"));
            assertRefused(
                    hostile,
                    "/owner",
                    () -> api.post(path + "/owner", "{\"owner\": " + text + ", \"reason\": \"ALLOCATED\"}"));
            assertRefused(
                    hostile,
                    "/reason",
                    () -> api.post(path + "/owner", "{\"owner\": \"staff:0007\", \"reason\": " + text + "}"));
            assertRefused(hostile, "/outcome", () -> api.post(path + "/quarantine", "{\"outcome\": " + text + "}"));
            assertRefused(
                    hostile,
                    "/reason",
                    () -> api.post(path + "/quarantine", "{\"outcome\": \"REJECT\", \"reason\": " + text + "}"));
            assertRefused(hostile, "/upn", () -> api.post("/cases/search", "{\"upn\": " + text + "}"));
            assertRefused(hostile, "/route", () -> api.post("/cases", letter("\"2026-03-02\"", text)));
            assertRefused(
                    hostile,
                    isDay(hostile.text(), TODAY) ? "/backdatedBecause" : "/receivedOn",
                    () -> api.post("/cases", letter(text, "\"PHONE\"")));
        }
        var kept = api.get(path).body();
        assertThat(days).containsExactly("2016-02-29");
        assertThat(kept.path("facts").findValuesAsText("type")).containsExactly("RequestReceived", "PlanAgreed");
        assertThat(kept.at("/facts/1/on").asText()).isEqualTo("2016-02-29");
        assertThat(kept.path("owner").asText()).isEqualTo("team:intake");
        assertThat(tally.total() - before).isEqualTo(12 * texts.size()).isGreaterThanOrEqualTo(8_000);
    }

    /** As the published language has it, from its first day to that one. */
    private static boolean isDay(String text, LocalDate last) {
        try {
            var day = LocalDate.parse(text);
            return text.length() == 10 && day.getYear() >= 2014 && !day.isAfter(last);
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    @Test
    void texts_in_addresses_and_headers_do_no_harm() {
        int before = tally.total();
        var reference = opened();
        var path = "/cases/" + reference;
        for (HostileText hostile : unicodeTexts) {
            var encoded = URLEncoder.encode(hostile.text(), UTF_8);
            for (String address : List.of("/worklist?owner=", "/worklist?cursor=", path + "/audit?cursor=")) {
                assertRefused(hostile, () -> api.get(address + encoded));
            }
            for (String address : List.of("/worklist?until=", path + "/deadlines?asAt=")) {
                if (isDay(hostile.text(), LocalDate.MAX)) {
                    assertTaken(hostile, () -> api.get(address + encoded));
                } else {
                    assertRefused(hostile, () -> api.get(address + encoded));
                }
            }
            assertRefused(hostile, () -> api.get("/cases/x" + encoded));
            assertRefused(
                    hostile, () -> api.put("/teams/T" + encoded, "{\"name\": \"T\", \"mailbox\": \"t@example.org\"}"));
        }
        var keys = new ArrayList<String>();
        var keyed = "/cases/" + opened();
        for (HostileText hostile : texts) {
            assertRefused(hostile, () -> consulted(path, "If-Match", hostile));
            assertRefused(hostile, () -> consulted(path, "Content-Type", hostile));
            var with = keyed;
            if (hostile.text().matches("[!-~]{1,255}")) {
                assertTaken(hostile, () -> consulted(with, "Idempotency-Key", hostile));
                keys.add(hostile.text());
            } else {
                assertRefused(hostile, () -> consulted(with, "Idempotency-Key", hostile));
            }
            if (keys.size() % FACTS_OF_A_CASE == 0) {
                keyed = "/cases/" + opened();
            }
        }
        assertThat(keys).hasSizeGreaterThan(200);
        assertThat(api.get(path).body().path("facts")).hasSize(1);
        assertThat(tally.total() - before).isGreaterThanOrEqualTo(6_000);
    }

    private Answer consulted(String path, String header, HostileText hostile) {
        return api.send("POST", path + "/facts", CONSULTED.getBytes(UTF_8), Map.of(header, hostile.text()));
    }

    /** Each under an id of its own, so that it is new, and no other text of it could be the reason. */
    @Test
    void texts_in_the_list_of_staff_are_kept_unchanged_or_refused() {
        int before = tally.total();
        var names = new LinkedHashMap<String, String>();
        var emails = new LinkedHashMap<String, String>();
        var teams = new LinkedHashMap<String, String>();
        var absences = new LinkedHashMap<String, String>();
        for (int number = 0; number < texts.size(); number++) {
            var hostile = texts.get(number);
            var text = hostile.text();
            var id = "h-" + number;
            kept(
                    hostile,
                    isName(text),
                    "/name",
                    names,
                    id + "-name",
                    put -> put("/staff/", put, member().put("name", text)));
            kept(
                    hostile,
                    isName(text),
                    "/name",
                    teams,
                    id + "-team",
                    put -> put(
                            "/teams/",
                            put,
                            JSON.createObjectNode().put("name", text).put("mailbox", "t@saltmere.example.org")));
            kept(
                    hostile,
                    isAddress(text),
                    "/email",
                    emails,
                    id + "-email",
                    put -> put("/staff/", put, member().put("email", text)));
            for (String code : List.of("role", "team")) {
                assertRefused(hostile, "/" + code, () -> put("/staff/", id, member().put(code, text)));
            }
            assertRefused(
                    hostile, "/fullTimeEquivalent", () -> put("/staff/", id, member().put("fullTimeEquivalent", text)));
            assertRefused(hostile, "/active", () -> put("/staff/", id, member().put("active", text)));
            // An empty text is none.
            if (!text.isEmpty()) {
                for (String other : List.of("cover", "manager")) {
                    assertRefused(hostile, "/" + other, () -> put("/staff/", id, member().put(other, text)));
                }
                kept(
                        hostile,
                        isDay(text, LocalDate.MAX),
                        "/absentTo",
                        absences,
                        id + "-absent",
                        put -> put(
                                "/staff/", put, member().put("absentFrom", text).put("absentTo", text)));
            }
        }
        var everybody = api.get("/staff").body();
        assertThat(listed(everybody.path("members"), "name")).containsAllEntriesOf(names);
        assertThat(listed(everybody.path("members"), "email")).containsAllEntriesOf(emails);
        assertThat(listed(everybody.path("members"), "absentFrom")).containsAllEntriesOf(absences);
        assertThat(listed(everybody.path("teams"), "name")).containsAllEntriesOf(teams);
        assertThat(everybody.path("members")).hasSize(2 + names.size() + emails.size() + absences.size());
        assertThat(everybody.path("teams")).hasSize(1 + teams.size());
        assertThat(names).hasSizeGreaterThan(400).hasSameSizeAs(teams);
        assertThat(emails).isNotEmpty();
        assertThat(absences).isNotEmpty();
        assertThat(tally.total() - before).isGreaterThanOrEqualTo(7_000);
    }

    private static Map<String, String> listed(JsonNode all, String field) {
        var listed = new LinkedHashMap<String, String>();
        all.forEach(
                each -> listed.put(each.path("id").asText(), each.path(field).asText()));
        return listed;
    }

    private void kept(
            HostileText hostile,
            boolean isTaken,
            String pointer,
            Map<String, String> kept,
            String id,
            Function<String, Answer> sending) {
        if (isTaken) {
            assertTaken(hostile, () -> sending.apply(id));
            kept.put(id, hostile.text());
        } else {
            assertRefused(hostile, pointer, () -> sending.apply(id));
        }
    }

    /** One line of whole symbols, told symbol by symbol. */
    private static boolean isName(String text) {
        return isBetween(1, text, 100)
                && text.codePoints()
                        .noneMatch(symbol -> Set.of(
                                        Character.CONTROL,
                                        Character.SURROGATE,
                                        Character.LINE_SEPARATOR,
                                        Character.PARAGRAPH_SEPARATOR)
                                .contains((byte) Character.getType(symbol)));
    }

    private static boolean isAddress(String text) {
        var parts = text.split("@", -1);
        return parts.length == 2
                && isBetween(1, parts[0], 64)
                && isBetween(1, parts[1], 190)
                && isName(parts[0])
                && parts[1].codePoints().allMatch(symbol -> isName(Character.toString(symbol)))
                && text.codePoints().noneMatch(Character::isSpaceChar);
    }

    private static boolean isBetween(int least, String text, int most) {
        int symbols = text.codePointCount(0, text.length());
        return symbols >= least && symbols <= most;
    }

    private static ObjectNode member() {
        return JSON.createObjectNode()
                .put("name", "Jo Sample")
                .put("email", "jo@saltmere.example.org")
                .put("role", "CASEWORKER")
                .put("team", "north")
                .put("fullTimeEquivalent", 1)
                .put("active", true);
    }

    // What is asserted of all

    private Answer assertTaken(HostileText hostile, Supplier<Answer> sending) {
        var answer = answered(hostile, sending);
        assertThat(answer.status()).as("%s", hostile).isIn(TAKEN);
        tally.accepted(hostile.category());
        return answer;
    }

    private Answer assertRefused(HostileText hostile, Supplier<Answer> sending) {
        var answer = answered(hostile, sending);
        assertThat(answer.status()).as("%s", hostile).isIn(REFUSED);
        if (isTelling(hostile)) {
            assertThat(answer.headers() + " " + answer.body())
                    .as("%s", hostile)
                    .doesNotContain(hostile.text().strip(), inJson(hostile.text()));
        }
        tally.refused(hostile.category());
        return answer;
    }

    /** For that text and for nothing else in the request; half a pair as a name is no JSON. */
    private void assertRefused(HostileText hostile, String pointer, Supplier<Answer> sending) {
        var answer = assertRefused(hostile, sending);
        if (answer.status() != 400 || hostile.isUnicode()) {
            assertThat(answer.status()).as("%s", hostile).isEqualTo(422);
            assertThat(answer.pointers()).as("%s", hostile).containsExactly(pointer);
        }
    }

    private Answer answered(HostileText hostile, Supplier<Answer> sending) {
        log.reset();
        var answer = sending.get();
        var logged = assertLogged(answer);
        if (isTelling(hostile)) {
            assertThat(logged).as("%s", hostile).doesNotContain(hostile.text().strip(), inJson(hostile.text()));
        }
        return answer;
    }

    /** The one line of JSON that the log has for a request, whatever it held. */
    private String assertLogged(Answer answer) {
        var logged = log.toString(UTF_8);
        assertThat(logged.lines()).hasSize(1);
        assertThat(StrictJson.read(logged.strip()).orElseThrow().path("status").asInt())
                .isEqualTo(answer.status());
        return logged;
    }

    private static boolean isTelling(HostileText hostile) {
        return hostile.text().strip().length() >= TELLING_LENGTH_MIN;
    }

    private Answer post(String path, ObjectNode body) {
        return api.post(path, written(body));
    }

    private Answer put(String path, String id, ObjectNode body) {
        return api.put(path + id, written(body));
    }

    private static String inJson(String text) {
        return written(text);
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String letter(String receivedOn, String route) {
        return """
                {"receivedOn": %s, "route": %s, "requester": {"phone": "01632 960000"}, "child": {"surname": "Sample"}}
                """.formatted(receivedOn, route);
    }

    private String opened() {
        return api.post("/cases", letter("\"2026-03-02\"", "\"PHONE\""))
                .body()
                .path("reference")
                .asText();
    }
}
