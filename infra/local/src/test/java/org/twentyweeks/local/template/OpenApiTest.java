package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.RequestForm;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

/** The published description against the code that answers. That the template holds the same is TemplateTest's affair. */
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> DOCUMENT = OpenApiRules.published("public-api");

    /** Needed at start, and never reached by the requests here. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("AUTHORITY_CODE", "000", "CASES_TABLE", "cases", "HASH_KEYS_SECRET", "a", "TOKEN_SECRET", "b");

    /** What API Gateway answers and no function does. */
    private static final Set<String> OF_THE_GATEWAY = Set.of("429 application/problem+json");

    private static final String PAGE = "text/html";

    @Test
    void the_version_is_one_that_api_gateway_takes() {
        assertThat(DOCUMENT).containsEntry("openapi", "3.0.3");
    }

    @Test
    void the_fields_described_are_the_fields_that_are_read() {
        var described = new TreeSet<String>();
        leaves("", schema("ReferralRequest"), described);

        assertThat(described).isEqualTo(CanonicalReferral.fields());
    }

    @Test
    void every_field_of_every_schema_is_explained_and_has_an_example() {
        List<String> bare = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(
                TemplateTree.entries(part("components", "schemas")).keySet());
        names.forEach(name -> TemplateTree.entries(
                        TemplateTree.at(schema(name), "properties").orElseThrow())
                .forEach((field, described) -> {
                    Map<String, Object> keywords = TemplateTree.entries(described);
                    boolean refers = keywords.containsKey("$ref")
                            || TemplateTree.at(described, "items", "$ref").isPresent();
                    if (!refers && !(keywords.containsKey("description") && keywords.containsKey("example"))) {
                        bare.add(name + "/" + field);
                    }
                }));

        assertThat(names).hasSizeGreaterThan(4);
        assertThat(bare).isEmpty();
    }

    @Test
    void the_example_is_a_request_that_leaves_nothing_to_ask() {
        Referral referral = CanonicalReferral.read(JSON.valueToTree(example(schema("ReferralRequest"))))
                .referral();
        var cases = new InMemoryCaseStore();
        Submission sample = SampleCases.submission("an-example", referral);
        LocalDate receivedOn = LocalDate.parse(exampleOf("Receipt", "receivedOn"));
        Submission submission = new Submission(
                new IdempotencyKey(IdempotencyKey.API, "", "an-example"),
                receivedOn.atTime(12, 0).atZone(ZoneId.of("Europe/London")).toInstant(),
                sample.route(),
                referral,
                sample.noted(),
                sample.original());

        Receipt receipt = new ReceiveReferral(AuthorityFile.read("000"), cases, SampleCases.secrets(), byte[]::new)
                .receive(submission);

        assertThat(referral).isEqualTo(SampleReferrals.complete());
        assertThat(receipt).isInstanceOfSatisfying(Receipt.Accepted.class, accepted -> {
            assertThat(accepted.acknowledgement().decisionDueOn()).isEqualTo(exampleOf("Receipt", "decisionDueOn"));
            assertThat(accepted.acknowledgement().planDueOn()).isEqualTo(exampleOf("Receipt", "planDueOn"));
            assertThat(cases.find(accepted.reference())
                            .orElseThrow()
                            .facts()
                            .getFirst()
                            .fact())
                    .isInstanceOfSatisfying(
                            RequestReceived.class,
                            request -> assertThat(request.noted()).isEmpty());
        });
    }

    @Test
    void the_example_of_a_reference_is_one() {
        String shown = exampleOf("Receipt", "reference");

        assertThat(Reference.parse(shown).map(Reference::shown)).contains(shown);
        assertThat(shown).matches((String) TemplateTree.at(schema("Receipt"), "properties", "reference", "pattern")
                .orElseThrow());
        assertThat(exampleOf("Receipt", "token")).startsWith("v1." + shown.replace("-", "") + ".");
    }

    @Test
    void every_answer_of_the_code_is_described_and_no_other() throws Exception {
        var given = new TreeSet<>(OF_THE_GATEWAY);
        for (Answer answer : answers()) {
            given.add(answer.status() + " " + answer.contentType());
            if (!answer.contentType().equals(PAGE)) {
                Object content =
                        part("paths", "/referrals", "post", "responses", Integer.toString(answer.status()), "content");
                assertFits("the answer with " + answer.status(), content, answer);
            }
        }

        var described = new TreeSet<String>();
        TemplateTree.entries(part("paths", "/referrals", "post", "responses"))
                .forEach((status, response) -> TemplateTree.entries(
                                TemplateTree.at(response, "content").orElseThrow())
                        .keySet()
                        .forEach(contentType -> described.add(status + " " + contentType)));
        assertThat(described).isEqualTo(given);
    }

    @Test
    void what_an_integrator_has_to_know_of_keys_is_said() {
        var post = Flat.of(part("paths", "/referrals", "post"));

        assertThat(post.at("parameters[0].description")).contains("keys of all senders of JSON are one set");
        assertThat(post.at("responses.409.description")).contains("not delivered");
    }

    private record Answer(int status, String contentType, JsonNode body) {}

    private static List<Answer> answers() throws Exception {
        var reference = Reference.parse(exampleOf("Receipt", "reference")).orElseThrow();
        List<Answer> answers = new ArrayList<>();
        var cases = new InMemoryCaseStore();
        var accepted = SampleCases.intake(cases).receive(SampleCases.submission("a-key", SampleReferrals.least()));
        for (Receipt receipt : List.of(accepted, new Receipt.Clash(reference))) {
            var reply = IntakeCode.answer(receipt);
            answers.add(new Answer(reply.status(), reply.headers().get("Content-Type"), JSON.readTree(reply.body())));
        }
        answers.addAll(pages((Receipt.Accepted) accepted));
        answers.add(answer(event("text/plain", "{}")));
        answers.add(answer(event("application/json", "")));
        answers.add(answer(event("application/json", "{}")));
        answers.add(answer(event("application/json", "{\"child\":7}")));
        answers.add(answer(event("application/json", "\"" + "x".repeat(128 * 1024) + "\"")));
        answers.add(answer(event("application/x-www-form-urlencoded", "first-name=%zz")));
        answers.add(answer(event("application/x-www-form-urlencoded", "first-name=Idris")));
        answers.add(answer(event("application/x-www-form-urlencoded", "views=" + "x".repeat(128 * 1024))));
        try (var events = Files.list(TemplateFindings.PROJECT.resolve("events/referral-intake"))) {
            for (Path event : events.toList()) {
                answers.add(answer(Files.readAllBytes(event)));
            }
        }
        return answers;
    }

    /** What a form is answered with once its token is good. */
    private static List<Answer> pages(Receipt.Accepted accepted) {
        var form = new RequestForm(AuthorityFile.read("000"));
        var answers = FormAnswers.none("a-token");
        return Stream.of(
                        form.sent(answers, accepted.reference(), accepted.acknowledgement(), false),
                        form.clash(answers, accepted.reference()),
                        form.refused(answers, List.of(new Problem("/child/surname", "Give a name."))))
                .map(page -> new Answer(page.status(), PAGE, MissingNode.getInstance()))
                .toList();
    }

    private static byte[] event(String contentType, String body) throws IOException {
        return JSON.writeValueAsBytes(Map.of(
                "httpMethod",
                "POST",
                "path",
                "/referrals",
                "headers",
                Map.of("Content-Type", contentType),
                "body",
                body,
                "requestContext",
                Map.of("requestId", "a-test", "requestTimeEpoch", 1_796_126_400_000L)));
    }

    /** With a region and credentials, and with Secrets Manager where nobody listens. */
    private static Answer answer(byte[] event) throws Exception {
        Map<String, String> properties = Map.of(
                "aws.region", "eu-west-2",
                "aws.accessKeyId", "local",
                "aws.secretAccessKey", "local",
                "aws.maxAttempts", "1",
                "aws.endpointUrlSecretsManager", "http://127.0.0.1:1");
        Map<String, String> before = new LinkedHashMap<>();
        properties.keySet().forEach(name -> before.put(name, System.getProperty(name, "")));
        properties.forEach(System::setProperty);
        try {
            JsonNode answer = IntakeCode.answer(ENVIRONMENT, event);
            var contentType =
                    answer.path("headers").path("Content-Type").asText().split(";", 2)[0];
            return new Answer(
                    answer.path("statusCode").intValue(),
                    contentType,
                    contentType.equals(PAGE)
                            ? MissingNode.getInstance()
                            : JSON.readTree(answer.path("body").asText()));
        } finally {
            before.forEach((name, value) -> {
                if (value.isEmpty()) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }

    private static void assertFits(String what, Object content, Answer answer) {
        Object described = referred(
                TemplateTree.at(content, answer.contentType(), "schema").orElseThrow());
        Map<String, Object> properties =
                TemplateTree.entries(TemplateTree.at(described, "properties").orElseThrow());
        assertThat(answer.body().fieldNames()).as(what).toIterable().isSubsetOf(properties.keySet());
        assertThat(TemplateTree.at(described, "required").orElseThrow())
                .as(what)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .allMatch(name -> answer.body().has((String) name));
        answer.body().properties().forEach(member -> {
            String type = (String)
                    TemplateTree.at(properties.get(member.getKey()), "type").orElseThrow();
            assertThat(type).as(what).isEqualTo(type(member.getValue()));
        });
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "integer";
            case ARRAY -> "array";
            default -> "object";
        };
    }

    private static void leaves(String pointer, Object schema, Set<String> leaves) {
        TemplateTree.entries(TemplateTree.at(schema, "properties").orElseThrow())
                .forEach((name, property) -> {
                    Object described = referred(property);
                    if (TemplateTree.at(described, "properties").isPresent()) {
                        leaves(pointer + "/" + name, described, leaves);
                    } else {
                        leaves.add(pointer + "/" + name);
                    }
                });
    }

    private static Object example(Object schema) {
        Map<String, Object> example = new LinkedHashMap<>();
        TemplateTree.entries(TemplateTree.at(schema, "properties").orElseThrow())
                .forEach((name, property) -> {
                    Object described = referred(property);
                    example.put(name, TemplateTree.at(described, "example").orElseGet(() -> example(described)));
                });
        return example;
    }

    private static String exampleOf(String schema, String field) {
        return (String)
                TemplateTree.at(schema(schema), "properties", field, "example").orElseThrow();
    }

    private static Object referred(Object schema) {
        return TemplateTree.at(schema, "$ref")
                .map(reference -> schema(((String) reference).replace("#/components/schemas/", "")))
                .orElse(schema);
    }

    private static Object schema(String name) {
        return part("components", "schemas", name);
    }

    private static Object part(String... path) {
        return TemplateTree.at(DOCUMENT, path)
                .orElseThrow(() ->
                        new AssertionError("not described: " + Stream.of(path).toList()));
    }
}
