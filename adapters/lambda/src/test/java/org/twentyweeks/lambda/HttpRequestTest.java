package org.twentyweeks.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.hashing.Bytes;

class HttpRequestTest {

    private static final String CONTEXT =
            "\"requestContext\":{\"requestId\":\"c6af9ac6-7b61\",\"requestTimeEpoch\":1768473000123}";

    @Test
    void an_event_is_read() {
        var request = read("""
                "httpMethod":"POST","path":"/referrals","headers":{"Content-Type":"application/json"},
                "multiValueHeaders":{"Content-Type":["application/json"]},"body":"{\\"é\\":1}","isBase64Encoded":false""");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/referrals");
        assertThat(request.body()).isEqualTo(Bytes.of("{\"é\":1}".getBytes(UTF_8)));
        assertThat(request.receivedAt()).isEqualTo(Instant.parse("2026-01-15T10:30:00.123Z"));
        assertThat(request.requestId()).isEqualTo("c6af9ac6-7b61");
        assertThat(request.mediaType()).contains("application/json");
    }

    @Test
    void a_body_in_base_64_is_its_bytes() {
        var request = read("\"body\":\"/+3//w==\",\"isBase64Encoded\":true");

        assertThat(request.body().toArray()).containsExactly(0xFF, 0xED, 0xFF, 0xFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"body\":null",
                "\"body\":\"\"",
                "\"isBase64Encoded\":true",
                "\"body\":\"\",\"isBase64Encoded\":true",
                "\"path\":\"/\""
            })
    void no_body_is_no_bytes(String members) {
        assertThat(read(members).body().length()).isZero();
    }

    @Test
    void the_query_keeps_every_value() {
        var request = read("\"multiValueQueryStringParameters\":{\"until\":[\"2026-03-02\"],\"owner\":[\"a\",\"b\"]}");

        assertThat(request.query()).containsOnlyKeys("until", "owner").containsEntry("owner", List.of("a", "b"));
        assertThat(read("\"multiValueQueryStringParameters\":null").query()).isEmpty();
    }

    @Test
    void what_the_authorizer_says_is_read_and_a_header_of_its_name_is_not() {
        var said = CONTEXT.replace(
                "{\"requestId\"", "{\"authorizer\":{\"staff\":\"sw-7\",\"integrationLatency\":5},\"requestId\"");
        var event = "{\"headers\":{\"staff\":\"sw-8\",\"authorizer\":\"x\"}," + said + "}";

        assertThat(HttpRequest.read(event.getBytes(UTF_8)).authorizer()).containsEntry("staff", "sw-7");
        assertThat(read("\"headers\":{\"staff\":\"sw-8\"}").authorizer()).isEmpty();
    }

    @Test
    void the_name_of_a_header_may_be_in_any_case() {
        var request = read("\"multiValueHeaders\":{\"iDEMPOTENCY-kEY\":[\"one\"]}");

        assertThat(request.header("Idempotency-Key")).containsExactly("one");
        assertThat(request.header("idempotency-key")).containsExactly("one");
        assertThat(request.header("Idempotency")).isEmpty();
    }

    @Test
    void every_value_of_a_header_is_told_whatever_the_case_of_its_name() {
        var request = read(
                "\"multiValueHeaders\":{\"Key\":[\"one\",\"two\"],\"key\":[\"three\"]},\"headers\":{\"Key\":\"two\",\"key\":\"three\"}");

        assertThat(request.header("key")).containsExactly("one", "two", "three");
    }

    @Test
    void headers_of_one_value_each_are_enough() {
        var request = read("\"headers\":{\"Key\":\"one\"},\"multiValueHeaders\":null");

        assertThat(request.header("key")).containsExactly("one");
    }

    @Test
    void an_empty_value_is_a_value() {
        assertThat(read("\"multiValueHeaders\":{\"Key\":[\"\"]}").header("key")).containsExactly("");
    }

    @Test
    void a_request_may_have_no_headers() {
        var request = read("\"headers\":null,\"multiValueHeaders\":null");

        assertThat(request.header("key")).isEmpty();
        assertThat(request.mediaType()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                " application/json ;x",
                "application/json;"
            })
    void the_media_type_is_told_without_its_parameters(String value) {
        assertThat(read("\"headers\":{\"content-type\":\"" + value + "\"}").mediaType())
                .contains("application/json");
    }

    @Test
    void two_media_types_are_none() {
        assertThat(read("\"multiValueHeaders\":{\"Content-Type\":[\"application/json\",\"text/plain\"]}")
                        .mediaType())
                .isEmpty();
    }

    @Test
    void header_and_query_names_may_be_as_long_as_the_gateway_lets_them_be() {
        var name = "n".repeat(10_000);

        assertThat(read("\"headers\":{\"" + name + "\":\"x\"},\"queryStringParameters\":{\"" + name + "\":\"x\"}")
                        .header(name))
                .containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"x\"}]}",
                "{\"version\":\"2.0\",\"requestContext\":{\"requestId\":\"1\",\"timeEpoch\":1768473000123}}",
                "{\"requestContext\":{\"requestId\":\"1\",\"requestTimeEpoch\":\"1768473000123\"}}",
                "{\"requestContext\":{\"requestTimeEpoch\":1768473000123}}",
                "{\"requestContext\":null}",
                "{\"requestContext\":"
            })
    void anything_else_is_no_event_of_ours_and_is_not_quoted(String event) {
        assertThatThrownBy(() -> HttpRequest.read(event.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The event is not")
                .hasMessageNotContaining("1768473000123");
    }

    private static HttpRequest read(String members) {
        return HttpRequest.read(("{" + members + "," + CONTEXT + "}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"extendedRequestId\":\"Fk3xQHjVLPEF0g=\",\"requestId\":\"chosen\"', Fk3xQHjVLPEF0g=",
        "'\"requestId\":\"c6af9ac6-7b61\"', c6af9ac6-7b61",
        "'\"extendedRequestId\":\"a b\",\"requestId\":\"c6af9ac6-7b61\"', c6af9ac6-7b61",
        "'\"extendedRequestId\":[7],\"requestId\":\"<x>\"', unreadable"
    })
    void the_correlation_id_is_the_gateways_own(String ids, String correlationId) {
        var event = "{\"requestContext\":{" + ids + ",\"requestTimeEpoch\":1768473000123}}";

        assertThat(HttpRequest.read(event.getBytes(UTF_8)).correlationId()).isEqualTo(correlationId);
    }
}
