package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.lambda.DefectException;

class CaseworkEventsTest {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/casework");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseworkHandler handler = new CaseworkHandler(Environment.UNREACHED);

    @ParameterizedTest
    @CsvSource({"rules, 200", "nobody-known, 401"})
    void an_event_is_answered(String name, int status) throws IOException {
        var answer = handle(event(name));

        assertThat(answer.path("statusCode").intValue()).isEqualTo(status);
        assertThat(answer.path("headers").path("Cache-Control").asText()).isEqualTo("no-store");
    }

    @Test
    void the_rules_are_all_rows_of_the_rule_book_in_words() throws IOException {
        var book = RuleBook.current();
        var body = JSON.readTree(handle(event("rules")).path("body").textValue());

        assertThat(body.path("version").asText()).isEqualTo(book.version());
        assertThat(body.path("rules")).hasSameSizeAs(book.rows());
        var first = body.path("rules").path(0);
        assertThat(first.path("rule").asText()).isEqualTo("decide-whether-to-assess");
        assertThat(first.path("group").asText()).isEqualTo("From the request to the plan");
        assertThat(first.path("due").asText()).isEqualTo("within 6 weeks of");
        assertThat(first.path("countedFrom").toString()).isEqualTo("[\"RequestReceived\",\"BecameResponsible\"]");
        assertThat(first.path("bound").asText()).isEqualTo("the council");
        assertThat(first.path("force").asText()).isEqualTo("law");
        assertThat(first.path("citation").asText()).isEqualTo("SI 2014/1530 reg 5(1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"staff\":\"sw-7\"}",
                "{\"roles\":\"CASEWORKER\"}",
                "{\"staff\":\"sw-7\",\"roles\":\"\"}",
                "{\"staff\":\"sw-7\",\"roles\":\"caseworker,ADMIN\"}",
                "{\"staff\":\"a@example.org\",\"roles\":\"CASEWORKER\"}",
                "null",
                "[]"
            })
    void whom_the_authorizer_does_not_name_nobody_else_does(String context) throws IOException {
        var answer = handle(new String(event("rules"), StandardCharsets.UTF_8)
                .replaceAll("(?s)\"authorizer\": \\{.*?}", "\"authorizer\": " + context)
                .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.path("statusCode").intValue()).isEqualTo(401);
        assertThat(answer.path("headers").path("WWW-Authenticate").asText()).isEqualTo("Bearer");
        assertThat(answer.path("body").textValue())
                .contains("urn:twenty-weeks:problem:sign-in")
                .doesNotContain("sw-7", "example.org");
    }

    @Test
    void a_route_that_is_not_in_the_table_is_a_defect() {
        assertThatExceptionOfType(DefectException.class)
                .isThrownBy(() -> handle(new String(event("rules"), StandardCharsets.UTF_8)
                        .replace("\"/rules\"", "\"/no-such-route\"")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] event(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name + ".json"));
    }

    private JsonNode handle(byte[] event) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, null);
        return JSON.readTree(answer.toByteArray());
    }
}
