package org.twentyweeks.referralform;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is deployed: {@code target/lambda}, as Maven has just put it together. */
class PackageIT {

    private static final long BYTES_MAX = 10L * 1024 * 1024;
    private static final Path PACKAGE = Path.of(System.getProperty("lambda.package"));

    @Test
    void the_package_is_small_and_holds_one_http_client_and_no_test_engine() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }

        System.out.printf("referral-form: %d files, %.1f MB%n", files().size(), bytes / 1024.0 / 1024.0);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(files())
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
        var answer = new ByteArrayOutputStream();

        try (var alone = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            var type = alone.loadClass(ReferralFormHandler.class.getName());
            var constructor = type.getDeclaredConstructor(Map.class);
            constructor.setAccessible(true);
            type.getMethod(
                            "handleRequest",
                            InputStream.class,
                            OutputStream.class,
                            alone.loadClass(Context.class.getName()))
                    .invoke(
                            constructor.newInstance(environment),
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            answer,
                            null);
        }

        assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":200", "Start now");
    }

    @Test
    void of_the_gov_uk_artifact_the_package_holds_the_style_sheet_alone() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(name -> name.contains("govuk") || name.matches(".*\\.(woff2?|ico|js)"));
        var pages = files().stream()
                .filter(file -> file.getFileName().toString().startsWith("adapters-pages"))
                .findFirst()
                .orElseThrow();
        try (var jar = new JarFile(pages.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .filteredOn(name -> name.matches(".*(govuk|crest|woff|\\.js$).*"))
                    .containsExactly("org/twentyweeks/pages/govuk-frontend.min.css");
        }
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(PACKAGE)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static URL[] classPath() throws IOException {
        var urls = new ArrayList<>(List.of(PACKAGE.toUri().toURL()));
        for (Path file : files()) {
            if (file.toString().endsWith(".jar")) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
