package org.twentyweeks.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the public API keeps to, wherever it runs: in the local run, in a stack on LocalStack, on AWS. It knows an address
 * and nothing else, uses keys that nobody else uses, and leaves the cases it makes behind.
 */
public abstract class PublicApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES_MAX = 128 * 1024;
    private static final int AT_ONCE = 8;
    private static final int WEEKS_TO_DECIDE = 6;
    private static final int WEEKS_TO_PLAN = 20;

    /** The characters of a reference, in groups of four. */
    private static final String REFERENCE = "[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}";

    /** Stands in every place a sender can write to, and may be in no answer. */
    private static final String CANARY = "Qqzxcanary";

    /** The address to which {@code /referrals} is added. */
    protected abstract URI base();

    /** Whether the words of template.yaml for what no function answers are served here. */
    protected boolean servesGatewayResponses() {
        return true;
    }

    // What is taken

    @Test
    public void a_request_is_answered_with_its_reference_and_the_days_the_council_must_meet() {
        var answer = api().refer(request("Idris"));

        assertThat(answer.statusCode()).isEqualTo(201);
        var receipt = json(answer);
        assertThat(receipt.properties())
                .extracting(member -> member.getKey())
                .containsExactly("reference", "receivedOn", "decisionDueOn", "planDueOn", "token");
        assertThat(receipt.path("reference").textValue()).matches(REFERENCE);
        assertThat(receipt.path("token").textValue()).isNotBlank();
        var receivedOn = LocalDate.parse(receipt.path("receivedOn").textValue());
        assertThat(receipt.path("decisionDueOn").textValue())
                .isEqualTo(receivedOn.plusWeeks(WEEKS_TO_DECIDE).toString());
        assertThat(receipt.path("planDueOn").textValue())
                .isEqualTo(receivedOn.plusWeeks(WEEKS_TO_PLAN).toString());
        assertThat(type(answer)).isEqualTo("application/json");
        expectSafeHeaders(answer);
    }

    @Test
    public void every_field_of_the_canonical_form_is_taken() {
        var answer = api().refer("""
                {"requester": {"type": "PARENT", "name": "Oona Tarrant", "email": "oona.tarrant@example.org",
                               "phone": "07700 900123", "relationship": "mother"},
                 "child": {"forename": "Idris", "surname": "Tarrant", "knownAs": "Iddy", "dateOfBirth": "2017-03-09",
                           "postcode": "ZZ1 4QD", "addressLines": ["1 Quay Row", "Saltmere"], "upn": "A123456789012",
                           "nhsNumber": "9990000018", "settingName": "Quay School", "settingUrn": "100000",
                           "yearGroup": "4"},
                 "reason": "He cannot follow what is said in class.", "views": "He wants to stay with his friends.",
                 "otherPeopleInvolved": "A speech therapist."}""", "Idempotency-Key", newKey());

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requester\":{\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Idris\"}}",
                "{\"requester\":{\"phone\":\"07700 900123\"},\"child\":{\"surname\":\"Tarrant\"}}",
                "{\"requester\":{\"email\":\"o@example.org\",\"type\":null},\"child\":{\"forename\":\"Idris\","
                        + "\"dateOfBirth\":\"last spring\",\"upn\":\"?\",\"addressLines\":null},\"favouriteColour\":7}",
                "{\"requester\":{\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Zoë 子 \\ud83d\\ude00\"}}"
            })
    public void an_incomplete_or_odd_request_still_starts_the_clock(String body) {
        assertThat(api().refer(body).statusCode()).isEqualTo(201);
    }

    @Test
    public void the_media_type_is_read_without_regard_to_case_or_parameters() {
        var answer = api().post("/referrals", bytes(request("Idris")), "Application/JSON; charset=utf-8");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    public void a_request_of_128_kb_is_taken() {
        assertThat(api().refer(ofLength(BODY_BYTES_MAX)).statusCode()).isEqualTo(201);
    }

    // The form

    @Test
    public void a_parent_fills_in_the_form_from_link_to_link_and_sends_it_twice() {
        var visitor = new FormVisitor(URI.create(base().toString().replaceFirst("/$", "") + "/request"));
        assertThat(visitor.page().statusCode()).isEqualTo(200);
        var style = visitor.read("<link rel=\"stylesheet\" href=");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");

        visitor.follow("<a href=(?=\"[^\"]*who\")");
        visitor.submit(Map.of("who", "PARENT"));
        visitor.submit(Map.of("first-name", "Idris ’ Ö"));
        for (int skipped = 0; skipped < 7; skipped++) {
            visitor.submit(Map.of());
        }
        assertThat(visitor.page().body()).contains("How can we reach you?");
        visitor.submit(Map.of());
        assertThat(visitor.page().body()).contains("Error: ", "Enter an email address or a phone number");
        visitor.submit(Map.of("email", "oona.tarrant@example.org"));
        assertThat(visitor.page().body()).contains("Check your answers", "Idris ’ Ö");

        var sent = visitor.submitAndStay();
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("Request sent").containsPattern(">" + REFERENCE + "<");
        assertThat(visitor.submitAndStay().body()).isEqualTo(sent.body());
    }

    @Test
    public void a_double_click_on_send_gets_one_confirmation_for_both() throws Exception {
        var visitor = new FormVisitor(URI.create(base().toString().replaceFirst("/$", "") + "/request"));
        visitor.follow("<a href=(?=\"[^\"]*who\")");
        visitor.submit(Map.of());
        visitor.submit(Map.of("first-name", "Idris"));
        for (int skipped = 0; skipped < 7; skipped++) {
            visitor.submit(Map.of());
        }
        visitor.submit(Map.of("phone", "07700 900123"));
        assertThat(visitor.page().body()).contains("Check your answers");

        Callable<HttpResponse<String>> click = visitor::submitAndStay;
        try (var clicks = Executors.newFixedThreadPool(2)) {
            var both = clicks.invokeAll(Collections.nCopies(2, click));
            var first = both.getFirst().get();
            var second = both.getLast().get();
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).contains("Request sent").containsPattern(">" + REFERENCE + "<");
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
        }
    }

    // What is sent again

    @Test
    public void the_same_request_under_its_key_gets_the_same_answer_byte_for_byte() {
        var key = newKey();
        var first = api().refer(request("Idris"), "Idempotency-Key", key);

        var again = api().refer(request("Idris"), "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    public void spaces_order_and_unknown_fields_do_not_make_it_another_request() {
        var key = newKey();
        var first = api().refer(
                        "{\"requester\":{\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Idris\",\"upn\":\"1\"}}",
                        "Idempotency-Key",
                        key);

        var again = api().refer(
                        "{ \"sentBy\": \"form 2\", \"child\": {\"upn\": \"1\", \"forename\": \"Idris\"},\n"
                                + " \"requester\": {\"email\": \"o@example.org\"} }",
                        "Idempotency-Key",
                        key);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    public void many_at_once_under_one_key_all_get_the_one_answer() throws Exception {
        var key = newKey();
        Callable<HttpResponse<String>> send = () -> api().refer(request("Idris"), "Idempotency-Key", key);

        var answers = new ArrayList<String>();
        try (var senders = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<HttpResponse<String>> sent : senders.invokeAll(Collections.nCopies(AT_ONCE, send))) {
                assertThat(sent.get().statusCode()).isEqualTo(201);
                answers.add(sent.get().body());
            }
        }

        assertThat(Set.copyOf(answers)).hasSize(1);
    }

    @Test
    public void another_request_under_a_used_key_is_told_of_the_first_ones_reference() {
        var key = newKey();
        var first = json(api().refer(request("Idris"), "Idempotency-Key", key));

        var other = api().refer(request("Ivo"), "Idempotency-Key", key);

        expectProblem(other, 409, "other-request-under-key");
        assertThat(json(other).path("reference").textValue())
                .isEqualTo(first.path("reference").textValue());
    }

    @Test
    public void without_a_key_every_request_is_a_new_case() {
        var first = json(api().refer(request("Idris")));
        var second = json(api().refer(request("Idris")));

        assertThat(second.path("reference").textValue())
                .isNotEqualTo(first.path("reference").textValue());
    }

    @Test
    public void a_key_of_255_characters_is_a_key() {
        var key = (newKey() + "!~").repeat(7).substring(0, 255);

        var answer = api().refer(request("Idris"), "idempotency-key", key);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(api().refer(request("Idris"), "Idempotency-Key", key).body()).isEqualTo(answer.body());
    }

    // What is refused

    @ParameterizedTest
    @MethodSource("keys_that_are_none")
    public void a_malformed_key_is_refused(List<String> keys) {
        var headers =
                keys.stream().flatMap(key -> Stream.of("Idempotency-Key", key)).toArray(String[]::new);

        expectProblem(api().refer(request("Idris"), headers), 400, "idempotency-key");
    }

    static Stream<List<String>> keys_that_are_none() {
        return Stream.of(List.of("a b"), List.of("x".repeat(256)), List.of("one", "two"), List.of("same", "same"));
    }

    @ParameterizedTest
    @MethodSource("bodies_that_are_no_json")
    public void a_body_that_is_not_json_is_refused(byte[] body) {
        expectProblem(api().refer(body), 400, "not-json");
    }

    static Stream<byte[]> bodies_that_are_no_json() {
        var latin1 = ("{\"requester\":{\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Zo\u00eb\"}}")
                .getBytes(StandardCharsets.ISO_8859_1);
        return Stream.concat(
                Stream.of(
                                "",
                                " ",
                                "{",
                                "requester=1",
                                "{\"a\":1}{}",
                                "{\"a\":1,\"a\":1}",
                                "{\"a\":01}",
                                "{'a':1}",
                                "[1,]")
                        .map(PublicApiContract::bytes),
                Stream.of(latin1));
    }

    @ParameterizedTest
    @MethodSource("fields_that_cannot_be_taken")
    public void each_field_that_stands_in_the_way_is_pointed_to(String body, List<String> pointers) {
        var answer = api().refer(body);

        expectProblem(answer, 422, "fields");
        assertThat(json(answer).path("errors"))
                .extracting(error -> error.path("pointer").textValue())
                .containsExactlyInAnyOrderElementsOf(pointers);
        assertThat(json(answer).path("errors"))
                .allSatisfy(
                        error -> assertThat(error.path("detail").textValue()).isNotBlank());
    }

    static Stream<Arguments> fields_that_cannot_be_taken() {
        return Stream.of(
                Arguments.of("[]", List.of("")),
                Arguments.of("\"text\"", List.of("")),
                Arguments.of("null", List.of("")),
                Arguments.of("{\"requester\":7,\"child\":[]}", List.of("/requester", "/child")),
                Arguments.of(
                        "{\"requester\":{\"email\":7},\"child\":{\"forename\":true,\"addressLines\":[\"1\",2]},\"reason\":{}}",
                        List.of("/requester/email", "/child/forename", "/child/addressLines/1", "/reason")),
                Arguments.of(
                        "{\"requester\":{\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Idris\","
                                + "\"addressLines\":\"1 Quay Row\"}}",
                        List.of("/child/addressLines")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requester\":{\"email\":\"o@example.org\"},\"child\":{}}",
                "{\"requester\":{},\"child\":{\"forename\":\"Idris\"}}",
                "{\"requester\":{\"email\":\" \"},\"child\":{\"forename\":\"Idris\"}}"
            })
    public void a_request_without_a_name_or_a_way_to_answer_is_refused(String body) {
        var answer = api().refer(body);

        expectProblem(answer, 422, "fields");
        assertThat(json(answer).path("errors")).isNotEmpty();
    }

    @Test
    public void a_refused_request_does_not_use_up_its_key() {
        var key = newKey();
        expectProblem(api().refer("{}", "Idempotency-Key", key), 422, "fields");

        assertThat(api().refer(request("Idris"), "Idempotency-Key", key).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/problem+json", "json"})
    public void a_body_that_is_not_said_to_be_json_is_refused(String contentType) {
        expectProblem(api().post("/referrals", bytes(request("Idris")), contentType), 415, "content-type");
    }

    @Test
    public void a_body_of_no_type_is_refused() {
        var untyped = api().request("/referrals").POST(BodyPublishers.ofString(request("Idris")));

        expectProblem(api().send(untyped), 415, "content-type");
    }

    @Test
    public void a_request_above_128_kb_is_refused_and_told_another_way() {
        var answer = api().refer(ofLength(BODY_BYTES_MAX + 1));

        expectProblem(answer, 413, "too-large");
        assertThat(json(answer).path("detail").textValue()).contains("ring ", "write to ");
    }

    // What is never said

    @ParameterizedTest
    @MethodSource("requests_with_a_canary")
    public void nothing_that_was_sent_is_repeated(int status, String contentType, String body, String key) {
        var answer = api().post("/referrals", bytes(body), contentType, "Idempotency-Key", key, "X-Form", CANARY);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContainIgnoringCase(CANARY);
        assertThat(answer.headers().map().toString()).doesNotContainIgnoringCase(CANARY);
    }

    static Stream<Arguments> requests_with_a_canary() {
        var taken =
                "{\"requester\":{\"name\":\"%1$s\",\"email\":\"%1$s@example.org\"},\"child\":{\"forename\":\"%1$s\","
                        + "\"dateOfBirth\":\"%1$s\"},\"reason\":\"%1$s\",\"%1$s\":\"%1$s\"}";
        var json = "application/json";
        return Stream.of(
                Arguments.of(201, json, taken.formatted(CANARY), CANARY + newKey()),
                Arguments.of(400, json, "{\"" + CANARY, CANARY + newKey()),
                Arguments.of(400, json, "{\"%1$s\":1,\"%1$s\":2}".formatted(CANARY), CANARY + newKey()),
                Arguments.of(400, json, taken.formatted(CANARY), CANARY + " " + CANARY),
                Arguments.of(415, "text/" + CANARY, taken.formatted(CANARY), CANARY + newKey()),
                Arguments.of(413, json, "\"" + CANARY.repeat(BODY_BYTES_MAX / 8) + "\"", CANARY + newKey()),
                Arguments.of(
                        422,
                        json,
                        "{\"requester\":{\"email\":{\"%1$s\":1}},\"child\":{\"forename\":[\"%1$s\"]},\"%1$s\":1}"
                                .formatted(CANARY),
                        CANARY + newKey()));
    }

    // What no function answers

    @ParameterizedTest
    @ValueSource(strings = {"GET /referrals", "DELETE /referrals", "GET /nothing-here", "POST /referrals/1"})
    public void what_is_not_there_is_answered_in_our_words(String methodAndPath) {
        assumeTrue(servesGatewayResponses(), "LocalStack ignores the gateway responses of an API");
        var parts = methodAndPath.split(" ");

        var answer = api().send(api().request(parts[1]).method(parts[0], BodyPublishers.noBody()));

        expectProblem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /referrals", "GET /nothing-here"})
    public void what_is_not_there_reaches_no_function(String methodAndPath) {
        var parts = methodAndPath.split(" ");

        var answer = api().send(api().request(parts[1]).method(parts[0], BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isIn(403, 404);
    }

    private PublicApi api() {
        return new PublicApi(base());
    }

    private static void expectProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(type(answer)).isEqualTo("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("type").textValue()).isEqualTo("urn:twenty-weeks:problem:" + kind);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).isNotBlank();
        assertThat(problem.properties())
                .extracting(member -> member.getKey())
                .isSubsetOf("type", "title", "status", "detail", "instance", "errors", "reference");
        assertThat(problem.path("instance").textValue())
                .isEqualTo("urn:twenty-weeks:request:"
                        + answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        expectSafeHeaders(answer);
    }

    private static void expectSafeHeaders(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=63072000; includeSubDomains");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().allValues("X-Correlation-Id"))
                .singleElement()
                .asString()
                .matches("[A-Za-z0-9=_-]{1,64}");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Not JSON, with status " + answer.statusCode(), notJson);
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static String request(String forename) {
        return "{\"requester\":{\"type\":\"PARENT\",\"name\":\"Oona Tarrant\",\"email\":\"oona.tarrant@example.org\"},"
                + "\"child\":{\"forename\":\"" + forename + "\",\"surname\":\"Tarrant\"},\"reason\":\"Speech.\"}";
    }

    private static String ofLength(int bytes) {
        var request =
                "{\"requester\":{\"email\":\"o@example.org\"},\"child\":{\"forename\":\"Idris\"},\"reason\":\"\"}";
        return request.replace("\"reason\":\"\"", "\"reason\":\"" + "x".repeat(bytes - request.length()) + "\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
