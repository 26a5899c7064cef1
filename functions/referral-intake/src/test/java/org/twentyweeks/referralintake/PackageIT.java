package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** What is deployed: {@code target/lambda}, as Maven has just put it together. */
class PackageIT {

    private static final long BYTES_MAX = 16L * 1024 * 1024;
    private final PackagedFunction lambda = PackagedFunction.underTest();

    @Test
    void the_package_is_small_and_holds_one_http_client_and_no_test_engine() throws IOException {
        long bytes = lambda.bytes();

        System.out.printf("B10: %d files, %.1f MB%n", lambda.files().size(), bytes / 1024.0 / 1024.0);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(lambda.files())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(name -> name.matches(
                        "(netty|apache|httpc|DynamoDBLocal|testkit|junit|assertj|jetty|log4j|poi).*\\.jar"))
                .filteredOn(name -> name.matches(".*(client|crt)-[0-9].*\\.jar"))
                .singleElement()
                .asString()
                .startsWith("url-connection-client-");
    }

    @Test
    void the_package_alone_answers_a_request() throws Exception {
        var event = """
                {"httpMethod": "POST", "path": "/referrals", "headers": {"Content-Type": "application/json"},
                 "requestContext": {"requestId": "package", "requestTimeEpoch": 1768473000000}, "body": "{"}""";
        var environment = Map.of(
                "AUTHORITY_CODE", "000",
                "CASES_TABLE", "cases",
                "HASH_KEYS_SECRET", "hash-keys",
                "TOKEN_SECRET", "token");
        System.setProperty("aws.region", "eu-west-2");

        var answer = lambda.answer(ReferralIntakeHandler.class.getName(), environment, event);

        assertThat(answer).contains("\"statusCode\":400", "not-json");
    }

    @Test
    void the_package_has_nothing_that_prints_what_libraries_log() throws IOException {
        assertThat(lambda.logPrinters()).isEmpty();
    }
}
