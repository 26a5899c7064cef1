package org.twentyweeks.referralform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.twentyweeks.lambda.StrictJson;
import org.twentyweeks.testkit.hostile.HostileBody;
import org.twentyweeks.testkit.hostile.HostileForms;
import org.twentyweeks.testkit.hostile.HostileText;
import org.twentyweeks.testkit.hostile.HostileTexts;
import org.twentyweeks.testkit.hostile.PageStructure;
import org.twentyweeks.testkit.hostile.Tally;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/**
 * Thousands of inputs made to do harm, in every field and address of the form. Each page that answers has the elements and
 * attributes of a page with harmless answers, and gives back what was typed; nothing is written to the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePagesTest {

    private static final long SEED = 20260115;
    private static final int INPUTS_MIN = 15_000;
    private static final int TELLING_LENGTH_MIN = 6;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PAGES = List.of(
            "who",
            "name",
            "birth",
            "address",
            "learning",
            "difficulties",
            "help",
            "views",
            "people",
            "contact",
            "check");
    private static final Set<String> ASKERS =
            Set.of("PARENT", "YOUNG_PERSON", "SETTING", "HEALTH", "SOCIAL_CARE", "OTHER");
    private static final List<String> BIRTH = List.of("birth-day", "birth-month", "birth-year");

    private final List<HostileText> texts =
            HostileTexts.of(SEED).stream().filter(HostileText::isUnicode).toList();
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private PrintStream out;
    private SecretsStandIn secrets;
    private DeployedForm form;

    @BeforeAll
    void start() {
        out = System.out;
        System.setOut(new PrintStream(log, true, UTF_8));
        secrets = DeployedForm.secrets();
        form = new DeployedForm(secrets);
    }

    @AfterAll
    void stop() {
        secrets.close();
        System.setOut(out);
        System.out.print(tally.lines("hostile inputs to /request, seed " + SEED));
    }

    @TestFactory
    Stream<DynamicTest> no_input_does_harm() {
        return Stream.of(
                dynamicTest("answers come back as texts", this::answers_come_back_as_texts),
                dynamicTest("dates of birth come back as texts", this::dates_of_birth_come_back_as_texts),
                dynamicTest("saved answers are a text", this::saved_answers_are_a_text),
                dynamicTest("fields that steer the form", this::fields_that_steer_the_form_do_no_harm),
                dynamicTest("bodies that are said to be forms", this::bodies_that_are_said_to_be_forms_do_no_harm),
                dynamicTest("addresses", this::addresses_do_no_harm),
                dynamicTest(
                        "at least 15,000 were sent",
                        () -> assertThat(tally.total()).isGreaterThanOrEqualTo(INPUTS_MIN)));
    }

    @Test
    void the_fields_that_are_tried_are_those_of_the_form() {
        var asked = new LinkedHashSet<String>();
        for (String asker : ASKERS) {
            for (String page : PAGES) {
                var shown = shown(post(page, Map.of("token", "t", "who", asker, "to", page)));
                asked.addAll(shown.fields().keySet());
            }
        }
        // Radio buttons are no fields of a page's structure, but travel hidden with every other page.
        assertThat(asked)
                .containsAll(HostileForms.FIELDS)
                .isSubsetOf(Stream.concat(HostileForms.FIELDS.stream(), HostileForms.STEERING.stream())
                        .toList());
    }

    private void answers_come_back_as_texts() {
        for (int round = 0; round < texts.size(); round++) {
            var answers = round(round);
            BIRTH.forEach(answers::remove);
            var page = PAGES.get(round % PAGES.size());
            var body = typed(answers);
            body.put("token", "f1.token");
            var harmless = new LinkedHashMap<String, String>();
            body.forEach((field, text) -> harmless.put(field, harmless(field, text)));
            // Once going on, and once staying: all fields are hidden on some pages and shown on others.
            for (String to : List.of("", page)) {
                var sent = with(body, to);
                var answer = post(page, sent);
                var shown = shown(answer);

                assertThat(answer.path("statusCode").intValue()).isEqualTo(200);
                assertThat(shown.elements())
                        .isEqualTo(shown(post(page, with(harmless, to))).elements());
                assertGivenBack(shown, body);
                answers.values().forEach(text -> tally.accepted(text.category()));
            }
        }
    }

    private static Map<String, String> with(Map<String, String> fields, String to) {
        var more = new LinkedHashMap<>(fields);
        if (!to.isEmpty()) {
            more.put("to", to);
        }
        return more;
    }

    /** Whatever is typed as a date, the page is one of those that harmless dates have. */
    private void dates_of_birth_come_back_as_texts() {
        var pages = new ArrayList<List<String>>();
        var sample = List.of("", " ", "x", "1", "12", "2015", "Mar", "29", "2", "20155");
        for (String day : sample) {
            for (String month : sample) {
                for (String year : sample) {
                    pages.add(shown(post("birth", Map.of("birth-day", day, "birth-month", month, "birth-year", year)))
                            .elements());
                }
            }
        }
        pages.add(shown(post("birth", Map.of("birth-day", "1", "birth-month", "1", "birth-year", "2099")))
                .elements());
        var known = Set.copyOf(pages);
        for (int round = 0; round < texts.size(); round++) {
            for (String field : BIRTH) {
                var text = texts.get(round);
                var body = new LinkedHashMap<>(Map.of("birth-day", "9", "birth-month", "3", "birth-year", "2017"));
                body.put(field, text.text());

                var shown = shown(post("birth", body));

                assertThat(shown.elements()).as("%s in %s", text, field).isIn(known);
                assertGivenBack(shown, body);
                tally.accepted(text.category());
            }
        }
    }

    private void saved_answers_are_a_text() {
        for (int round = 0; round < texts.size(); round++) {
            var answers = round(round);

            var answer = post("answers", typed(answers));

            assertThat(answer.path("statusCode").intValue()).isEqualTo(200);
            assertThat(answer.path("headers").path("Content-Type").textValue()).isEqualTo("text/plain; charset=utf-8");
            assertThat(answer.path("headers").path("Content-Disposition").textValue())
                    .isEqualTo("attachment; filename=\"request-answers.txt\"");
            assertThat(answer.path("headers").path("X-Content-Type-Options").textValue())
                    .isEqualTo("nosniff");
            var school = PageStructure.inAField(answers.get("school").text()).strip();
            assertThat(PageStructure.inAField(answer.path("body").textValue())).contains(school);
            answers.values().forEach(text -> tally.accepted(text.category()));
        }
    }

    private void fields_that_steer_the_form_do_no_harm() {
        for (HostileText text : texts) {
            for (String field : HostileForms.STEERING) {
                var shown = shown(post("name", Map.of("first-name", "Idris", field, text.text())));

                assertThat(shown.elements().toString()).doesNotContain("onerror", "onfocus", "script");
                assertThat(shown.fields()).doesNotContainKeys("to", "skip");
                tally.accepted("steering");
            }
        }
    }

    private void bodies_that_are_said_to_be_forms_do_no_harm() {
        for (HostileBody body : HostileForms.of(SEED, () -> "f1.token")) {
            for (String page : List.of("name", "check")) {
                var answer = post(page, body.bytes(), "application/x-www-form-urlencoded");

                assertThat(answer.path("statusCode").intValue()).isIn(200, 400, 413);
                assertThat(shown(answer).elements()).noneMatch(element -> element.contains("Zzcanary"));
                if (answer.path("statusCode").intValue() == 200) {
                    tally.accepted(body.category(), body.inputs());
                } else {
                    tally.refused(body.category(), body.inputs());
                }
            }
        }
    }

    private void addresses_do_no_harm() {
        for (HostileText text : texts) {
            for (JsonNode answer : List.of(
                    handle("GET", "/request/{page}", "page", text.text(), new byte[0], ""),
                    handle(
                            "POST",
                            "/request/{page}",
                            "page",
                            text.text(),
                            new byte[0],
                            "application/x-www-form-urlencoded"),
                    handle("GET", "/request/assets/{name}", "name", text.text(), new byte[0], ""))) {
                assertThat(answer.path("statusCode").intValue()).as("%s", text).isEqualTo(404);
                assertNotSaid(answer, text);
                tally.refused("addresses");
            }
            var typed = post("name", new byte[0], text.text());
            assertThat(typed.path("statusCode").intValue()).isEqualTo(415);
            assertNotSaid(typed, text);
            tally.refused("media types");
        }
    }

    private void assertNotSaid(JsonNode answer, HostileText text) {
        assertThat(shown(answer).elements())
                .isEqualTo(shown(handle("GET", "/request/{page}", "page", "nowhere", new byte[0], ""))
                        .elements());
        if (text.text().strip().length() >= TELLING_LENGTH_MIN) {
            assertThat(answer.toString()).doesNotContain(text.text());
        }
    }

    private Map<String, HostileText> round(int round) {
        var answers = new LinkedHashMap<String, HostileText>();
        for (int field = 0; field < HostileForms.FIELDS.size(); field++) {
            answers.put(HostileForms.FIELDS.get(field), texts.get((round + field) % texts.size()));
        }
        return answers;
    }

    private static Map<String, String> typed(Map<String, HostileText> answers) {
        var typed = new LinkedHashMap<String, String>();
        answers.forEach((field, text) -> typed.put(field, text.text()));
        return typed;
    }

    /** A text that the pages treat alike: given, or blank. */
    private static String harmless(String field, String text) {
        var typed = PageStructure.inAField(text);
        if (typed.isEmpty() || field.equals("who") && ASKERS.contains(text)) {
            return typed;
        }
        return typed.isBlank() ? " " : "neutral";
    }

    private static void assertGivenBack(PageStructure shown, Map<String, String> answers) {
        answers.forEach((field, text) -> {
            if (shown.fields().containsKey(field)) {
                assertThat(shown.fields().get(field)).as(field).isEqualTo(PageStructure.inAField(text));
            }
        });
        assertThat(shown.fields()).containsKey("token");
    }

    private JsonNode post(String page, Map<String, String> answers) {
        return post(page, HostileForms.encoded(answers, false), "application/x-www-form-urlencoded");
    }

    private JsonNode post(String page, byte[] body, String type) {
        return handle("POST", "/request/{page}", "page", page, body, type);
    }

    private JsonNode handle(String method, String resource, String parameter, String value, byte[] body, String type) {
        var event = JSON.createObjectNode()
                .put("resource", resource)
                .put("path", resource.replace("{" + parameter + "}", value))
                .put("httpMethod", method)
                .put("body", Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", true);
        event.putObject("multiValueHeaders").putArray("Content-Type").add(type);
        event.putObject("queryStringParameters").put(value, value);
        event.putObject("pathParameters").put(parameter, value);
        event.putObject("requestContext").put("requestId", "hostile").put("requestTimeEpoch", 1768473000000L);
        log.reset();
        try {
            var answer = form.handle(JSON.writeValueAsBytes(event));
            var logged = log.toString(UTF_8);
            assertThat(logged.lines()).hasSize(1);
            assertThat(StrictJson.read(logged.strip())
                            .orElseThrow()
                            .path("status")
                            .asInt())
                    .isEqualTo(answer.path("statusCode").intValue());
            assertThat(logged).doesNotContainIgnoringCase("Zzcanary");
            // What stands in the route as the API declares it is ours.
            if (value.strip().length() >= TELLING_LENGTH_MIN
                    && !PAGES.contains(value)
                    && !value.equals("answers")
                    && !resource.contains(value)) {
                assertThat(logged).doesNotContain(value);
            }
            return answer;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PageStructure shown(JsonNode answer) {
        return PageStructure.of(answer.path("body").textValue());
    }
}
