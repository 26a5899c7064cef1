package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.twentyweeks.referralintake.DeployedIntake.Answer;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** Whatever cannot be reached, the sender gets an answer in time and nothing is half stored. */
class UnavailableTest {

    /** The function's own limit is 25 seconds, the gateway's 29. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(12);

    private static final String REQUEST = """
            {"requester": {"phone": "01632 960123"}, "child": {"surname": "Tarrant"}}""";

    @Test
    @Tag("slow")
    void a_store_that_takes_the_call_and_never_answers_is_given_up_in_time() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var intake = DeployedIntake.withDynamoDbAt(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            long started = System.nanoTime();

            var answer = intake.post(REQUEST, "key");

            var took = Duration.ofNanos(System.nanoTime() - started);
            System.out.println("a silent store is given up after " + took.toMillis() + " ms");
            assertUnavailable(answer);
            assertThat(took).isLessThan(ANSWERED_WITHIN);
        }
    }

    @Test
    void without_secrets_nothing_is_stored_and_with_them_the_same_request_is_accepted() {
        try (var secrets = SecretsStandIn.start()
                .put("hash-keys", "AWSCURRENT", "{\"1\":\"a-hash-key\"}")
                .put("token", "AWSCURRENT", "a-token-secret")) {
            var intake = DeployedIntake.withTable(secrets.endpoint());
            secrets.setFailing(true);

            assertUnavailable(intake.post(REQUEST, "key"));
            assertThat(intake.items()).isEmpty();

            secrets.setFailing(false);
            assertThat(intake.post(REQUEST, "key").status()).isEqualTo(201);
            secrets.setFailing(true);
            assertThat(intake.post(REQUEST, "another-key").status()).isEqualTo(201);
        }
    }

    @Test
    void secrets_are_read_when_they_are_needed_and_not_when_the_function_is_made() {
        try (var secrets = SecretsStandIn.start()
                .put("hash-keys", "AWSCURRENT", "{\"1\":\"a-hash-key\"}")
                .put("token", "AWSCURRENT", "a-token-secret")) {
            var intake = DeployedIntake.withTable(secrets.endpoint());
            assertThat(secrets.takeAsked()).isEmpty();

            intake.post(REQUEST, "one");
            assertThat(secrets.takeAsked())
                    .containsExactly("hash-keys AWSCURRENT", "token AWSCURRENT", "token AWSPREVIOUS");
            intake.post(REQUEST, "two");
            assertThat(secrets.takeAsked()).isEmpty();
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .containsEntry("Retry-After", "30")
                .containsEntry("Content-Type", "application/problem+json");
    }
}
