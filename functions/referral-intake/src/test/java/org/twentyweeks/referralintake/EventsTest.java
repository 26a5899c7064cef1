package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twentyweeks.referralintake.DeployedIntake.Answer;

/**
 * Each event of {@code events/referral-intake}, sent after {@code complete}, and the answer that is kept beside this test
 * with what it notes. {@code -Dgolden.update=true} writes the answers anew: a difference is a review.
 */
class EventsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final Path EVENTS = PROJECT.resolve("events/referral-intake");
    private static final Path ANSWERS = PROJECT.resolve("functions/referral-intake/src/test/resources/golden");

    /** What is sent again, or another request under the same key: nothing new is stored. */
    private static final Set<String> FOLLOWING =
            Set.of("complete", "replayed-the-next-day", "other-request-under-the-key");

    private static DeployedIntake intake;

    static List<String> events() {
        return names(EVENTS, ".json");
    }

    /** One table for all: each event has a key of its own, but those that are meant to follow {@code complete}. */
    @BeforeAll
    static void send_the_complete_request_first() throws IOException {
        intake = DeployedIntake.withTable();
        intake.handle(bytes("complete"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_the_answer_that_is_kept_and_stores_what_was_sent_to_the_byte(String name) throws IOException {
        var event = MAPPER.readTree(bytes(name));
        var before = intake.items();

        var answer = intake.handle(bytes(name));

        assertKept(name, text(event, answer));
        if (answer.status() == 201 && !FOLLOWING.contains(name)) {
            assertThat(intake.items()).hasSize(before.size() + 3).containsAll(before);
            assertThat(intake.originalOf(answer)).isEqualTo(body(event));
        } else {
            assertThat(intake.items()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void every_kept_answer_is_of_an_event() {
        assertThat(names(ANSWERS, ".txt")).isEqualTo(events());
    }

    @Test
    void a_replay_on_the_next_day_has_the_first_answer_to_the_byte() throws IOException {
        assertThat(ANSWERS.resolve("replayed-the-next-day.txt"))
                .hasSameBinaryContentAs(ANSWERS.resolve("complete.txt"));
    }

    private static void assertKept(String name, String text) throws IOException {
        var kept = ANSWERS.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(ANSWERS);
            Files.writeString(kept, text);
        }
        assertThat(text).isEqualTo(Files.readString(kept));
    }

    private static String text(JsonNode event, Answer answer) {
        assertThat(answer.headers())
                .containsEntry(
                        "X-Correlation-Id",
                        event.path("requestContext").path("extendedRequestId").textValue());
        var lines = new ArrayList<String>();
        lines.add(Integer.toString(answer.status()));
        answer.headers().forEach((header, value) -> lines.add(header + ": " + value));
        lines.add("");
        lines.add(event.path("headers").has("Idempotency-Key") ? answer.body() : withoutChance(answer.body()));
        if (answer.status() == 201) {
            lines.add("");
            var noted = fields(intake.factOf(answer)).path("noted");
            lines.add("noted: " + (noted.isMissingNode() ? "[]" : noted));
        }
        return String.join("\n", lines) + "\n";
    }

    /** A request without a key has another reference, and so another token, each time. */
    private static String withoutChance(String body) {
        return body.replaceAll("(?<=\"reference\":\")[0-9A-Z-]{19}", "....-....-....-....")
                .replaceAll("(?<=\"token\":\"v1\\.)[0-9A-Z]{16}(?=\\.)", "................")
                .replaceAll("(?<=\\.)[A-Za-z0-9_-]{43}(?=\")", "...");
    }

    private static JsonNode fields(String fact) {
        try {
            return MAPPER.readTree(fact).path("fields");
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static byte[] body(JsonNode event) {
        var body = event.path("body").textValue();
        return event.path("isBase64Encoded").booleanValue()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String event) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(event + ".json"));
    }

    private static List<String> names(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
