package org.twentyweeks.staffauthorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.twentyweeks.testkit.lambda.DeclaredFunction;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** What is done before a snapshot of the process, and what must not be in it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client is for Linux only")
class SnapStartIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** B8: what the first caller after a restore still waits for. */
    private static final int CLASSES_MAX = 100;

    private final TestIssuer issuer = new TestIssuer();
    private ExecutionEnvironment environment;

    @BeforeEach
    void snapshot() {
        var declared = DeclaredFunction.named("StaffAuthorizer");
        var variables = new HashMap<>(issuer.environment());
        declared.variables().forEach((name, value) -> value.ifPresent(text -> variables.put(name, text)));
        environment = ExecutionEnvironment.startToSnapshot(PackagedFunction.underTest(), declared.handler(), variables);
        environment.awaitSnapshot();
    }

    @AfterEach
    void stop() {
        environment.close();
        issuer.close();
    }

    @Test
    void the_keys_of_before_the_snapshot_open_nothing_after_it() {
        var before = issuer.lastingToken();
        issuer.keys = "{\"keys\":[]}";

        environment.restore();

        assertThat(answer(issuer.event(before))).contains("\"Effect\":\"Deny\"");
    }

    @Test
    void the_token_of_the_rehearsal_opens_nothing() throws Exception {
        try (var event = StaffAuthorizerHandler.class.getResourceAsStream("rehearsed.json")) {
            environment.restore();

            assertThat(answer(new String(event.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)))
                    .contains("\"Effect\":\"Deny\"");
        }
    }

    @Test
    void the_first_answer_after_the_restore_loads_next_to_nothing() {
        environment.restore();
        int atRestore = environment.classesLoaded();

        var answer = answer(issuer.event(issuer.lastingToken()));

        int loaded = environment.classesLoaded() - atRestore;
        System.out.printf("B8: %d classes up to the snapshot, %d more with the first token%n", atRestore, loaded);
        assertThat(answer).contains("\"Effect\":\"Allow\"");
        assertThat(loaded).isLessThanOrEqualTo(CLASSES_MAX);
        assertThat(environment.log().lines().filter(line -> line.contains("\"outcome\"")))
                .hasSize(1);
    }

    private String answer(String event) {
        var outcome = environment.invoke(event, LIMIT);
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }
}
