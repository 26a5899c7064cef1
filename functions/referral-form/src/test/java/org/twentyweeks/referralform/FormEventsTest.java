package org.twentyweeks.referralform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** The events of {@code events/referral-form}, as API Gateway hands them over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormEventsTest {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-form");

    private SecretsStandIn secrets;
    private DeployedForm form;

    @BeforeAll
    void start() {
        secrets = DeployedForm.secrets();
        form = new DeployedForm(secrets);
    }

    @AfterAll
    void stop() {
        secrets.close();
    }

    private static byte[] event(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name + ".json"));
    }

    @ParameterizedTest
    @CsvSource({
        "start, Start now, 200",
        "first-question, Who is asking for the assessment?, 200",
        "answers-of-a-page, What is your child’s date of birth?, 200",
        "impossible-birth-date, Date of birth must be a real date, 200"
    })
    void an_event_is_answered_with_its_page(String name, String words, int status) throws IOException {
        JsonNode answer = form.handle(event(name));

        assertThat(answer.path("statusCode").intValue()).isEqualTo(status);
        assertThat(answer.path("body").textValue()).contains(words);
        assertThat(answer.path("headers").path("Content-Type").textValue()).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.path("headers").path("Cache-Control").textValue()).isEqualTo("private, no-cache");
    }

    @Test
    void every_event_is_used_here() throws IOException {
        try (var files = Files.list(EVENTS)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void each_copy_of_the_form_has_a_token_of_its_own() throws IOException {
        var one = form.handle(event("first-question")).path("body").textValue();
        var other = form.handle(event("first-question")).path("body").textValue();

        assertThat(one).contains("name=\"token\" value=\"f2.").isNotEqualTo(other);
    }

    @Test
    void an_empty_form_has_the_moment_of_the_request_in_its_token_and_a_begun_one_has_none() throws IOException {
        var empty = form.handle(event("first-question")).path("body").textValue();
        var begun = form.handle(event("answers-of-a-page")).path("body").textValue();

        assertThat(empty).containsPattern("name=\"token\" value=\"f2\\.[^.]{22}\\.1768473000123\\.");
        assertThat(begun).contains("name=\"token\" value=\"f1.");
    }

    @Test
    void every_page_has_a_field_that_nobody_sees_and_takes_what_came_in_it_along() throws IOException {
        var filled = new String(event("answers-of-a-page"), StandardCharsets.UTF_8)
                .replaceFirst("first-name=", "comments=Buy&first-name=")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(form.handle(event("first-question")).path("body").textValue())
                .contains("<div hidden><label for=\"comments\">Leave this empty</label>", "value=\"\"></div>");
        assertThat(form.handle(filled).path("body").textValue())
                .contains("What is your child’s date of birth?", "autocomplete=\"off\" value=\"Buy\"></div>");
    }

    @Test
    void while_the_secret_cannot_be_read_the_pages_are_shown_without_a_token() throws IOException {
        try (var failing = DeployedForm.secrets()) {
            failing.setFailing(true);
            var answer = new DeployedForm(failing).handle(event("first-question"));

            assertThat(answer.path("statusCode").intValue()).isEqualTo(200);
            assertThat(answer.path("body").textValue())
                    .contains("Who is asking")
                    .doesNotContain("name=\"token\"");
        }
    }

    /** The family sees nothing of it, so the log has to. */
    @Test
    void a_page_without_a_token_is_counted_as_something_unavailable() throws IOException {
        var shown = System.out;
        var log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (var failing = DeployedForm.secrets()) {
            failing.setFailing(true);
            var blind = new DeployedForm(failing);
            blind.handle(event("first-question"));
            failing.setFailing(false);
            blind.handle(event("first-question"));
        } finally {
            System.setOut(shown);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"outcome\":\"without-token\"", "\"Unavailable\":1"),
                        line -> assertThat(line).contains("\"outcome\":\"who\"").doesNotContain("Unavailable"));
    }
}
