package org.twentyweeks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.intake.Problem;

class ProblemReplyTest {

    private static final ProblemReply PLAIN = ProblemReply.of(409, "clash", "Two of them", "Take one away.");

    private static final HttpRequest REQUEST = HttpRequest.read("""
            {"requestContext": {"requestId": "c6af9ac6-7b61", "extendedRequestId": "Fk3xQHjVLPEF0g=",
                                "requestTimeEpoch": 1768473000123}}""".getBytes(StandardCharsets.UTF_8));

    @Test
    void a_problem_is_as_rfc_9457_has_it() {
        var reply = PLAIN.to(REQUEST);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.outcome()).isEqualTo("clash");
        assertThat(reply.headers()).isEqualTo(Map.of("Content-Type", "application/problem+json"));
        assertThat(reply.body())
                .isEqualTo("{\"type\":\"urn:twenty-weeks:problem:clash\",\"title\":\"Two of them\",\"status\":409,"
                        + "\"detail\":\"Take one away.\",\"instance\":\"urn:twenty-weeks:request:Fk3xQHjVLPEF0g=\"}");
    }

    @Test
    void it_names_fields_by_pointer_and_says_what_its_kind_adds() {
        var reply = PLAIN.withErrors(List.of(new Problem("/child/upn", "Send a text."), new Problem("", "Send more.")))
                .withMember("reference", "YMES-FQFC-SQ9W-S6M1")
                .withHeader("Retry-After", "30")
                .to(REQUEST);

        assertThat(reply.headers()).isEqualTo(Map.of("Content-Type", "application/problem+json", "Retry-After", "30"));
        assertThat(reply.body())
                .isEqualTo("{\"type\":\"urn:twenty-weeks:problem:clash\",\"title\":\"Two of them\",\"status\":409,"
                        + "\"detail\":\"Take one away.\","
                        + "\"instance\":\"urn:twenty-weeks:request:Fk3xQHjVLPEF0g=\",\"errors\":[{\"pointer\":\"/child/upn\",\"detail\":\"Send a text.\"},"
                        + "{\"pointer\":\"\",\"detail\":\"Send more.\"}],\"reference\":\"YMES-FQFC-SQ9W-S6M1\"}");
    }

    @Test
    void adding_to_a_problem_leaves_it_as_it_was() {
        PLAIN.withMember("reference", "x").withHeader("Retry-After", "30").withErrors(List.of(new Problem("", "x")));

        assertThat(PLAIN).isEqualTo(ProblemReply.of(409, "clash", "Two of them", "Take one away."));
    }
}
