package org.twentyweeks.referralform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.lambda.DefectException;
import org.twentyweeks.testkit.hostile.Canaries;
import org.twentyweeks.testkit.hostile.HostileForms;
import org.twentyweeks.testkit.hostile.Sink;
import org.twentyweeks.testkit.hostile.Sinks;

/**
 * A secret-looking value in every field of the form, through every page and every way it can fail: it comes back in the
 * page to whoever typed it and is written nowhere else.
 */
class FormCanaryTest {

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
            "check",
            "answers");
    private static final List<String> AROUND = List.of("path", "query", "header", "unknown", "token");

    private final Sinks sinks = Sinks.listening();
    private final Canaries canaries = canaries();
    private int answers;

    private static Canaries canaries() {
        var values = new LinkedHashMap<String, String>();
        HostileForms.FIELDS.forEach(field -> values.put(field, Canaries.text(field)));
        AROUND.forEach(place -> values.put(place, Canaries.text(place)));
        return new Canaries(values);
    }

    @AfterEach
    void close() {
        sinks.close();
    }

    @Test
    void nothing_that_is_typed_is_written_anywhere() {
        try (var secrets = DeployedForm.secrets()) {
            var form = new DeployedForm(secrets);
            for (String page : PAGES) {
                var shown = handle(form, "POST", page, typed(), "application/x-www-form-urlencoded");
                assertThat(shown.path("statusCode").intValue()).isEqualTo(200);
                assertThat(canaries.heardIn(shown.path("body").textValue())).contains("first-name", "views", "phone");
                handle(form, "GET", page, Map.of(), "");
                handle(form, "POST", page, typed(), "multipart/form-data; boundary=" + canaries.value("header"));
            }
            handle(form, "GET", canaries.value("path"), Map.of(), "");
            handle(form, "POST", canaries.value("path"), typed(), "application/x-www-form-urlencoded");
            for (int times : new int[] {10_000, 40_000}) {
                var longer = typed();
                longer.put("views", canaries.value("views").repeat(times));
                handle(form, "POST", "views", longer, "application/x-www-form-urlencoded");
            }
            secrets.setFailing(true);
            handle(new DeployedForm(secrets), "POST", "name", typed(), "application/x-www-form-urlencoded");
            secrets.takeAsked().forEach(asked -> sinks.add(Sink.OTHER_SERVICE, asked));
            for (String event : List.of(
                    canaries.value("path"),
                    "{\"Records\":[{\"body\":\"" + canaries.value("views") + "\"}]}",
                    "{\"requestContext\":{\"requestId\":\"x\",\"requestTimeEpoch\":1},\"isBase64Encoded\":true,\"body\":\""
                            + canaries.value("views") + "?\"}")) {
                var failure = catchThrowable(() -> form.handle(event.getBytes(StandardCharsets.UTF_8)));
                assertThat(failure).isInstanceOf(DefectException.class);
                sinks.thrown(failure);
                answers++;
            }
        }

        assertThat(sinks.heard(canaries)).isEmpty();
        var line = "canaries of the form: %d, %d answers and failures, %d texts, none heard"
                .formatted(canaries.values().size(), answers, sinks.listenedTo());
        sinks.close();
        System.out.println(line);
    }

    @Test
    void what_is_planted_is_heard() {
        System.out.println("POST /request/" + canaries.value("path"));
        sinks.answered(Map.of("Location", "?" + canaries.value("query")), canaries.value("views"), true);

        assertThat(sinks.heard(canaries))
                .isEqualTo(Map.of(Sink.OUTPUT, Set.of("path"), Sink.ANSWER_HEADER, Set.of("query")));
    }

    private Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        HostileForms.FIELDS.forEach(field -> typed.put(field, canaries.value(field)));
        typed.put("token", canaries.value("token"));
        typed.put(canaries.value("unknown"), canaries.value("unknown"));
        typed.put("skip", "birth");
        return typed;
    }

    private JsonNode handle(DeployedForm form, String method, String page, Map<String, String> fields, String type) {
        var body = HostileForms.encoded(fields, false);
        var event = JSON.createObjectNode()
                .put("resource", "/request/{page}")
                .put("path", "/request/" + page)
                .put("httpMethod", method)
                .put("body", Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", true);
        var headers = event.putObject("multiValueHeaders");
        headers.putArray("Content-Type").add(type);
        headers.putArray("Cookie").add(canaries.value("header"));
        headers.putArray(canaries.value("header")).add(canaries.value("header"));
        event.putObject("queryStringParameters").put(canaries.value("query"), canaries.value("query"));
        event.putObject("pathParameters").put("page", page);
        event.putObject("requestContext").put("requestId", "x").put("requestTimeEpoch", 1768473000000L);
        try {
            var answer = form.handle(JSON.writeValueAsBytes(event));
            var sent = new LinkedHashMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(header ->
                            sent.put(header.getKey(), header.getValue().asText()));
            boolean isOfAnswers =
                    method.equals("POST") && answer.path("statusCode").intValue() != 404;
            sinks.answered(sent, answer.path("body").textValue(), isOfAnswers);
            answers++;
            return answer;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
