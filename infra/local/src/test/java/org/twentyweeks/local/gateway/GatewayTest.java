package org.twentyweeks.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.template.GatewayAnswer;
import org.twentyweeks.local.template.TemplateApi;
import org.twentyweeks.local.template.TemplateFunction;
import org.twentyweeks.local.template.TemplateRoute;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHeader;
import org.twentyweeks.local.web.WebRequest;

class GatewayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, GatewayAnswer> ANSWERS = Map.of(
            "MISSING_AUTHENTICATION_TOKEN", answer(404, "no such page"),
            "DEFAULT_4XX", answer(400, "refused"),
            "DEFAULT_5XX", answer(503, "later"));

    private final InFlight inFlight = new InFlight();
    private VirtualClock clock;

    @BeforeEach
    void makeClock(@TempDir Path folder) {
        clock = VirtualClock.keptIn(folder.resolve("clock.txt"), Clock.systemUTC());
    }

    private static GatewayAnswer answer(int status, String body) {
        return new GatewayAnswer(status, Map.of("Content-Type", "application/problem+json"), body);
    }

    private Gateway gateway(RequestStreamHandler handler, Map<String, GatewayAnswer> answers) {
        var function = new LocalFunction("Echo", handler, Duration.ofMillis(500), inFlight);
        return new Gateway(
                new TemplateApi(
                        "Api", List.of(new TemplateRoute("Api", "POST", "/things", "Echo")), answers, Optional.empty()),
                Map.of("Echo", function),
                clock);
    }

    private Gateway replying(String reply) {
        return gateway((event, output, context) -> output.write(reply.getBytes(StandardCharsets.UTF_8)), ANSWERS);
    }

    private static WebRequest post(String query, byte[] body, WebHeader... headers) {
        return new WebRequest("POST", "/things", query, List.of(headers), body, false);
    }

    private static String body(WebAnswer answer) {
        var output = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(output);
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The event that a function is given for that request. */
    private JsonNode eventOf(WebRequest request) throws IOException {
        var event = new AtomicReference<JsonNode>();
        gateway(
                        (input, output, context) -> {
                            event.set(JSON.readTree(input));
                            output.write("{\"statusCode\":204}".getBytes(StandardCharsets.UTF_8));
                        },
                        ANSWERS)
                .answer(request);
        return event.get();
    }

    @Test
    void a_function_is_given_what_was_sent_as_api_gateway_tells_it() throws IOException {
        clock.standAt(Instant.parse("2026-06-30T23:30:00Z"));

        var event = eventOf(post(
                "a=1&a=2&b=x%20y",
                "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8),
                new WebHeader("Idempotency-KEY", "k1"),
                new WebHeader("X-Twice", "first"),
                new WebHeader("x-twice", "second")));

        assertThat(event.path("resource").textValue()).isEqualTo("/things");
        assertThat(event.path("httpMethod").textValue()).isEqualTo("POST");
        assertThat(event.path("headers").toString()).isEqualTo("{\"Idempotency-KEY\":\"k1\",\"X-Twice\":\"second\"}");
        assertThat(event.path("multiValueHeaders").toString())
                .isEqualTo("{\"Idempotency-KEY\":[\"k1\"],\"X-Twice\":[\"first\",\"second\"]}");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"a\":\"2\",\"b\":\"x y\"}");
        assertThat(event.path("multiValueQueryStringParameters").toString())
                .isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":[\"x y\"]}");
        assertThat(event.path("body").textValue()).isEqualTo("{\"name\":\"Zoë\"}");
        assertThat(event.path("isBase64Encoded").booleanValue()).isFalse();
        assertThat(event.path("requestContext").path("requestTimeEpoch").longValue())
                .isEqualTo(Instant.parse("2026-06-30T23:30:00Z").toEpochMilli());
        assertThat(event.path("requestContext").path("requestTime").textValue())
                .isEqualTo("30/Jun/2026:23:30:00 +0000");
        assertThat(event.path("requestContext").path("requestId").textValue()).isNotEmpty();
    }

    @Test
    void what_was_not_sent_is_null() throws IOException {
        var event = eventOf(post("", new byte[0]));

        for (String absent : List.of(
                "headers", "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters", "body")) {
            assertThat(event.required(absent).isNull()).as(absent).isTrue();
        }
    }

    @Test
    void a_body_that_is_no_text_is_base64() throws IOException {
        var event = eventOf(post("", new byte[] {(byte) 0xff, 0, 1}));

        assertThat(event.path("body").textValue()).isEqualTo("/wAB");
        assertThat(event.path("isBase64Encoded").booleanValue()).isTrue();
    }

    @Test
    void an_answer_becomes_http_with_every_header_value() {
        var answer = replying("{\"statusCode\":201,\"headers\":{\"A\":\"1\",\"Content-Length\":\"999\"},"
                        + "\"multiValueHeaders\":{\"B\":[\"2\",\"3\"]},\"body\":\"aGk=\",\"isBase64Encoded\":true}")
                .answer(post("", new byte[0]));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(body(answer)).isEqualTo("hi");
        assertThat(answer.headers())
                .contains(new WebHeader("A", "1"), new WebHeader("B", "2"), new WebHeader("B", "3"))
                .noneMatch(header -> header.name().equals("Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"statusCode\":\"201\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"headers\":{\"A\":[]}}",
                "{\"statusCode\":200,\"other\":1}",
                "{\"statusCode\":200} {}",
                "{\"statusCode\":200,\"body\":\"no base64\",\"isBase64Encoded\":true}"
            })
    void an_answer_that_is_none_is_a_server_error(String reply) {
        var answer = replying(reply).answer(post("", new byte[0]));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(body(answer)).isEqualTo("later");
    }

    @Test
    void a_function_that_fails_is_a_server_error() {
        var answer = gateway(
                        (input, output, context) -> {
                            throw new IllegalStateException("on purpose, in a test");
                        },
                        ANSWERS)
                .answer(post("", new byte[0]));

        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void a_function_that_takes_longer_than_its_timeout_is_a_server_error_and_idle_waits_for_its_end() throws Exception {
        var end = new CountDownLatch(1);
        var answer = gateway(
                        (input, output, context) -> {
                            assertThat(context.getRemainingTimeInMillis()).isBetween(0, 500);
                            awaitUninterruptibly(end);
                        },
                        ANSWERS)
                .answer(post("", new byte[0]));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(inFlight.awaitNone(Duration.ofMillis(10))).isFalse();

        end.countDown();

        assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void what_is_not_declared_or_too_large_never_reaches_a_function() {
        var gateway = replying("{\"statusCode\":200}");

        var path = gateway.answer(new WebRequest("POST", "/other", "", List.of(), new byte[0], false));
        var method = gateway.answer(new WebRequest("GET", "/things", "", List.of(), new byte[0], false));
        var large = gateway.answer(new WebRequest("POST", "/things", "", List.of(), new byte[0], true));

        assertThat(path.status()).isEqualTo(404);
        assertThat(method.status()).isEqualTo(404);
        assertThat(body(large)).isEqualTo("refused");
    }

    @Test
    void without_words_of_the_template_api_gateways_own_are_used() {
        var gateway = gateway((input, output, context) -> {}, Map.of());

        assertThat(gateway.answer(post("", new byte[0])).status()).isEqualTo(502);
        assertThat(body(gateway.answer(new WebRequest("GET", "/", "", List.of(), new byte[0], false))))
                .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void a_handler_that_does_not_exist_is_named() {
        var function = new TemplateFunction("Echo", "org.example.NoSuchHandler", Map.of(), 3);

        assertThatThrownBy(() -> LocalFunction.of(function, inFlight))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("Echo", "org.example.NoSuchHandler");
    }

    @Test
    void a_handler_that_refuses_its_environment_is_named_with_its_reason() {
        var function = new TemplateFunction(
                "ReferralIntake", "org.twentyweeks.referralintake.ReferralIntakeHandler", Map.of(), 3);

        assertThatThrownBy(() -> LocalFunction.of(function, inFlight))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll(
                        "ReferralIntake", "AUTHORITY_CODE", "CASES_TABLE", "HASH_KEYS_SECRET", "TOKEN_SECRET");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignoredOnPurpose) {
                // As a function might, that is in the middle of a write.
            }
        }
    }

    // An API that asks who calls

    private static final Map<String, GatewayAnswer> ANSWERS_TO_NOBODY = Map.of(
            "UNAUTHORIZED", answer(401, "no token"),
            "ACCESS_DENIED", answer(401, "bad token"),
            "DEFAULT_5XX", answer(503, "later"));

    private static final String POLICY = "{\"principalId\":\"sw-7\",\"policyDocument\":{\"Version\":\"2012-10-17\","
            + "\"Statement\":[{\"Action\":\"execute-api:Invoke\",\"Effect\":\"Allow\",\"Resource\":"
            + "\"arn:aws:execute-api:eu-west-2:000000000000:local/local/POST/things\"}]},\"context\":{\"staff\":\"sw-7\"}}";

    private Gateway guarded(RequestStreamHandler authorizer, RequestStreamHandler handler) {
        return new Gateway(
                new TemplateApi(
                        "Api",
                        List.of(new TemplateRoute("Api", "POST", "/things", "Echo")),
                        ANSWERS_TO_NOBODY,
                        Optional.of("Guard")),
                Map.of(
                        "Echo", new LocalFunction("Echo", handler, Duration.ofMillis(500), inFlight),
                        "Guard", new LocalFunction("Guard", authorizer, Duration.ofMillis(500), inFlight)),
                clock);
    }

    @Test
    void a_function_is_told_who_calls_by_the_authorizer_alone() throws IOException {
        var asked = new AtomicReference<JsonNode>();
        var event = new AtomicReference<JsonNode>();

        var answer = guarded(
                        (input, output, context) -> {
                            asked.set(JSON.readTree(input));
                            output.write(POLICY.getBytes(StandardCharsets.UTF_8));
                        },
                        (input, output, context) -> {
                            event.set(JSON.readTree(input));
                            output.write("{\"statusCode\":204}".getBytes(StandardCharsets.UTF_8));
                        })
                .answer(post(
                        "", new byte[0], new WebHeader("authorization", "Bearer t"), new WebHeader("staff", "me")));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(asked.get().toString())
                .isEqualTo(
                        "{\"type\":\"TOKEN\",\"methodArn\":\"arn:aws:execute-api:eu-west-2:000000000000:local/local/POST/"
                                + "things\",\"authorizationToken\":\"Bearer t\"}");
        assertThat(event.get().at("/requestContext/authorizer").toString())
                .isEqualTo("{\"principalId\":\"sw-7\",\"staff\":\"sw-7\",\"integrationLatency\":1}");
    }

    @Test
    void without_a_token_nobody_is_asked_and_nothing_is_called() {
        var answer = guarded(GatewayTest::mustNotBeCalled, GatewayTest::mustNotBeCalled)
                .answer(post("", new byte[0]));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(body(answer)).isEqualTo("no token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "Effect":"Allow" | "Effect":"Deny"   | bad token
                    "Effect":"Allow" | "Effect":"Maybe"  | later
                    POST/things      | POST/others       | later
                    POST/things      | *                 | later
                    execute-api:Invoke | lambda:Invoke   | later
                    "principalId":"sw-7" | "who":"sw-7"  | later
                    {"principalId"   | {{                | later
                    """)
    void only_a_policy_that_allows_this_method_lets_a_caller_through(String written, String instead, String said) {
        assertThat(POLICY).contains(written);
        var policy = POLICY.replace(written, instead).getBytes(StandardCharsets.UTF_8);

        var answer = guarded((input, output, context) -> output.write(policy), GatewayTest::mustNotBeCalled)
                .answer(post("", new byte[0], new WebHeader("Authorization", "Bearer t")));

        assertThat(body(answer)).isEqualTo(said);
    }

    @Test
    void an_authorizer_that_fails_lets_nobody_through() {
        var answer = guarded(
                        (input, output, context) -> {
                            throw new IllegalStateException("the issuer cannot be reached");
                        },
                        GatewayTest::mustNotBeCalled)
                .answer(post("", new byte[0], new WebHeader("Authorization", "Bearer t")));

        assertThat(answer.status()).isEqualTo(503);
    }

    private static void mustNotBeCalled(InputStream event, OutputStream output, Context context) {
        throw new AssertionError("called");
    }
}
