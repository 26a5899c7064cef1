package org.twentyweeks.testkit.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;

/** What every function keeps to as well that waits for AWS longer than it may take. */
public abstract class WaitingRuntimeContract extends RuntimeContract {

    private static final Duration SHORT_LIMIT = Duration.ofSeconds(2);

    /** Where AWS is, but with whatever the function needs first at that address, where nobody answers. */
    protected abstract Map<String, String> endpointsWithSilence(URI silent);

    /** What an invocation may take when nobody answers: less than the function waits of itself. */
    protected Duration shortLimit() {
        return SHORT_LIMIT;
    }

    @Test
    public void what_takes_too_long_is_ended_and_another_environment_answers_the_same_event() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var slow = start(endpointsWithSilence(URI.create("http://127.0.0.1:" + silent.getLocalPort())))) {
            slow.awaitReady();

            assertThat(slow.invoke(goodEvent(), shortLimit())).isInstanceOf(Outcome.TimedOut.class);
            assertThat(slow.isRunning()).isFalse();
        }
        try (var other = start(endpoints())) {
            assertThat(answer(other.invoke(goodEvent(), LIMIT))).contains(goodAnswer());
        }
    }
}
