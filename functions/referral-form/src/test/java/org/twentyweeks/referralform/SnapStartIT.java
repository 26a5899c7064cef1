package org.twentyweeks.referralform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.testkit.http.TlsFront;
import org.twentyweeks.testkit.lambda.DeclaredFunction;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;
import org.twentyweeks.testkit.lambda.PackagedFunction;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** What is done before a snapshot of the process, and what must not be in it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client is for Linux only")
class SnapStartIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-form");

    private static final Pattern TOKEN =
            Pattern.compile("value=\\\\\"f2\\.(?<nonce>[A-Za-z0-9_-]{22})\\.(?<moment>[0-9]+)\\.");

    private static final Pattern DIFFERENCE = Pattern.compile("\"ClockDifferenceSeconds\":([0-9]+)");

    /** Longer than any answer takes: a clock that stood meanwhile would be as far off. */
    private static final int SECONDS_IN_THE_SNAPSHOT = 8;

    /** B8: what a first visitor after a restore still waits for. */
    private static final int CLASSES_MAX = 100;

    private final SecretsStandIn secrets = DeployedForm.secrets();
    private final TlsFront secretsFront = TlsFront.before(secrets.endpoint());
    private ExecutionEnvironment environment;

    @BeforeEach
    void snapshot() {
        environment = start();
        environment.awaitSnapshot();
    }

    private ExecutionEnvironment start() {
        var declared = DeclaredFunction.named("ReferralForm");
        var variables = new HashMap<>(Map.of("AUTHORITY_CODE", "000", "TOKEN_SECRET", "token"));
        declared.variables().forEach((name, value) -> value.ifPresent(text -> variables.put(name, text)));
        variables.put(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsFront.endpoint().toString());
        return ExecutionEnvironment.startToSnapshot(
                PackagedFunction.underTest(),
                declared.handler(),
                variables,
                TlsFront.trusted().toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        environment.close();
        secretsFront.close();
        secrets.close();
    }

    @Test
    void neither_secret_nor_connection_is_in_the_snapshot() {
        assertThat(secrets.takeAsked()).isNotEmpty().allMatch(asked -> asked.equals("token REHEARSAL"));
        assertThat(secretsFront.awaitOpen(0)).isTrue();
        int before = secretsFront.accepted();

        environment.restore();
        assertThat(answer("first-question")).contains("\"statusCode\":200", "name=\\\"token\\\" value=\\\"f2.");

        assertThat(secrets.takeAsked()).containsExactly("token AWSCURRENT", "token AWSPREVIOUS");
        assertThat(secretsFront.accepted()).isEqualTo(before + 1);
    }

    @Test
    void tokens_of_two_environments_of_one_snapshot_differ() {
        environment.restore();
        var first = token(answer("first-question"));
        try (var other = start()) {
            other.awaitSnapshot();
            other.restore();

            var elsewhere = token(((Outcome.Answered) other.invoke(read("first-question"), LIMIT)).body());
            assertThat(elsewhere.group("nonce")).isNotEqualTo(first.group("nonce"));
        }
        assertThat(token(answer("first-question")).group("nonce")).isNotEqualTo(first.group("nonce"));
    }

    /** The log of a page without its token says how far the function's clock is from the gateway's. */
    @Test
    void the_clock_after_the_restore_is_not_that_of_the_snapshot() throws Exception {
        TimeUnit.SECONDS.sleep(SECONDS_IN_THE_SNAPSHOT);
        secrets.setFailing(true);

        environment.restore();
        var outcome = environment.invoke(
                read("first-question")
                        .replaceFirst(
                                "\"requestTimeEpoch\": [0-9]+", "\"requestTimeEpoch\": " + System.currentTimeMillis()),
                LIMIT);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        var lines = environment
                .log()
                .lines()
                .filter(line -> line.contains("\"outcome\""))
                .toList();
        assertThat(lines).hasSize(1);
        var difference = DIFFERENCE.matcher(lines.getFirst());
        assertThat(difference.find()).as(lines.getFirst()).isTrue();
        assertThat(Integer.parseInt(difference.group(1))).isLessThan(SECONDS_IN_THE_SNAPSHOT);
    }

    @Test
    void a_form_is_shown_at_a_moment_after_the_restore() {
        environment.restore();
        long now = System.currentTimeMillis();

        var outcome = environment.invoke(
                read("first-question").replaceFirst("\"requestTimeEpoch\": [0-9]+", "\"requestTimeEpoch\": " + now),
                LIMIT);

        assertThat(token(((Outcome.Answered) outcome).body()).group("moment")).isEqualTo(Long.toString(now));
    }

    private static MatchResult token(String answer) {
        var shown = TOKEN.matcher(answer);
        assertThat(shown.find()).as(answer).isTrue();
        return shown.toMatchResult();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "first-question", "answers-of-a-page"})
    void the_first_page_after_the_restore_loads_next_to_nothing(String event) {
        environment.restore();
        int atRestore = environment.classesLoaded();

        var answer = answer(event);

        int loaded = environment.classesLoaded() - atRestore;
        System.out.printf(
                "B8: %d classes up to the snapshot, %d more with the first page (%s)%n", atRestore, loaded, event);
        assertThat(answer).contains("\"statusCode\":200");
        assertThat(loaded).isLessThanOrEqualTo(CLASSES_MAX);
        assertThat(environment.log().lines().filter(line -> line.contains("\"outcome\"")))
                .hasSize(1);
    }

    private String answer(String event) {
        var outcome = environment.invoke(read(event), LIMIT);
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }

    private static String read(String name) {
        try {
            return Files.readString(EVENTS.resolve(name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
