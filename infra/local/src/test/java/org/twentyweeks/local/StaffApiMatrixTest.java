package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.core.staff.Role;

/**
 * Who gets in at the staff API, and who does not: each route of its published description, as each role, and with each kind
 * of token that is not good. The description is all that it knows of routes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffApiMatrixTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<StaffOperation> OPERATIONS = StaffOperation.described();

    private Path data;
    private LocalRun run;
    private Visitor visitor;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        data = folder.resolve("data");
        run = LocalRun.start(
                new RunSettings(0, data, false),
                TEMPLATE,
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        visitor = new Visitor(run.address());
    }

    @AfterAll
    void stop() {
        run.close();
    }

    @Test
    void a_role_may_what_the_description_says_and_nothing_else() {
        List<String> leaks = new ArrayList<>();
        for (StaffOperation operation : OPERATIONS) {
            for (Role role : Role.values()) {
                var answer = send(operation, "Bearer " + visitor.token(role, "dev-1"));
                boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403;
                if (refused == operation.roles().contains(role) || answer.statusCode() >= 500) {
                    leaks.add(operation + " as " + role + ": " + answer.statusCode());
                }
                if (!operation.roles().contains(role)) {
                    assertProblem(answer, 403, "forbidden");
                }
            }
        }

        assertThat(leaks).isEmpty();
    }

    @Test
    void a_token_that_is_not_good_opens_nothing() throws Exception {
        var tokens = new BadTokens(
                run.address(), data.resolve("issuer.json"), Instant.now().getEpochSecond());
        var bad = tokens.headers();
        List<String> leaks = new ArrayList<>();
        for (StaffOperation operation : OPERATIONS) {
            assertThat(send(operation, "Bearer " + tokens.good()).statusCode())
                    .as("%s with the good token that the others are made of", operation)
                    .isNotIn(401, 403);
            for (Map.Entry<String, String> header : bad.entrySet()) {
                var answer = send(operation, header.getValue());
                if (answer.statusCode() != 401) {
                    leaks.add(operation + " with " + header.getKey() + ": " + answer.statusCode());
                } else {
                    assertProblem(answer, 401, "sign-in");
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                }
            }
        }

        System.out.println("staff API: " + OPERATIONS.size() + " routes x " + Role.values().length + " roles x "
                + bad.size() + " bad tokens, " + leaks.size() + " leaks");
        assertThat(OPERATIONS).isNotEmpty();
        assertThat(leaks).isEmpty();
    }

    @Test
    void what_a_caller_claims_in_headers_is_nothing() {
        var request = visitor.to("staff/rules")
                .header("staff", "dev-1")
                .header("roles", "MANAGER")
                .header("principalId", "dev-1")
                .header("X-Amzn-Authorizer", "{\"staff\":\"dev-1\"}");

        assertProblem(visitor.send(request.GET()), 401, "sign-in");
    }

    @Test
    void all_roles_of_a_person_count() {
        var both = visitor.get("_local/token?role=BOARD_VIEWER,CASEWORKER&staff=dev-1");

        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        for (StaffOperation operation : OPERATIONS) {
            boolean permitted = operation.roles().contains(Role.BOARD_VIEWER)
                    || operation.roles().contains(Role.CASEWORKER);
            assertThat(send(operation, "Bearer " + both.body()).statusCode() != 403)
                    .isEqualTo(permitted);
        }
    }

    @Test
    void there_is_no_token_for_nobody() {
        for (String query :
                List.of("", "?role=CASEWORKER", "?staff=dev-1", "?role=ADMIN&staff=dev-1", "?role=MANAGER&staff=a@b")) {
            var answer = visitor.get("_local/token" + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("/_local/token?role=CASEWORKER&staff=dev-caseworker");
        }
    }

    @Test
    void what_is_not_there_is_not_there_for_anybody() {
        assertProblem(visitor.get("staff/referrals"), 404, "not-found");
        assertProblem(visitor.send("PATCH", "staff/rules", ""), 404, "not-found");
    }

    private HttpResponse<String> send(StaffOperation operation, String authorization) {
        var request = visitor.to("staff" + operation.path())
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        operation.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        return visitor.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    /** Nothing but a problem comes back: neither what is behind the API nor what was sent. */
    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("type").asText()).isEqualTo("urn:twenty-weeks:problem:" + kind);
        assertThat(json(answer).path("status").intValue()).isEqualTo(status);
        assertThat(json(answer).fieldNames())
                .toIterable()
                .containsOnly("type", "title", "status", "detail", "instance");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
