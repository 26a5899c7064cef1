package org.twentyweeks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.twentyweeks.core.telemetry.Metric.REFERRALS_ACCEPTED;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.telemetry.Telemetry;

class BoundaryTest {

    private static final String CANARY = "ZZCANARY";
    private static final String EVENT = """
            {"httpMethod":"POST","path":"/x","resource":"/x/{part}","body":"ZZCANARY",
            "headers":{"X-ZZCANARY":"ZZCANARY"},
            "requestContext":{"requestId":"c6af9ac6-7b61","extendedRequestId":"Fk3xQHjVLPEF0g=",
            "requestTimeEpoch":1768473000123}}""";

    private static final Instant RECEIVED_AT = Instant.ofEpochMilli(1_768_473_000_123L);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Boundary boundary =
            boundary(new InvocationLog(new PrintStream(log, true, UTF_8), () -> RECEIVED_AT.plusSeconds(2), Map.of()));

    private static Boundary boundary(Telemetry telemetry) {
        return new Boundary(
                "sample",
                "You can also ring 01632 960000.",
                reply -> reply.outcome().equals("accepted") ? Optional.of(REFERRALS_ACCEPTED) : Optional.empty(),
                telemetry);
    }

    @Test
    void an_answer_is_written_as_the_gateway_wants_it() {
        handle(request -> HttpReply.json(201, "accepted", Map.of("said", request.path())));

        assertThat(written().properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("statusCode", "headers", "body", "isBase64Encoded");
        assertThat(status()).isEqualTo(201);
        assertThat(body()).isEqualTo("{\"said\":\"/x\"}");
        assertThat(written().path("isBase64Encoded").booleanValue()).isFalse();
        assertThat(headers())
                .isEqualTo(Map.of(
                        "Cache-Control", "no-store",
                        "X-Content-Type-Options", "nosniff",
                        "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
                        "X-Correlation-Id", "Fk3xQHjVLPEF0g=",
                        "Content-Type", "application/json"));
    }

    @Test
    void one_line_is_logged_with_what_became_of_it() {
        handle(request -> HttpReply.json(201, "accepted", Map.of()));

        var line = line();
        assertThat(line.path("function").asText()).isEqualTo("sample");
        assertThat(line.path("requestId").asText()).isEqualTo("c6af9ac6-7b61");
        assertThat(line.path("correlationId").asText()).isEqualTo("Fk3xQHjVLPEF0g=");
        assertThat(line.path("method").asText()).isEqualTo("POST");
        assertThat(line.path("route").asText()).isEqualTo("/x/{part}");
        assertThat(line.path("status").asInt()).isEqualTo(201);
        assertThat(line.path("outcome").asText()).isEqualTo("accepted");
        assertThat(line.path("milliseconds").isIntegralNumber()).isTrue();
        assertThat(line.path("ruleBook").asText()).matches("[0-9a-f]{12}");
        assertThat(line.path("failure").isMissingNode()).isTrue();
    }

    @Test
    void a_refusal_is_answered_with_its_problem() {
        handle(request -> {
            throw new RefusedException(
                    ProblemReply.of(415, "content-type", "No", "Send JSON.").withMember("sent", "nothing of it"));
        });

        assertThat(status()).isEqualTo(415);
        assertThat(headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(headers()).containsEntry("Cache-Control", "no-store");
        assertThat(line().path("outcome").asText()).isEqualTo("content-type");
    }

    @Test
    void what_cannot_be_reached_is_answered_with_when_to_try_again_and_other_ways() {
        handle(request -> {
            throw new UnavailableException(CANARY, new IllegalStateException(CANARY));
        });

        assertThat(status()).isEqualTo(503);
        assertThat(headers()).containsEntry("Retry-After", "30");
        assertThat(body())
                .isEqualTo(
                        "{\"type\":\"urn:twenty-weeks:problem:unavailable\","
                                + "\"title\":\"The service cannot take requests just now\",\"status\":503,"
                                + "\"detail\":\"Send the request again in a moment. Under the same Idempotency-Key it is not taken"
                                + " twice. You can also ring 01632 960000.\",\"instance\":\"urn:twenty-weeks:request:Fk3xQHjVLPEF0g=\"}");
        assertThat(line().path("outcome").asText()).isEqualTo("unavailable");
        assertThat(line().path("failure").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line().path("at")).isNotEmpty();
    }

    @Test
    void what_cannot_be_reached_may_have_no_cause() {
        handle(request -> {
            throw new UnavailableException(CANARY);
        });

        assertThat(status()).isEqualTo(503);
        assertThat(line().path("failure").asText()).isEqualTo(UnavailableException.class.getName());
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new IllegalStateException(CANARY, new IOException(CANARY)),
                new NullPointerException(CANARY),
                new StackOverflowError(CANARY),
                new AssertionError(CANARY));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void a_defect_fails_the_invocation_without_its_message(Throwable defect) {
        var thrown = catchThrowable(() -> boundary.http(event(EVENT), answer, request -> sneak(defect)));

        assertThat(thrown)
                .isInstanceOf(DefectException.class)
                .hasMessage(defect.getClass().getName())
                .hasNoCause();
        assertThat(thrown.getStackTrace()).isEmpty();
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(answer.size()).isZero();
        assertThat(line().path("outcome").asText()).isEqualTo("defect");
        assertThat(line().path("failure").asText()).isEqualTo(defect.getClass().getName());
        assertThat(line().path("at").get(0).asText()).contains("BoundaryTest");
        assertThat(line().path("at").size()).isLessThanOrEqualTo(12);
        assertThat(line().path("requestId").asText()).isEqualTo("c6af9ac6-7b61");
    }

    static Stream<Telemetry> failing_telemetry() {
        return Stream.of(
                told -> {
                    throw new IllegalStateException(CANARY);
                },
                told -> {
                    throw new StackOverflowError(CANARY);
                });
    }

    @ParameterizedTest
    @MethodSource("failing_telemetry")
    void an_answer_stands_when_nobody_can_be_told_of_it(Telemetry failing) throws IOException {
        boundary(failing).http(event(EVENT), answer, request -> HttpReply.json(201, "accepted", Map.of()));

        assertThat(status()).isEqualTo(201);
    }

    @Test
    void an_answer_stands_when_it_cannot_be_counted() throws IOException {
        var uncounted = new Boundary(
                "sample",
                "",
                reply -> {
                    throw new IllegalStateException(CANARY);
                },
                told -> {});

        uncounted.http(event(EVENT), answer, request -> HttpReply.json(201, "accepted", Map.of()));

        assertThat(status()).isEqualTo(201);
    }

    @Test
    void a_defect_is_still_a_defect_when_nobody_can_be_told_of_it() {
        var failing = boundary(told -> {
            throw new IllegalStateException(CANARY);
        });

        assertThatThrownBy(() -> failing.http(event(EVENT), answer, request -> {
                    throw new NullPointerException(CANARY);
                }))
                .isInstanceOf(DefectException.class)
                .hasMessage("java.lang.NullPointerException");
    }

    @Test
    void the_correlation_id_is_not_one_that_a_client_chose() {
        handle(request -> {
            throw new RefusedException(ProblemReply.of(400, "not-json", "No", "Send JSON."));
        });

        assertThat(headers()).containsEntry("X-Correlation-Id", "Fk3xQHjVLPEF0g=");
        assertThat(StrictJson.read(body()).orElseThrow().path("instance").asText())
                .isEqualTo("urn:twenty-weeks:request:Fk3xQHjVLPEF0g=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ZZCANARY", "{\"Records\":[\"ZZCANARY\"]}"})
    void an_event_of_something_else_is_a_defect(String event) {
        assertThatThrownBy(() -> boundary.http(event(event), answer, request -> HttpReply.json(200, "x", "x")))
                .isInstanceOf(DefectException.class)
                .hasMessage("java.lang.IllegalArgumentException");
        assertThat(line().path("outcome").asText()).isEqualTo("defect");
    }

    @Test
    void an_id_or_method_that_does_not_look_like_one_is_not_logged() throws IOException {
        for (String id : List.of("ZZCANARY\\n{}", "ZZCANARY oona@example.org", "ZZCANARY".repeat(9))) {
            var event = EVENT.replace("c6af9ac6-7b61", id)
                    .replace("Fk3xQHjVLPEF0g=", id)
                    .replace("POST", id)
                    .replace("/x/{part}", id);

            boundary.http(event(event), answer, request -> HttpReply.json(200, "x", "x"));
        }

        assertThat(log.toString(UTF_8).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "\"requestId\":\"unreadable\"",
                                "\"correlationId\":\"unreadable\"",
                                "\"method\":\"unreadable\"",
                                "\"route\":\"unreadable\"")
                        .doesNotContain(CANARY));
    }

    @Test
    void answers_of_one_boundary_do_not_mix() throws IOException {
        for (int number = 0; number < 3; number++) {
            var body = "number " + number;
            answer.reset();
            boundary.http(event(EVENT), answer, request -> HttpReply.json(200, "x", body));

            assertThat(body()).isEqualTo("\"" + body + "\"");
        }
        assertThat(log.toString(UTF_8).lines()).hasSize(3);
    }

    private void handle(Function<HttpRequest, HttpReply> handler) {
        try {
            boundary.http(event(EVENT), answer, handler);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Throws it as it is, checked or not. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> HttpReply sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static InputStream event(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** The one line of the log: JSON, with no member that no field or metric names, and without what was sent. */
    private JsonNode line() {
        var text = log.toString(UTF_8);
        assertThat(text.lines()).hasSize(1);
        assertThat(text).doesNotContain(CANARY);
        var line = StrictJson.read(text).orElseThrow();
        var known = LogField.names().toList();
        line.fieldNames().forEachRemaining(name -> assertThat(known).contains(name));
        return line;
    }

    private JsonNode written() {
        assertThat(answer.toString(UTF_8)).doesNotContain(CANARY);
        return StrictJson.read(answer.toByteArray()).orElseThrow();
    }

    private int status() {
        return written().path("statusCode").intValue();
    }

    private String body() {
        return written().path("body").textValue();
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        written()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return headers;
    }
}
