package org.twentyweeks.referralintake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.http.TlsFront;
import org.twentyweeks.testkit.lambda.DeclaredFunction;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment;
import org.twentyweeks.testkit.lambda.ExecutionEnvironment.Outcome;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** How long the first sender waits with and without the rehearsal. A restore itself cannot be timed here. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client is for Linux only")
class FirstAnswerBenchmark {

    private static final int ROUNDS = 7;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path EVENT =
            Path.of(System.getProperty("project.root"), "events/referral-intake/complete.json");

    private final DeclaredFunction declared = DeclaredFunction.named("ReferralIntake");

    @Test
    void the_first_answer_primed_beside_not_primed() throws IOException {
        try (var dynamoDb = DynamoDbLocal.inMemory();
                var secrets = DeployedIntake.secrets();
                var dynamoDbFront = TlsFront.before(dynamoDb.endpoint());
                var secretsFront = TlsFront.before(secrets.endpoint())) {
            dynamoDb.client().createTable(CasesTable.definition("cases"));
            var variables = new HashMap<>(DeployedIntake.environment("cases"));
            declared.variables().forEach((name, value) -> value.ifPresent(text -> variables.put(name, text)));
            variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbFront.endpoint().toString());
            variables.put(
                    "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsFront.endpoint().toString());

            var ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ratios[round] = (double) nanoseconds(primed(variables)) / nanoseconds(notPrimed(variables));
            }
            Arrays.sort(ratios);
            System.out.printf(
                    "the first answer primed ÷ not primed: %.2f (quartiles %.2f to %.2f, %d interleaved rounds)%n",
                    ratios[ROUNDS / 2], ratios[ROUNDS / 4], ratios[ROUNDS * 3 / 4], ROUNDS);
        }
    }

    private ExecutionEnvironment primed(Map<String, String> variables) {
        var environment = ExecutionEnvironment.startToSnapshot(
                PackagedFunction.underTest(), declared.handler(), variables, trusted());
        environment.awaitSnapshot();
        environment.restore();
        return environment;
    }

    private ExecutionEnvironment notPrimed(Map<String, String> variables) {
        var environment =
                ExecutionEnvironment.start(PackagedFunction.underTest(), declared.handler(), variables, trusted());
        environment.awaitReady();
        return environment;
    }

    private static long nanoseconds(ExecutionEnvironment environment) throws IOException {
        try (environment) {
            var event = Files.readString(EVENT)
                    .replace("NCY-4471", UUID.randomUUID().toString());
            long started = System.nanoTime();
            var outcome = environment.invoke(event, LIMIT);
            long took = System.nanoTime() - started;
            if (!(outcome instanceof Outcome.Answered(String body) && body.contains("\"statusCode\":201"))) {
                throw new IllegalStateException("The request was not accepted: " + outcome);
            }
            return took;
        }
    }

    private static String[] trusted() {
        return TlsFront.trusted().toArray(String[]::new);
    }
}
