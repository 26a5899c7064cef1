package org.twentyweeks.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.intake.Authority.Contact;
import org.twentyweeks.lambda.AuthorityFile;

/** The APIs: their limits, their descriptions, who is let in, and what they say by themselves. */
final class ApiRules {

    /**
     * What an API must be like.
     *
     * @param document its published description, in docs/openapi
     * @param authorizer the function that is asked who calls; empty when anybody may call
     */
    private record Expected(
            String name, String document, String requestsASecond, String requestsAtOnce, String authorizer) {}

    private static final Map<String, Expected> APIS = Map.of(
            "PublicApi", new Expected("${AWS::StackName}-public", "public-api", "20", "40", ""),
            "StaffApi", new Expected("${AWS::StackName}-staff", "staff-api", "50", "100", "StaffAuthorizer"));

    private static final Map<String, Integer> ANSWERS = Map.of(
            "MISSING_AUTHENTICATION_TOKEN", 404,
            "REQUEST_TOO_LARGE", 413,
            "UNSUPPORTED_MEDIA_TYPE", 415,
            "THROTTLED", 429,
            "DEFAULT_4XX", 400,
            "DEFAULT_5XX", 503);

    /** Of an API that asks who calls. A token that is not good is no question of rights: both are 401. */
    private static final Map<String, Integer> ANSWERS_TO_NOBODY =
            Map.of("UNAUTHORIZED", 401, "ACCESS_DENIED", 401, "AUTHORIZER_FAILURE", 503);

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/problem+json",
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
            "X-Correlation-Id", GatewayAnswer.REQUEST_ID);

    private static final Set<String> WORTH_RETRYING = Set.of("THROTTLED", "DEFAULT_5XX", "AUTHORIZER_FAILURE");

    private static final Map<String, Contact> COUNCILS = councils();

    private final TemplateTree template;
    private final Findings findings;

    ApiRules(TemplateTree template, Findings findings) {
        this.template = template;
        this.findings = findings;
    }

    void check() {
        findings.expect(
                "the APIs of the template",
                APIS.keySet(),
                template.ofType(KnownResources.API).keySet());
        template.ofType(KnownResources.API).forEach((logicalId, api) -> {
            Expected expected = APIS.get(logicalId);
            if (expected == null) {
                return;
            }
            checkSettings(logicalId, expected, Flat.of(TemplateTree.properties(api)));
            Object definition = TemplateTree.at(TemplateTree.properties(api), "DefinitionBody")
                    .orElse(Map.of());
            new OpenApiRules(expected.document(), findings).checkInline(definition);
            Flat.of(definition).lines().forEach(this::checkAlias);
        });
        checkCouncils();
    }

    void check(Template resolved) {
        findings.expect(
                "the routes",
                List.of(
                        new TemplateRoute("PublicApi", "POST", "/referrals", "ReferralIntake"),
                        new TemplateRoute("PublicApi", "GET", "/request", "ReferralForm"),
                        new TemplateRoute("PublicApi", "GET", "/request/{page}", "ReferralForm"),
                        new TemplateRoute("PublicApi", "POST", "/request/{page}", "ReferralForm"),
                        new TemplateRoute("PublicApi", "GET", "/request/assets/{name}", "ReferralForm")),
                resolved.routes().stream()
                        .filter(route -> route.apiLogicalId().equals("PublicApi"))
                        .toList());
        // Which they are is said by the published description.
        findings.expect(
                "whom the staff API calls",
                Set.of("Casework"),
                resolved.routes().stream()
                        .filter(route -> route.apiLogicalId().equals("StaffApi"))
                        .map(TemplateRoute::functionLogicalId)
                        .collect(Collectors.toSet()));
        resolved.apis().forEach(this::checkApi);
    }

    private void checkApi(TemplateApi api) {
        Expected expected = APIS.get(api.logicalId());
        if (expected == null) {
            return;
        }
        findings.expect(
                api.logicalId() + ", who is asked who calls",
                expected.authorizer(),
                api.authorizer().orElse(""));
        Map<String, Integer> answers = new TreeMap<>(ANSWERS);
        if (!expected.authorizer().isEmpty()) {
            answers.putAll(ANSWERS_TO_NOBODY);
        }
        findings.expect(
                api.logicalId() + ", the gateway's own answers",
                new TreeSet<>(answers.keySet()),
                new TreeSet<>(api.answers().keySet()));
        api.answers()
                .forEach((type, answer) -> checkAnswer(
                        api.logicalId() + ", " + type,
                        type,
                        answers.get(type),
                        expected.authorizer().isEmpty(),
                        answer));
    }

    private void checkSettings(String logicalId, Expected expected, Flat api) {
        findings.expect(logicalId + ", name", expected.name(), api.at("Name"));
        findings.expect(logicalId + ", stage", "v1", api.at("StageName"));
        // Without it SAM makes a second stage, called Stage, that nothing limits or watches.
        findings.expect(logicalId + ", OpenAPI version", api.at("DefinitionBody.openapi"), api.at("OpenApiVersion"));
        findings.expect(logicalId + ", endpoint", "REGIONAL", api.at("EndpointConfiguration.Type"));
        findings.expect(logicalId + ", limited paths", "/*", api.at("MethodSettings[0].ResourcePath"));
        findings.expect(logicalId + ", limited methods", "*", api.at("MethodSettings[0].HttpMethod"));
        findings.expect(
                logicalId + ", requests a second",
                expected.requestsASecond(),
                api.at("MethodSettings[0].ThrottlingRateLimit"));
        findings.expect(
                logicalId + ", requests at once",
                expected.requestsAtOnce(),
                api.at("MethodSettings[0].ThrottlingBurstLimit"));
        findings.expect(logicalId + ", tracing", "true", api.at("TracingEnabled"));
        findings.expect(
                logicalId + ", kind of authorizer",
                expected.authorizer().isEmpty() ? "(none)" : "custom",
                api.at("DefinitionBody.components.securitySchemes.staff.x-amazon-apigateway-authtype"));
        findings.expect(
                logicalId + ", as whom the authorizer is asked",
                expected.authorizer().isEmpty() ? "(none)" : "${" + expected.authorizer() + "Caller.Arn}",
                api.at("DefinitionBody.components.securitySchemes.staff.x-amazon-apigateway-authorizer"
                        + ".authorizerCredentials"));
        findings.expect(logicalId + ", bodies in logs", "false", api.at("MethodSettings[0].DataTraceEnabled"));
    }

    /** The function itself, without its alias, is its newest code without a snapshot. */
    private void checkAlias(String path, String value) {
        findings.require(
                !(path.endsWith("-integration.uri") || path.endsWith("-authorizer.authorizerUri"))
                        || value.matches(".*functions/\\$\\{[A-Za-z]+\\.Arn}:live/invocations"),
                path + " does not call the alias of a function");
    }

    private void checkAnswer(
            String where, String type, @Nullable Integer status, boolean toFamilies, GatewayAnswer answer) {
        Contact contact = Objects.requireNonNull(COUNCILS.get("000"));
        findings.expect(where + ", status", status, answer.status());
        Map<String, String> headers = new TreeMap<>(answer.headers());
        String retryAfter = headers.remove("Retry-After");
        String challenge = headers.remove("WWW-Authenticate");
        findings.expect(where + ", challenge", answer.status() == 401 ? "Bearer" : null, challenge);
        findings.expect(where + ", headers", new TreeMap<>(HEADERS), headers);
        findings.require(
                WORTH_RETRYING.contains(type) == (retryAfter != null && retryAfter.matches("[1-9][0-9]*")),
                where + " says wrongly when to try again");
        try {
            JsonNode body = new ObjectMapper().readTree(answer.bodyTemplate());
            findings.expect(
                    where + ", status in the body",
                    answer.status(),
                    body.path("status").intValue());
            findings.require(
                    body.path("type").asText().matches("urn:twenty-weeks:problem:[a-z-]+"),
                    where + " names no problem");
            findings.expect(
                    where + ", instance",
                    "urn:twenty-weeks:request:" + GatewayAnswer.REQUEST_ID,
                    body.path("instance").asText());
            findings.require(!body.path("title").asText().isBlank(), where + " has no title");
            findings.require(!body.path("detail").asText().isBlank(), where + " does not say what to do");
            findings.require(
                    !toFamilies
                            || body.path("detail").asText().contains(contact.phone())
                                    && body.path("detail").asText().contains(contact.email()),
                    where + " does not say how else to reach the council");
        } catch (JsonProcessingException e) {
            findings.require(false, where + " answers with what is not JSON");
        }
    }

    /** A template cannot read a council's settings, so it has a copy of what the gateway says. */
    private void checkCouncils() {
        Map<String, Object> rows = TemplateTree.entries(
                TemplateTree.at(template.section("Mappings"), "Councils").orElse(Map.of()));
        findings.expect("the councils of the template", COUNCILS.keySet(), new TreeSet<>(rows.keySet()));
        COUNCILS.forEach((code, contact) -> findings.expect(
                "council " + code,
                new TreeMap<>(Map.of("Phone", contact.phone(), "Email", contact.email())),
                Flat.of(rows.getOrDefault(code, Map.of())).lines()));
    }

    private static Map<String, Contact> councils() {
        Path folder = TemplateFindings.PROJECT.resolve("infra/authority/src/main/resources/org/twentyweeks/authority");
        Map<String, Contact> councils = new TreeMap<>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .forEach(code -> councils.put(code, AuthorityFile.read(code).contact()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return councils;
    }
}
