package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.http.TlsFront;
import org.twentyweeks.testkit.lambda.DeclaredFunction;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;
import org.twentyweeks.testkit.lambda.PackagedFunction;
import org.twentyweeks.testkit.secrets.SecretsStandIn;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is done before a snapshot of the process, and what must not be in it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client is for Linux only")
class SnapStartIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-intake");

    private static final Pattern TOKEN = Pattern.compile("value=\\\\\"f1\\.([A-Za-z0-9_-]{22})\\.");

    /** Longer than any answer takes: a clock that stood meanwhile would be as far off. */
    private static final int SECONDS_IN_THE_SNAPSHOT = 8;

    /** B8: what a first sender after a restore still waits for. */
    private static final int CLASSES_MAX = 100;

    /** B7, on the one JDK build on which the counts were made. */
    private static final String JDK = "25.0.3+9-LTS";

    private static final int CLASSES_AT_START = 4075;
    private static final int CLASSES_AT_FIRST_ANSWER = 6602;
    private static final Percentage RATCHET = Percentage.withPercentage(1);

    private static final DeclaredFunction DECLARED = DeclaredFunction.named("ReferralIntake");
    private static final String[] TRUSTED = TlsFront.trusted().toArray(String[]::new);

    private static final DynamoDbLocal ENGINE = DynamoDbLocal.inMemory();
    private static final DynamoDbClient CLIENT = ENGINE.client();
    private static int tables;

    private final String table = "cases-" + ++tables;
    private final SecretsStandIn secrets = DeployedIntake.secrets();
    private final TlsFront dynamoDbFront = TlsFront.before(ENGINE.endpoint());
    private final TlsFront secretsFront = TlsFront.before(secrets.endpoint());
    private ExecutionEnvironment environment;

    @BeforeEach
    void snapshot() {
        CLIENT.createTable(CasesTable.definition(table));
        environment = start(table);
        environment.awaitSnapshot();
    }

    @AfterEach
    void stop() {
        environment.close();
        dynamoDbFront.close();
        secretsFront.close();
        secrets.close();
    }

    @AfterAll
    static void stopTheEngine() {
        CLIENT.close();
        ENGINE.close();
    }

    private ExecutionEnvironment start(String ofTable) {
        return ExecutionEnvironment.startToSnapshot(
                PackagedFunction.underTest(), DECLARED.handler(), variables(ofTable), TRUSTED);
    }

    private Map<String, String> variables(String ofTable) {
        var variables = new HashMap<>(DeployedIntake.environment(ofTable));
        DECLARED.variables().forEach((name, value) -> value.ifPresent(text -> variables.put(name, text)));
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbFront.endpoint().toString());
        variables.put(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsFront.endpoint().toString());
        return variables;
    }

    @Test
    void the_rehearsal_goes_all_the_way_and_stores_nothing_and_counts_nothing() {
        assertThat(items()).isZero();
        assertThat(dynamoDbFront.accepted()).isEqualTo(2);
        assertThat(environment.log()).doesNotContain("\"outcome\"");
    }

    @Test
    void no_secret_is_read_before_the_snapshot_and_all_are_read_after_the_restore() {
        assertThat(secrets.takeAsked()).isNotEmpty().allMatch(asked -> asked.endsWith(" REHEARSAL"));
        secrets.put("token", "AWSCURRENT", "rotated-since").put("token", "AWSPREVIOUS", "a-token-secret");

        environment.restore();
        var body = post(event("complete"));

        assertThat(secrets.takeAsked())
                .containsExactly("hash-keys AWSCURRENT", "token AWSCURRENT", "token AWSPREVIOUS");
        assertThat(body).contains("\"statusCode\":201");
        assertThat(items()).isEqualTo(3);
    }

    @Test
    void no_connection_is_in_the_snapshot_and_new_ones_are_made_after_the_restore() {
        assertThat(dynamoDbFront.awaitOpen(0)).isTrue();
        assertThat(secretsFront.awaitOpen(0)).isTrue();
        int before = dynamoDbFront.accepted();

        environment.restore();
        post(event("complete"));
        post(event("least"));

        assertThat(dynamoDbFront.accepted()).isEqualTo(before + 1);
    }

    @Test
    void what_is_random_is_not_what_the_snapshot_had() throws IOException {
        environment.restore();
        var first = reference(post(event("without-key")));
        try (var other = start(table)) {
            other.awaitSnapshot();
            other.restore();

            assertThat(reference(((Outcome.Answered) other.invoke(event("without-key"), LIMIT)).body()))
                    .isNotEqualTo(first);
        }
        assertThat(reference(post(event("without-key")))).isNotEqualTo(first);
        assertThat(items()).isEqualTo(9);
    }

    @Test
    void tokens_of_two_environments_of_one_snapshot_differ() {
        environment.restore();
        var first = token(post(refusedForm()));
        try (var other = start(table)) {
            other.awaitSnapshot();
            other.restore();

            assertThat(token(((Outcome.Answered) other.invoke(refusedForm(), LIMIT)).body()))
                    .isNotEqualTo(first);
        }
        assertThat(token(post(refusedForm()))).isNotEqualTo(first);
    }

    /** The log says how far the function's clock is from the gateway's. */
    @Test
    void the_clock_after_the_restore_is_not_that_of_the_snapshot() throws Exception {
        TimeUnit.SECONDS.sleep(SECONDS_IN_THE_SNAPSHOT);

        environment.restore();
        post(event("complete")
                .replaceFirst("\"requestTimeEpoch\": [0-9]+", "\"requestTimeEpoch\": " + System.currentTimeMillis()));

        var lines = environment
                .log()
                .lines()
                .filter(line -> line.contains("\"outcome\""))
                .toList();
        assertThat(lines).hasSize(1);
        var difference = new ObjectMapper().readTree(lines.getFirst()).path("ClockDifferenceSeconds");
        assertThat(difference.isInt()).isTrue();
        assertThat(difference.asInt()).isLessThan(SECONDS_IN_THE_SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "form"})
    void the_first_request_after_the_restore_loads_next_to_nothing(String channel) {
        environment.restore();
        int atRestore = environment.classesLoaded();

        var answer = post(channel.equals("json") ? event("complete") : form());

        int loaded = environment.classesLoaded() - atRestore;
        System.out.printf(
                "B8: %d classes up to the snapshot, %d more with the first request (%s)%n", atRestore, loaded, channel);
        if (loaded > CLASSES_MAX) {
            environment.classesLoadedAfter(atRestore).forEach(System.out::println);
        }
        assertThat(answer).containsPattern("\"statusCode\":20[01]");
        assertThat(loaded).isLessThanOrEqualTo(CLASSES_MAX);
    }

    /** What a restore spares. A count that fell is committed anew; one that rose wants a reason. */
    @Test
    void without_a_snapshot_a_start_loads_the_classes_that_are_known() {
        try (var cold = ExecutionEnvironment.start(
                PackagedFunction.underTest(), DECLARED.handler(), variables(table), TRUSTED)) {
            cold.awaitReady();
            int atStart = cold.classesLoaded();
            var answer = cold.invoke(event("complete"), LIMIT);
            int atAnswer = cold.classesLoaded();
            System.out.printf(
                    "B7: %d classes at the start, %d at the first answer, on %s%n",
                    atStart, atAnswer, Runtime.version());

            assertThat(answer).isInstanceOf(Outcome.Answered.class);
            if (Runtime.version().toString().equals(JDK)) {
                assertThat(atStart).isCloseTo(CLASSES_AT_START, RATCHET);
                assertThat(atAnswer).isCloseTo(CLASSES_AT_FIRST_ANSWER, RATCHET);
            }
        }
    }

    @Test
    void without_the_table_the_snapshot_is_made_all_the_same_and_the_log_says_so() {
        try (var unready = start("no-such-table")) {
            unready.awaitSnapshot();

            assertThat(unready.log()).contains("\"outcome\":\"not-rehearsed\"").doesNotContain("_aws");
            unready.restore();
            assertThat(unready.invoke(event("not-json"), LIMIT)).isInstanceOf(Outcome.Answered.class);
        }
    }

    private String post(String event) {
        var outcome = environment.invoke(event, LIMIT);
        assertThat(List.of(outcome)).hasOnlyElementsOfType(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }

    /** A form whose token is none of ours, which comes back with a new one. */
    private static String refusedForm() {
        return form("f1.none");
    }

    private static String token(String answer) {
        var shown = TOKEN.matcher(answer);
        assertThat(shown.find()).as(answer).isTrue();
        return shown.group(1);
    }

    private static String form() {
        return form(FormToken.issue(Chance.unpredictable(), new TokenRing("a-token-secret", Optional.empty())));
    }

    private static String form(String token) {
        return event("complete")
                .replace("\"application/json\"", "\"application/x-www-form-urlencoded\"")
                .replaceFirst(
                        "(?m)^ {2}\"body\": .*$",
                        "  \"body\": \"token=" + token
                                + "&who=PARENT&first-name=Oriel&last-name=Mabey&email=oriel%40example.org\",");
    }

    private int items() {
        return CLIENT.scan(request -> request.tableName(table)).count();
    }

    private static String reference(String answer) throws IOException {
        var json = new ObjectMapper();
        return json.readTree(json.readTree(answer).path("body").textValue())
                .path("reference")
                .textValue();
    }

    private static String event(String name) {
        try {
            return Files.readString(EVENTS.resolve(name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
