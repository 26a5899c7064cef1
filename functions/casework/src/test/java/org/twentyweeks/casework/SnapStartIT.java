package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.twentyweeks.testkit.lambda.DeclaredFunction;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** What is done before a snapshot of the process. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client is for Linux only")
class SnapStartIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** B8: what the first caller after a restore still waits for. */
    private static final int CLASSES_MAX = 100;

    @Test
    void the_first_answer_after_the_restore_loads_next_to_nothing() throws IOException {
        var declared = DeclaredFunction.named("Casework");
        var variables = new HashMap<>(Environment.UNREACHED);
        declared.variables().forEach((name, value) -> value.ifPresent(text -> variables.put(name, text)));
        try (var environment =
                ExecutionEnvironment.startToSnapshot(PackagedFunction.underTest(), declared.handler(), variables)) {
            environment.awaitSnapshot();
            environment.restore();
            int atRestore = environment.classesLoaded();

            var outcome = environment.invoke(
                    Files.readString(Path.of(System.getProperty("project.root"), "events/casework/rules.json")), LIMIT);

            int loaded = environment.classesLoaded() - atRestore;
            System.out.printf("B8: %d classes up to the snapshot, %d more with the first request%n", atRestore, loaded);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Answered.class,
                            answered -> assertThat(answered.body()).contains("\"statusCode\":200"));
            assertThat(loaded).isLessThanOrEqualTo(CLASSES_MAX);
            assertThat(environment.log().lines().filter(line -> line.contains("\"outcome\"")))
                    .hasSize(1);
        }
    }
}
