package org.twentyweeks.staffauthorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.lambda.DefectException;

/** The handler as Lambda makes it, with an issuer behind it, and what it says in the log. */
class AuthorizerEventsTest {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/staff-authorizer");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METHOD = "arn:aws:execute-api:eu-west-2:000000000000:abcdef1234/v1/GET/cases/7K3M";

    /** 1 January 2100. */
    private static final long MUCH_LATER = 4_102_444_800L;

    private final TestIssuer issuer = new TestIssuer();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private PrintStream shown;

    @BeforeEach
    void listen() {
        shown = System.out;
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(shown);
        issuer.close();
    }

    @Test
    void a_good_token_opens_the_one_method_that_is_asked_for() throws IOException {
        var answer = handle(issuer.environment(), event(good()));

        assertThat(answer.path("principalId").asText()).isEqualTo("sw-7");
        assertThat(answer.path("policyDocument").toString())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"execute-api:Invoke\","
                        + "\"Effect\":\"Allow\",\"Resource\":\"" + METHOD + "\"}]}");
        assertThat(answer.path("context").toString())
                .isIn(
                        "{\"staff\":\"sw-7\",\"roles\":\"CASEWORKER,MANAGER\"}",
                        "{\"roles\":\"CASEWORKER,MANAGER\",\"staff\":\"sw-7\"}");
    }

    @ParameterizedTest
    @CsvSource({"other-issuer, other-issuer", "malformed, malformed"})
    void an_event_is_denied(String name, String outcome) throws IOException {
        var answer = handle(issuer.environment(), Files.readAllBytes(EVENTS.resolve(name + ".json")));

        assertThat(answer.at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Deny");
        assertThat(answer.path("principalId").asText()).isEqualTo("nobody");
        assertThat(answer.path("context").isEmpty()).isTrue();
        assertThat(logged()).contains("\"outcome\":\"" + outcome + "\"", "\"status\":401");
    }

    @Test
    void every_event_is_used_here() throws IOException {
        try (var files = Files.list(EVENTS)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void without_the_issuers_keys_nobody_gets_in_and_it_is_counted() {
        issuer.close();

        assertThatExceptionOfType(DefectException.class)
                .isThrownBy(() -> handle(issuer.environment(), event(good())))
                .withMessage("org.twentyweeks.core.casework.UnavailableException");
        assertThat(logged())
                .contains(
                        "\"outcome\":\"unavailable\"",
                        "\"status\":503",
                        "\"Unavailable\":1",
                        "java.net.ConnectException");
    }

    @Test
    void the_log_says_neither_who_called_nor_what_was_asked_for_nor_any_of_the_token() throws IOException {
        handle(issuer.environment(), event(good()));
        handle(issuer.environment(), event(issuer.token(claims -> claims.put("sub", "ada.bright@example.org"))));

        assertThat(logged().lines()).hasSize(2);
        assertThat(logged()).doesNotContain("sw-7", "ada", "7K3M", "eyJ", "CASEWORKER", issuer.address());
    }

    @Test
    void another_event_is_a_defect_that_is_not_repeated() {
        assertThatExceptionOfType(DefectException.class)
                .isThrownBy(() -> handle(
                        issuer.environment(), "{\"type\":\"REQUEST\",\"a\":\"ZZ\"}".getBytes(StandardCharsets.UTF_8)))
                .withMessage("java.lang.IllegalArgumentException");
        assertThat(logged()).contains("\"outcome\":\"defect\"").doesNotContain("ZZ");
    }

    private String good() {
        return issuer.token(claims -> {
            claims.put("exp", MUCH_LATER);
            claims.put("roles", List.of("MANAGER", "CASEWORKER"));
            claims.put("iat", 1_767_225_600L);
        });
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static byte[] event(String token) throws IOException {
        return JSON.writeValueAsBytes(
                Map.of("type", "TOKEN", "methodArn", METHOD, "authorizationToken", "Bearer " + token));
    }

    private static JsonNode handle(Map<String, String> environment, byte[] event) throws IOException {
        var answer = new ByteArrayOutputStream();
        new StaffAuthorizerHandler(environment).handleRequest(new ByteArrayInputStream(event), answer, null);
        return JSON.readTree(answer.toByteArray());
    }
}
