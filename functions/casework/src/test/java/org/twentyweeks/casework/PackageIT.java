package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** What is deployed: {@code target/lambda}, as Maven has just put it together. */
class PackageIT {

    /** Half of it are the SDK's own descriptions of DynamoDB, S3 and SQS: the jobs are in the same package. */
    private static final long BYTES_MAX = 20L * 1024 * 1024;

    private final PackagedFunction lambda = PackagedFunction.underTest();

    @Test
    void the_package_is_small_and_has_no_test_engine() throws IOException {
        long bytes = lambda.bytes();

        System.out.printf("casework: %d files, %.1f MB%n", lambda.files().size(), bytes / 1024.0 / 1024.0);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(lambda.files())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(name -> name.matches(
                        "(netty|apache|httpc|DynamoDBLocal|testkit|junit|assertj|jetty|log4j|nimbus).*\\.jar"));
    }

    @Test
    void the_package_alone_answers_a_request() throws Exception {
        var event = Files.readString(Path.of(System.getProperty("project.root"), "events/casework/rules.json"));

        var answer = lambda.answer(CaseworkHandler.class.getName(), Environment.UNREACHED, event);

        assertThat(answer).contains("\"statusCode\":200", "decide-whether-to-assess");
    }

    @Test
    void the_package_has_nothing_that_prints_what_libraries_log() throws IOException {
        assertThat(lambda.logPrinters()).isEmpty();
    }
}
