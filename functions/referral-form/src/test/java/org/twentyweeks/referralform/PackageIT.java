package org.twentyweeks.referralform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.lambda.PackagedFunction;

/** What is deployed: {@code target/lambda}, as Maven has just put it together. */
class PackageIT {

    private static final long BYTES_MAX = 10L * 1024 * 1024;
    private final PackagedFunction lambda = PackagedFunction.underTest();

    @Test
    void the_package_is_small_and_holds_one_http_client_and_no_test_engine() throws IOException {
        long bytes = lambda.bytes();

        System.out.printf("referral-form: %d files, %.1f MB%n", lambda.files().size(), bytes / 1024.0 / 1024.0);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(lambda.files())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(
                        name -> name.matches(
                                "(netty|apache|httpc|DynamoDBLocal|dynamodb|adapters-dynamodb|testkit|junit|assertj|jetty|log4j|poi).*\\.jar"))
                .filteredOn(name -> name.matches(".*(client|crt)-[0-9].*\\.jar"))
                .singleElement()
                .asString()
                .startsWith("url-connection-client-");
    }

    @Test
    void the_package_alone_answers_a_request() throws Exception {
        var event = """
                {"httpMethod": "GET", "path": "/request", "resource": "/request", "headers": {},
                 "requestContext": {"requestId": "package", "requestTimeEpoch": 1768473000000}}""";
        var environment = Map.of("AUTHORITY_CODE", "000", "TOKEN_SECRET", "token");
        System.setProperty("aws.region", "eu-west-2");

        var answer = lambda.answer(ReferralFormHandler.class.getName(), environment, event);

        assertThat(answer).contains("\"statusCode\":200", "Start now");
    }

    @Test
    void of_the_gov_uk_artifact_the_package_holds_the_style_sheet_alone() throws IOException {
        assertThat(lambda.files())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(name -> name.contains("govuk") || name.matches(".*\\.(woff2?|ico|js)"));
        var pages = lambda.files().stream()
                .filter(file -> file.getFileName().toString().startsWith("adapters-pages"))
                .findFirst()
                .orElseThrow();
        try (var jar = new JarFile(pages.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .filteredOn(name -> name.matches(".*(govuk|crest|woff|\\.js$).*"))
                    .containsExactly("org/twentyweeks/pages/govuk-frontend.min.css");
        }
    }

    @Test
    void the_package_has_nothing_that_prints_what_libraries_log() throws IOException {
        assertThat(lambda.logPrinters()).isEmpty();
    }
}
