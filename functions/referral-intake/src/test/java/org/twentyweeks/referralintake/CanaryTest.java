package org.twentyweeks.referralintake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.lambda.DefectException;
import org.twentyweeks.referralintake.DeployedIntake.Answer;
import org.twentyweeks.testkit.hostile.Canaries;
import org.twentyweeks.testkit.hostile.HostileForms;
import org.twentyweeks.testkit.hostile.QuotingStore;
import org.twentyweeks.testkit.hostile.Sink;
import org.twentyweeks.testkit.hostile.Sinks;
import org.twentyweeks.testkit.secrets.SecretsStandIn;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One secret-looking value for each personal field, through every way a request can end: it stands in the personal part of
 * its case and nowhere else. What is planted in each of those other places is heard, so that a deaf test fails.
 */
class CanaryTest {

    private static final TokenRing RING = new TokenRing("a-token-secret", Optional.empty());
    private static final List<String> JSON = List.of("application/json");
    private static final List<String> FORM = List.of("application/x-www-form-urlencoded");

    /** Beside the fields: what a sender may put a name into. */
    private static final List<String> AROUND =
            List.of("key", "user-agent", "header", "header-name", "member", "member-name", "query");

    private final Sinks sinks = Sinks.listening();
    private final DeployedIntake intake = DeployedIntake.withTable();
    private final Canaries canaries = canaries();
    private int answers;

    /** Well-formed where the form decides what is made of it: hashes to search by, days, ways to answer. */
    private static Canaries canaries() {
        var values = new LinkedHashMap<String, String>();
        CanonicalReferral.fields().forEach(field -> values.put(field, Canaries.text(field)));
        AROUND.forEach(place -> values.put(place, Canaries.text(place)));
        values.put("/requester/email", Canaries.text("email") + "@example.org");
        values.put("/requester/phone", "07700 900417");
        values.put("/child/dateOfBirth", "2013-07-19");
        values.put("/child/postcode", "ZQ97 7XQ");
        values.put("/child/upn", "H801200001001");
        values.put("/child/nhsNumber", "943 476 5919");
        return new Canaries(values);
    }

    @AfterEach
    void close() {
        sinks.close();
    }

    // JSON

    @Test
    void of_a_request_that_is_accepted_replayed_and_clashes() {
        var request = request(JsonNodeFactory.instance::textNode);

        var accepted = json(201, intake, request.toString());
        json(201, intake, request.toString());
        request.withObject("/child").put("knownAs", canaries.value("member"));
        json(409, intake, request.toString());

        var person = intake.item(accepted.json().path("reference").asText(), "person#000001");
        var heard = canaries.heardIn(person.get("referral").s());
        heard.addAll(canaries.heardIn(person.get("original").b().asByteArray()));
        assertThat(heard).containsAll(CanonicalReferral.fields()).contains("member", "member-name");
        assertThat(intake.items()).anySatisfy(item -> assertThat(item).containsKeys("childByName", "childByUpn"));
        assertSilent();
    }

    @Test
    void of_a_request_that_is_refused() {
        json(
                422,
                intake,
                request(text -> JsonNodeFactory.instance.objectNode().put(text, text))
                        .toString());
        json(
                422,
                intake,
                request(text -> JsonNodeFactory.instance.arrayNode().add(text).add(1))
                        .toString());
        var nameless = request(JsonNodeFactory.instance::textNode);
        nameless.withObject("/child").remove(List.of("forename", "surname"));
        json(422, intake, nameless.toString());
        var mute = request(JsonNodeFactory.instance::textNode);
        mute.withObject("/requester").remove(List.of("email", "phone"));
        json(422, intake, mute.toString());
        var whole = request(JsonNodeFactory.instance::textNode).toString();
        json(400, intake, whole.substring(0, whole.length() - 1));
        json(400, intake, whole + whole);
        json(400, intake, whole.replace("\"member\"", "\"" + canaries.value("member") + "\",\"member\""));
        json(400, intake, whole.replace(":", "="));
        json(413, intake, whole + " ".repeat(128 * 1024));
        for (String type : List.of("text/plain", "multipart/form-data; boundary=" + canaries.value("header"), "")) {
            answered(415, intake.postBytes(whole.getBytes(UTF_8), headers(List.of(type))), false);
        }
        answered(400, intake.postBytes(whole.replace("Zq", "\u00E9").getBytes(ISO_8859_1), headers(JSON)), false);
        var spoilt = new HashMap<>(headers(JSON));
        spoilt.put("Idempotency-Key", List.of(canaries.value("key") + " with a space"));
        answered(400, intake.postBytes(whole.getBytes(UTF_8), spoilt), false);
        spoilt.put("Idempotency-Key", List.of(canaries.value("key"), canaries.value("header")));
        answered(400, intake.postBytes(whole.getBytes(UTF_8), spoilt), false);

        assertThat(intake.items()).isEmpty();
        assertSilent();
    }

    @Test
    void when_something_cannot_be_reached_and_its_own_error_quotes_what_was_sent() {
        var request = request(JsonNodeFactory.instance::textNode).toString();
        json(503, DeployedIntake.withoutTable(), request);
        unavailable(
                request,
                400,
                "ValidationException",
                "TransactionCanceledException",
                "AccessDeniedException",
                "ItemCollectionSizeLimitExceededException");
        try (var secrets = secrets("{\"1\":\"a-hash-key\"}")) {
            secrets.setFailing(true);
            json(503, DeployedIntake.withTable(secrets.endpoint()), request);
            form(503, DeployedIntake.withTable(secrets.endpoint()), formOf(canaries), true);
            secrets.takeAsked().forEach(asked -> sinks.add(Sink.OTHER_SERVICE, asked));
        }
        assertSilent();
    }

    /** The SDK tries these again, for seconds. */
    @Test
    @Tag("slow")
    void when_the_store_is_too_busy_or_away_and_its_error_quotes_what_was_sent() {
        var request = request(JsonNodeFactory.instance::textNode).toString();
        json(503, DeployedIntake.withoutDynamoDb(), request);
        unavailable(request, 400, "ThrottlingException", "ProvisionedThroughputExceededException");
        unavailable(request, 500, "InternalServerError");
        assertSilent();
    }

    private void unavailable(String request, int status, String... types) {
        for (String type : types) {
            try (var store = QuotingStore.answering(status, type)) {
                json(503, DeployedIntake.withDynamoDbAt(store.endpoint()), request);
                form(503, DeployedIntake.withDynamoDbAt(store.endpoint()), formOf(canaries), true);
            }
        }
    }

    @Test
    void when_a_promise_of_ours_is_broken() {
        var request = request(JsonNodeFactory.instance::textNode).toString();
        // Hash keys that are none, whose text is a secret too.
        try (var secrets = secrets("not JSON " + canaries.value("header"))) {
            defect(DeployedIntake.withTable(secrets.endpoint()), () -> request);
        }
        // The held head was made by a release or with a key that is not here, or is damaged.
        var accepted = json(201, intake, request);
        for (String held : List.of("v9." + canaries.value("header"), "v1.k7." + "0".repeat(64))) {
            intake.change(
                    accepted.json().path("reference").asText(), "head", "requestHash", AttributeValue.fromS(held));
            defect(intake, () -> request);
        }
        intake.change(
                accepted.json().path("reference").asText(),
                "head",
                "requestHash",
                AttributeValue.fromS("v1.k1." + "0".repeat(64)));
        intake.change(
                accepted.json().path("reference").asText(), "head", "acknowledgement", AttributeValue.fromM(Map.of()));
        defect(intake, () -> request);
        // Events that are none of API Gateway's, with a request in them.
        for (String event : List.of(
                request,
                request.substring(1),
                "{\"Records\":[{\"body\":" + request + "}]}",
                "{\"requestContext\":{\"requestId\":" + request + ",\"requestTimeEpoch\":1}}",
                "{\"requestContext\":{\"requestId\":\"x\",\"requestTimeEpoch\":1},\"isBase64Encoded\":true,\"body\":\""
                        + canaries.value("/reason") + "?\"}")) {
            thrown(catchThrowable(() -> intake.handle(event.getBytes(UTF_8))));
        }
        assertSilent();
    }

    // The form

    @Test
    void of_a_form_that_is_accepted_replayed_and_clashes() {
        var answers = formOf(canaries);

        form(200, intake, answers, true);
        form(200, intake, answers, true);
        answers.put("known-as", canaries.value("member"));
        form(409, intake, answers, true);

        assertThat(intake.items())
                .filteredOn(item -> item.get("part").s().startsWith("person"))
                .singleElement()
                .satisfies(person -> {
                    var heard = canaries.heardIn(person.get("referral").s());
                    heard.addAll(canaries.heardIn(person.get("original").b().asByteArray()));
                    assertThat(heard)
                            .contains("/child/forename", "/child/upn", "/reason", "/requester/email", "member-name");
                });
        assertSilent();
    }

    @Test
    void of_a_form_that_is_refused() {
        var answers = formOf(canaries);
        answers.put("token", canaries.value("header"));
        form(400, intake, answers, true);
        answers.put("token", token());
        answers.remove("first-name");
        answers.remove("last-name");
        form(422, intake, answers, true);
        answers.put("views", canaries.value("/views").repeat(8 * 1024));
        form(413, intake, answers, true);
        answers.put("views", canaries.value("/views").repeat(64 * 1024));
        form(413, intake, answers, false);
        answered(
                400,
                intake.postBytes(
                        ("first-name=" + canaries.value("/child/forename") + "%").getBytes(UTF_8), headers(FORM)),
                false);

        assertThat(intake.items()).isEmpty();
        assertSilent();
    }

    // The ears

    /** Each sink of a function that leaks into it, heard alone. */
    @ParameterizedTest
    @EnumSource
    void what_is_planted_in_a_sink_is_heard_there_and_only_there(Sink sink) {
        var accepted = json(201, intake, "{\"child\":{\"surname\":\"T\"},\"requester\":{\"phone\":\"01632 960001\"}}");
        var reference = accepted.json().path("reference").asText();
        var leak = canaries.value("/child/surname");
        switch (sink) {
            case OUTPUT -> System.out.println("{\"outcome\":\"accepted\",\"child\":\"" + leak + "\"}");
            case ERROR_OUTPUT -> System.err.println("Failed for " + leak);
            case LOGGER -> Logger.getLogger("some.library").log(Level.FINEST, "sent {0}", leak);
            case METRIC -> System.out.println("{\"_aws\":{\"CloudWatchMetrics\":[]},\"child\":\"" + leak + "\"}");
            case EXCEPTION -> sinks.thrown(new IllegalStateException("x", new IllegalArgumentException(leak)));
            case ANSWER_BODY ->
                answered(422, new Answer(422, Map.of(), "{\"detail\":\"" + leak + " is wrong\"}"), false);
            case ANSWER_HEADER -> answered(422, new Answer(422, Map.of("Location", "/" + leak), ""), true);
            case KEY -> intake.put(Map.of("caseId", AttributeValue.fromS(leak), "part", AttributeValue.fromS("head")));
            case OTHER_ITEM -> intake.change(reference, "head", "label", AttributeValue.fromS(leak));
            case OTHER_SERVICE -> sinks.add(Sink.OTHER_SERVICE, "secret-of-" + leak);
        }

        intake.items().forEach(sinks::stored);

        assertThat(sinks.heard(canaries)).isEqualTo(Map.of(sink, Set.of("/child/surname")));
    }

    @Test
    void a_canary_is_heard_in_every_dress() {
        var value = canaries.value("/child/surname");
        var bytes = value.getBytes(UTF_8);
        for (AttributeValue dressed : List.of(
                AttributeValue.fromS(value.toUpperCase(Locale.ROOT)),
                AttributeValue.fromS(String.join("-", value.split("(?<=\\G..)"))),
                AttributeValue.fromS(HexFormat.of().formatHex(bytes)),
                AttributeValue.fromS(Base64.getEncoder().encodeToString(bytes)),
                AttributeValue.fromS(Base64.getEncoder().encodeToString(("a" + value + "b").getBytes(UTF_8))),
                AttributeValue.fromS(Base64.getUrlEncoder().encodeToString(("ab" + value).getBytes(UTF_8))),
                AttributeValue.fromS(Sha256.hex(value)),
                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("a", AttributeValue.fromS(value))))),
                AttributeValue.fromM(Map.of(value, AttributeValue.fromBool(true))),
                AttributeValue.fromB(SdkBytes.fromByteArray(bytes)),
                AttributeValue.fromB(SdkBytes.fromByteArray(compressed(bytes))))) {
            try (var listening = Sinks.listening()) {
                listening.stored(Map.of(
                        "caseId", AttributeValue.fromS("x"), "part", AttributeValue.fromS("head"), "label", dressed));

                assertThat(listening.heard(canaries))
                        .as("%s", dressed)
                        .isEqualTo(Map.of(Sink.OTHER_ITEM, Set.of("/child/surname")));
            }
        }
    }

    // What is sent

    private ObjectNode request(Function<String, JsonNode> answer) {
        var request = JsonNodeFactory.instance.objectNode();
        for (String pointer : CanonicalReferral.fields()) {
            var names = pointer.substring(1).split("/");
            var parent = names.length == 1 ? request : request.withObject("/" + names[0]);
            var value = answer.apply(canaries.value(pointer));
            if (pointer.equals("/child/addressLines") && value.isTextual()) {
                parent.putArray(names[1]).add(value);
            } else {
                parent.set(names[names.length - 1], value);
            }
        }
        request.put("member", canaries.value("member"));
        request.putObject(canaries.value("member-name")).put(canaries.value("member-name"), 1);
        return request;
    }

    private static String token() {
        return FormToken.issue(Chance.unpredictable(), RING);
    }

    private static Map<String, String> formOf(Canaries canaries) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", token());
        fields.put("who", "PARENT");
        fields.put("first-name", canaries.value("/child/forename"));
        fields.put("last-name", canaries.value("/child/surname"));
        fields.put("known-as", canaries.value("/child/knownAs"));
        fields.put("birth-day", "19");
        fields.put("birth-month", "7");
        fields.put("birth-year", "2013");
        fields.put("address-line-1", canaries.value("/child/addressLines"));
        fields.put("postcode", canaries.value("/child/postcode"));
        fields.put("school", canaries.value("/child/settingName"));
        fields.put("year-group", canaries.value("/child/yearGroup"));
        fields.put("upn", canaries.value("/child/upn"));
        fields.put("nhs-number", canaries.value("/child/nhsNumber"));
        fields.put("difficulties", canaries.value("/reason"));
        fields.put("views", canaries.value("/views"));
        fields.put("people", canaries.value("/otherPeopleInvolved"));
        fields.put("requester-name", canaries.value("/requester/name"));
        fields.put("relationship", canaries.value("/requester/relationship"));
        fields.put("email", canaries.value("/requester/email"));
        fields.put("phone", canaries.value("/requester/phone"));
        fields.put(canaries.value("member-name"), canaries.value("member"));
        return fields;
    }

    private Map<String, List<String>> headers(List<String> type) {
        return Map.of(
                "Content-Type",
                type,
                "Idempotency-Key",
                List.of(canaries.value("key")),
                "User-Agent",
                List.of(canaries.value("user-agent")),
                "Cookie",
                List.of("a=" + canaries.value("header")),
                canaries.value("header-name"),
                List.of(canaries.value("header")));
    }

    private static SecretsStandIn secrets(String hashKeys) {
        return SecretsStandIn.start()
                .put("hash-keys", "AWSCURRENT", hashKeys)
                .put("token", "AWSCURRENT", "a-token-secret");
    }

    private static byte[] compressed(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    private Answer json(int status, DeployedIntake to, String body) {
        return answered(status, to.postBytes(body.getBytes(UTF_8), headers(JSON)), false);
    }

    private Answer form(int status, DeployedIntake to, Map<String, String> fields, boolean showsAnswers) {
        return answered(status, to.postBytes(HostileForms.encoded(fields, false), headers(FORM)), showsAnswers);
    }

    private Answer answered(int status, Answer answer, boolean isPageOfAnswers) {
        assertThat(answer.status()).isEqualTo(status);
        sinks.answered(answer.headers(), answer.body(), isPageOfAnswers);
        answers++;
        return answer;
    }

    private void defect(DeployedIntake to, Supplier<String> request) {
        thrown(catchThrowable(() -> to.postBytes(request.get().getBytes(UTF_8), headers(JSON))));
    }

    private void thrown(Throwable failure) {
        assertThat(failure).isInstanceOf(DefectException.class);
        sinks.thrown(failure);
        answers++;
    }

    private void assertSilent() {
        intake.items().forEach(sinks::stored);
        assertThat(sinks.heard(canaries)).isEmpty();
        var line = "canaries: %d, %d answers and failures, %d texts in %d sinks, none heard"
                .formatted(canaries.values().size(), answers, sinks.listenedTo(), Sink.values().length);
        sinks.close();
        System.out.println(line);
    }
}
