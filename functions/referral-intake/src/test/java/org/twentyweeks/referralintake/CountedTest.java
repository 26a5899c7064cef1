package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What CloudWatch would count of requests, read out of the function's log. */
class CountedTest {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-intake");

    private final PrintStream shown = System.out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(shown);
    }

    @Test
    void each_request_is_counted_once_by_what_became_of_it() throws IOException {
        var intake = DeployedIntake.withTable();

        for (String event : List.of("complete", "complete", "other-request-under-the-key", "not-json", "nameless")) {
            intake.handle(Files.readAllBytes(EVENTS.resolve(event + ".json")));
        }

        assertThat(counted())
                .containsExactly(
                        "ReferralsAccepted", "ReferralsReplayed", "Clashes", "ReferralsRefused", "ReferralsRefused");
    }

    @Test
    void what_cannot_be_stored_is_counted_as_unavailable() throws IOException {
        DeployedIntake.withoutTable().handle(Files.readAllBytes(EVENTS.resolve("complete.json")));

        assertThat(counted()).containsExactly("Unavailable");
    }

    private List<String> counted() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(CountedTest::metric)
                .toList();
    }

    /** The one metric that counts the request, beside those that measure the environment. */
    private static String metric(String line) {
        try {
            var metrics = new ObjectMapper()
                    .readTree(line)
                    .path("_aws")
                    .path("CloudWatchMetrics")
                    .path(0)
                    .path("Metrics");
            return StreamSupport.stream(metrics.spliterator(), false)
                    .map(metric -> metric.path("Name").textValue())
                    .filter(name -> !name.endsWith("Seconds") && !name.endsWith("Left"))
                    .reduce((one, other) -> one + " and " + other)
                    .orElse("nothing");
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
