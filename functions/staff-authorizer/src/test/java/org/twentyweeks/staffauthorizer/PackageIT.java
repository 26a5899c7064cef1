package org.twentyweeks.staffauthorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** What is deployed: {@code target/lambda}, as Maven has just put it together. */
class PackageIT {

    private static final long BYTES_MAX = 10L * 1024 * 1024;
    private final PackagedFunction lambda = PackagedFunction.underTest();

    @Test
    void the_package_is_small_and_has_no_test_engine_and_no_second_provider_of_cryptography() throws IOException {
        long bytes = lambda.bytes();

        System.out.printf(
                "staff-authorizer: %d files, %.1f MB%n", lambda.files().size(), bytes / 1024.0 / 1024.0);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(lambda.files())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(
                        name -> name.matches(
                                "(netty|apache|httpc|DynamoDBLocal|dynamodb|testkit|junit|assertj|jetty|log4j|bc|tink|gson).*\\.jar"))
                .filteredOn(name -> name.startsWith("nimbus"))
                .hasSize(1);
    }

    @Test
    void the_package_alone_answers_a_token() throws Exception {
        try (var issuer = new TestIssuer()) {
            var answer = lambda.answer(
                    StaffAuthorizerHandler.class.getName(), issuer.environment(), issuer.event(issuer.lastingToken()));

            assertThat(answer).contains("\"Effect\":\"Allow\"", "\"staff\":\"sw-7\"");
        }
    }

    @Test
    void the_package_has_nothing_that_prints_what_libraries_log() throws IOException {
        assertThat(lambda.logPrinters()).isEmpty();
    }
}
