package org.twentyweeks.testkit.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;

/**
 * What every function keeps to under AWS's own runtime: the package alone, the handler and the variables that
 * {@code template.yaml} names, in a JVM of its own.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client is for Linux only")
public abstract class RuntimeContract {

    /** What an invocation may take here. */
    protected static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String CANARY = "ZZCANARY";

    private final DeclaredFunction declared = DeclaredFunction.named(logicalId());

    /** The function's name in the template. */
    protected abstract String logicalId();

    /** What the variables are that the template fills in. */
    protected abstract Map<String, String> filledIn();

    /** Where AWS is, by the SDK's own variables. */
    protected abstract Map<String, String> endpoints();

    /** An event that is answered as {@link #goodAnswer()} says. */
    protected abstract String goodEvent();

    /** What the answer to a good event holds. */
    protected abstract String goodAnswer();

    /** An event that is answered with a refusal. */
    protected abstract String badEvent();

    /** A pattern of what the answer to a bad event holds. */
    protected String badAnswer() {
        return "\"statusCode\":4[0-9]{2}";
    }

    /** How a bad event ends, where it does not end with an answer. */
    protected void assertRefused(Outcome bad) {
        assertThat(answer(bad)).containsPattern(badAnswer());
    }

    @Test
    public void the_package_alone_answers_good_and_bad_events_and_logs_a_line_for_each() {
        try (var environment = start(endpoints())) {
            environment.awaitReady();

            var good = environment.invoke(goodEvent(), LIMIT);
            var bad = environment.invoke(badEvent(), LIMIT);

            assertThat(answer(good)).contains(goodAnswer());
            assertRefused(bad);
            assertThat(environment.log().lines().filter(line -> line.contains("\"outcome\"")))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("{\"function\":\"under-test\",\"version\":\"1\","));
        }
    }

    @Test
    public void what_is_thrown_fails_the_invocation_without_its_message_and_the_next_is_answered() {
        try (var environment = start(endpoints())) {
            environment.awaitReady();

            var thrown = environment.invoke("{\"Records\":[\"" + CANARY + "\"]}", LIMIT);
            var next = environment.invoke(goodEvent(), LIMIT);

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.error())
                                    .contains("DefectException", "java.lang.IllegalArgumentException")
                                    .doesNotContain(CANARY));
            assertThat(environment.log()).doesNotContain(CANARY);
            assertThat(answer(next)).contains(goodAnswer());
        }
    }

    @Test
    public void without_its_variables_it_does_not_start_and_names_them() {
        try (var environment = ExecutionEnvironment.start(PackagedFunction.underTest(), declared.handler(), Map.of())) {
            assertThat(environment.awaitInitError()).contains(filledIn().keySet());
        }
    }

    @Test
    public void a_handler_that_is_not_in_the_package_is_not_found() {
        try (var environment = ExecutionEnvironment.start(
                PackagedFunction.underTest(), declared.handler() + "Elsewhere", variables(endpoints()))) {
            environment.awaitReady();

            assertThat(environment.invoke(goodEvent(), LIMIT)).isInstanceOf(Outcome.Failed.class);
        }
    }

    /** One with what the template says and AWS at those endpoints. */
    protected final ExecutionEnvironment start(Map<String, String> endpoints) {
        return ExecutionEnvironment.start(PackagedFunction.underTest(), declared.handler(), variables(endpoints));
    }

    /** Those that the template names, and no other of the function's own. */
    private Map<String, String> variables(Map<String, String> endpoints) {
        var variables = new LinkedHashMap<>(endpoints);
        declared.variables().forEach((name, value) -> variables.put(name, value.orElseGet(() -> required(name))));
        return variables;
    }

    private String required(String name) {
        var value = filledIn().get(name);
        if (value == null) {
            throw new IllegalStateException("This test has no value for the variable " + name + " of template.yaml");
        }
        return value;
    }

    /** What the handler wrote; it must have. */
    protected static String answer(Outcome outcome) {
        assertThat(List.of(outcome)).hasOnlyElementsOfType(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }
}
