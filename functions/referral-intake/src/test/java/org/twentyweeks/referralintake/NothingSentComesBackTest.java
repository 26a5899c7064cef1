package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.lambda.StrictJson;
import org.twentyweeks.referralintake.DeployedIntake.Answer;

/** A word in every field that no answer and no log line may hold, whatever becomes of the request. */
class NothingSentComesBackTest {

    private static final String CANARY = "ZZCANARY";
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Content-Type",
            List.of("application/json; x=" + CANARY),
            "Idempotency-Key",
            List.of(CANARY + "-key"),
            "User-Agent",
            List.of(CANARY),
            CANARY,
            List.of(CANARY));

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final DeployedIntake intake = logging();
    private int sent;

    /** Made before the handler, which logs to where the output goes when it is made. */
    private DeployedIntake logging() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        return DeployedIntake.withTable();
    }

    @AfterEach
    void restore() {
        System.setOut(out);
    }

    @Test
    void when_it_is_accepted_sent_again_and_clashes() {
        var request = request(JsonNodeFactory.instance::textNode);

        assertSilent(201, intake.post(request.toString(), HEADERS));
        assertSilent(201, intake.post(request.toString(), HEADERS));
        request.withObject("/child").put("surname", CANARY + " another");
        assertSilent(409, intake.post(request.toString(), HEADERS));
    }

    @Test
    void when_it_has_members_that_no_field_takes() {
        var request = request(JsonNodeFactory.instance::textNode);
        request.put(CANARY, CANARY).putObject(CANARY + "-deep").put(CANARY, CANARY);

        assertSilent(201, intake.post(request.toString(), HEADERS));
    }

    @Test
    void when_every_field_is_of_another_type() {
        var request = request(text -> JsonNodeFactory.instance.objectNode().put(CANARY, text));

        var answer = intake.post(request.toString(), HEADERS);

        assertSilent(422, answer);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrderElementsOf(CanonicalReferral.fields());
    }

    @Test
    void when_it_names_nobody() {
        var request = request(JsonNodeFactory.instance::textNode);
        request.withObject("/child").remove(List.of("forename", "surname"));
        request.withObject("/requester").remove(List.of("email", "phone"));

        assertSilent(422, intake.post(request.toString(), HEADERS));
    }

    @Test
    void when_it_is_cut_short_anywhere() {
        var request = request(JsonNodeFactory.instance::textNode).toString();
        for (int length = 0; length < request.length(); length += 7) {
            assertSilent(400, intake.post(request.substring(0, length), HEADERS));
        }
    }

    @Test
    void when_it_is_too_large_of_another_type_or_under_a_key_that_is_none() {
        var request = request(JsonNodeFactory.instance::textNode).toString();

        assertSilent(413, intake.post(request + " ".repeat(128 * 1024), HEADERS));
        assertSilent(415, intake.post(request, Map.of("Content-Type", List.of("text/" + CANARY))));
        assertSilent(
                400,
                intake.post(
                        request,
                        Map.of(
                                "Content-Type", List.of("application/json"),
                                "Idempotency-Key", List.of(CANARY + " with a space"))));
    }

    @Test
    void when_the_store_cannot_take_it() {
        var request = request(JsonNodeFactory.instance::textNode).toString();

        assertSilent(503, DeployedIntake.withoutTable().post(request, HEADERS));
        assertSilent(503, DeployedIntake.withoutDynamoDb().post(request, HEADERS));
    }

    /** A request with something under every field that is read. */
    private static ObjectNode request(Function<String, JsonNode> answer) {
        var request = JsonNodeFactory.instance.objectNode();
        for (String pointer : CanonicalReferral.fields()) {
            var names = pointer.substring(1).split("/");
            var parent = names.length == 1 ? request : request.withObject("/" + names[0]);
            var value = answer.apply(CANARY + pointer);
            if (pointer.equals("/child/addressLines") && value.isTextual()) {
                parent.putArray(names[1]).add(value);
            } else {
                parent.set(names[names.length - 1], value);
            }
        }
        return request;
    }

    /** One line for each request so far, all JSON, and nothing in them or in the answer that was sent. */
    private void assertSilent(int status, Answer answer) {
        sent++;
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.toString()).doesNotContainIgnoringCase(CANARY);
        var lines = log.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(sent);
        assertThat(lines.getLast()).doesNotContainIgnoringCase(CANARY);
        assertThat(StrictJson.read(lines.getLast()).orElseThrow().path("status").asInt())
                .isEqualTo(status);
    }
}
