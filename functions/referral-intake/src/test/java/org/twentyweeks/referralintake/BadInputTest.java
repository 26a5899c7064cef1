package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.referralintake.DeployedIntake.Answer;

/** What a form engine, a curious person or an attacker may send. Nothing of it is answered with what was sent. */
class BadInputTest {

    private static final String CANARY = "Zzcanary";

    private static DeployedIntake intake;

    @BeforeAll
    static void deploy() {
        intake = DeployedIntake.withTable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Zzcanary",
                "{\"child\":",
                "{} {}",
                "{\"reason\": \"Zzcanary\", \"reason\": \"b\"}",
                "{\"reason\": \"Zzcanary\u0000\"}",
                "{'reason': 'Zzcanary'}",
                "{\"reason\": NaN}",
                "{\"reason\": 01}",
                "{\"reason\": 1e9999999999}",
                "<child>Zzcanary</child>"
            })
    void what_is_not_json_is_refused(String body) {
        assertRefused(intake.post(body), 400, "not-json");
    }

    @Test
    void ten_thousand_levels_are_refused() {
        assertRefused(intake.post("[".repeat(10_000) + "]".repeat(10_000)), 400, "not-json");
        assertRefused(intake.post("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), 400, "not-json");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertRefused(
                intake.postBytes("{\"reason\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)), 400, "not-json");
        assertRefused(intake.postBytes("{}".getBytes(StandardCharsets.UTF_16)), 400, "not-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"Zzcanary\"", "true"})
    void json_that_is_no_object_is_refused(String body) {
        assertRefused(intake.post(body), 422, "fields");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"child\": \"Zzcanary\"}|/child",
                "{\"requester\": []}|/requester",
                "{\"child\": {\"surname\": 7}}|/child/surname",
                "{\"child\": {\"addressLines\": \"Zzcanary\"}}|/child/addressLines",
                "{\"child\": {\"addressLines\": [\"a\", {}]}}|/child/addressLines/1",
                "{\"reason\": {\"a\": \"Zzcanary\"}}|/reason"
            })
    void a_field_of_another_type_is_pointed_at(String body, String pointer) {
        var answer = intake.post(body);

        assertRefused(answer, 422, "fields");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @Test
    void a_request_needs_a_child_and_a_way_to_answer() {
        var answer = intake.post("{\"child\": {\"surname\": \" \"}, \"requester\": {\"email\": null}}");

        assertRefused(answer, 422, "fields");
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/child/surname", "/requester/email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-zzcanary", "application/jsonp", ""})
    void another_content_type_is_refused(String type) {
        assertRefused(intake.post(request(""), Map.of("Content-Type", List.of(type))), 415, "content-type");
    }

    @Test
    void a_content_type_is_needed_once() {
        assertRefused(intake.post(request(""), Map.of()), 415, "content-type");
        assertRefused(
                intake.post(request(""), Map.of("Content-Type", List.of("application/json", "application/json"))),
                415,
                "content-type");
    }

    @Test
    void a_megabyte_is_refused_with_another_way_to_reach_the_council() {
        var answer = intake.post("{\"reason\": \"" + "a".repeat(1024 * 1024) + "\"}");

        assertRefused(answer, 413, "too-large");
        assertThat(answer.json().path("detail").asText()).contains("01632 960", "@");
    }

    @Test
    void a_body_of_128_kb_of_random_text_is_stored_and_one_byte_more_is_refused() {
        var intake = DeployedIntake.withTable();
        var start =
                "{\"requester\": {\"phone\": \"01632 960001\"}, \"child\": {\"surname\": \"Tarrant\"}, \"reason\": \"";
        var random = new Random(128);
        var text = new StringBuilder(start);
        while (text.length() < 128 * 1024 - 2) {
            text.append((char) ('#' + random.nextInt('Z' - '#')));
        }

        var answer = intake.post(text + "\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(intake.items()).hasSize(3);
        assertThat(intake.originalOf(answer)).isEqualTo(DeployedIntake.utf8(text + "\"}"));
        assertRefused(intake.post(text + "a\"}"), 413, "too-large");
    }

    @Test
    void a_name_of_nothing_but_spaces_between_two_letters_keeps_nobody_waiting() {
        var name = "\"forename\": \"a" + " ".repeat(127 * 1024) + "b\"";

        var answer = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> intake.post(request(name)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(intake.factOf(answer)).doesNotContain("shortened");
    }

    @Test
    void a_base64_body_is_read_like_any_other() {
        assertThat(intake.postBytes(DeployedIntake.utf8(request(""))).status()).isEqualTo(201);
        assertThat(intake.postBytes(DeployedIntake.utf8("\uFEFF" + request(""))).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"knownAs\": \"a\\ud800b\"|text-cleaned",
                "\"knownAs\": \"a\\u0000b\"|text-cleaned",
                "\"forename\": \"Idris\\r\\nBcc: x\"|text-cleaned",
                "\"knownAs\": \"\\u202eabc\"|text-cleaned",
                "\"favouriteColour\": \"green\"|unknown-fields",
                "\"dateOfBirth\": \"2026-01-16\"|child-birth-date-in-future",
                "\"dateOfBirth\": \"2015-02-29\"|child-birth-date-malformed",
                "\"dateOfBirth\": \"2000-01-14\"|child-25-or-over",
                "\"dateOfBirth\": \"1999-12-31\"|child-25-or-over",
                "\"postcode\": \"SW1A 2AA\"|child-postcode-outside-area",
                "\"postcode\": \"nowhere\"|child-postcode-malformed",
                "\"upn\": \"A201100018042\"|child-upn-malformed",
                "\"nhsNumber\": \"943 476 5910\"|child-nhs-number-malformed"
            })
    void what_is_odd_is_accepted_and_becomes_a_task(String member, String code) {
        var answer = intake.post(request(member));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(intake.factOf(answer)).contains("\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"knownAs\": \"<script>alert(1)</script>\"",
                "\"dateOfBirth\": \"2016-02-29\"",
                "\"dateOfBirth\": \"2001-01-16\"",
                "\"knownAs\": \"O'Neill\"",
                "\"knownAs\": \"\u0639\u0644\u064a\"",
                "\"upn\": null"
            })
    void what_only_looks_odd_is_accepted_without_one(String member) {
        var answer = intake.post(request(member));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(intake.factOf(answer)).doesNotContain("cleaned", "malformed", "in-future", "25-or-over", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "caf\u00e9", "tab\there"})
    void a_key_that_is_not_visible_ascii_is_refused(String key) {
        assertRefused(intake.post(request(""), key), 400, "idempotency-key");
    }

    @Test
    void a_key_has_1_to_255_characters_and_comes_once() {
        assertThat(intake.post(request(""), "k".repeat(255)).status()).isEqualTo(201);
        assertRefused(intake.post(request(""), "k".repeat(256)), 400, "idempotency-key");
        assertRefused(
                intake.post(
                        request(""),
                        Map.of(
                                "Content-Type", List.of("application/json"),
                                "idempotency-key", List.of("one", "two"))),
                400,
                "idempotency-key");
    }

    @Test
    void missing_settings_are_all_named_at_once() {
        assertThatThrownBy(() -> new ReferralIntakeHandler(Map.of("AUTHORITY_CODE", "000", "CASES_TABLE", " ")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("CASES_TABLE", "HASH_KEYS_SECRET", "TOKEN_SECRET");
    }

    @Test
    void a_council_without_settings_is_named() {
        assertThatThrownBy(() -> new ReferralIntakeHandler(Map.of(
                        "AUTHORITY_CODE", "998", "CASES_TABLE", "c", "HASH_KEYS_SECRET", "h", "TOKEN_SECRET", "t")))
                .hasMessageContaining("998");
    }

    @Test
    void a_store_that_cannot_be_reached_is_503_and_says_when_to_try_again() {
        for (var unreachable : List.of(DeployedIntake.withoutDynamoDb(), DeployedIntake.withoutTable())) {
            var answer = unreachable.post(request(""), "key");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "30");
            assertThat(answer.json().path("detail").asText()).contains("01632 960");
        }
    }

    private static String request(String childMember) {
        return "{\"requester\": {\"phone\": \"01632 960001\"}, \"child\": {\"surname\": \"Tarrant\""
                + (childMember.isEmpty() ? "" : ", " + childMember) + "}, \"reason\": \"He needs help.\"}";
    }

    private void assertRefused(Answer answer, int status, String kind) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:twenty-weeks:problem:" + kind);
        assertThat(answer.json().path("title").asText()).isNotEmpty();
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.toString()).doesNotContainIgnoringCase(CANARY);
    }
}
