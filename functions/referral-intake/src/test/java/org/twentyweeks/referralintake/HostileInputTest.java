package org.twentyweeks.referralintake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.lambda.StrictJson;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.PostedForm;
import org.twentyweeks.pages.request.RequestForm;
import org.twentyweeks.referralintake.DeployedIntake.Answer;
import org.twentyweeks.testkit.hostile.Cleaned;
import org.twentyweeks.testkit.hostile.HostileBody;
import org.twentyweeks.testkit.hostile.HostileForms;
import org.twentyweeks.testkit.hostile.HostileJson;
import org.twentyweeks.testkit.hostile.HostileText;
import org.twentyweeks.testkit.hostile.HostileTexts;
import org.twentyweeks.testkit.hostile.PageStructure;
import org.twentyweeks.testkit.hostile.Tally;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Thousands of inputs made to do harm, in every field of {@code POST /referrals}, as JSON and as a form. Each is taken and
 * kept as documented, or refused with a 4xx; none is repeated by a problem or written to the log, and none adds anything to
 * a page but a text.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    private static final long SEED = 20260115;
    private static final int INPUTS_MIN = 15_000;
    private static final int SPREAD = 4;

    /** Shorter texts are found in anything. */
    private static final int TELLING_LENGTH_MIN = 6;

    private static final Set<String> REFUSALS_OF_JSON = Set.of("400", "413", "415", "422");
    private static final Pattern REFERENCE = Pattern.compile("class=\"reference\">([0-9A-Z-]{19})<");
    private static final TokenRing RING = new TokenRing("a-token-secret", Optional.empty());
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> FREE_TEXT = List.of("/reason", "/views", "/otherPeopleInvolved");
    private static final Map<String, List<String>> FORM_HEADERS =
            Map.of("Content-Type", List.of("application/x-www-form-urlencoded"));

    private final List<HostileText> texts = HostileTexts.of(SEED);
    private final List<HostileText> unicodeTexts =
            texts.stream().filter(HostileText::isUnicode).toList();
    private final List<String> fields = List.copyOf(CanonicalReferral.fields());
    private final Tally tally = new Tally();
    private final Random chance = new Random(SEED);
    private final RequestForm form = new RequestForm(AuthorityFile.read("000"));

    private PrintStream out;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private DeployedIntake intake;

    /** The handler logs to where the output goes when it is made. */
    @BeforeAll
    void deploy() {
        out = System.out;
        System.setOut(new PrintStream(log, true, UTF_8));
        intake = DeployedIntake.withTable();
    }

    @AfterAll
    void restore() {
        System.setOut(out);
        System.out.print(tally.lines("hostile inputs to POST /referrals, seed " + SEED));
    }

    @TestFactory
    Stream<DynamicTest> no_input_does_harm() {
        return Stream.of(
                dynamicTest("texts in JSON are kept as documented", this::texts_in_json_are_kept_as_documented),
                dynamicTest("texts in JSON are not repeated", this::texts_in_json_that_is_refused_are_not_repeated),
                dynamicTest("texts as names of JSON members", this::texts_as_names_in_json_do_no_harm),
                dynamicTest("bodies that are said to be JSON", this::bodies_that_are_said_to_be_json_do_no_harm),
                dynamicTest("texts as headers", this::texts_as_headers_do_no_harm),
                dynamicTest("texts in a form are kept as documented", this::texts_in_a_form_are_kept_as_documented),
                dynamicTest(
                        "texts in a form that is refused", this::texts_in_a_form_that_is_refused_come_back_as_texts),
                dynamicTest("bodies that are said to be forms", this::bodies_that_are_said_to_be_forms_do_no_harm),
                dynamicTest("tokens that are not ours", this::tokens_that_are_not_ours_are_refused),
                dynamicTest(
                        "at least 15,000 were sent",
                        () -> assertThat(tally.total()).isGreaterThanOrEqualTo(INPUTS_MIN)));
    }

    /**
     * One text in one field, and nothing else that could be the reason of what happens: what {@link #no_input_does_harm}
     * does with all fields at once. A quarter of the pairs, spread over texts and fields.
     */
    @Test
    @Tag("slow")
    void a_text_alone_in_a_field_is_kept_as_documented_and_noted_when_something_is_taken_out() {
        for (int place = 0; place < fields.size(); place++) {
            for (int number = place % SPREAD; number < texts.size(); number += SPREAD) {
                var text = texts.get(number);
                var answer = assertKept(Map.of(fields.get(place), text), true);
                assertNoted(answer, text);
            }
        }
        for (int place = 0; place < HostileForms.FIELDS.size(); place++) {
            for (int number = place % SPREAD; number < unicodeTexts.size(); number += SPREAD) {
                assertFormKept(Map.of(HostileForms.FIELDS.get(place), unicodeTexts.get(number)), false);
            }
        }
    }

    private void assertNoted(Answer answer, HostileText text) {
        if (answer.status() == 201) {
            var fact = intake.factOf(answer);
            if (Cleaned.isTakenOut(text.text())) {
                assertThat(fact).as("%s", text).contains("\"text-cleaned\"");
            } else if (Cleaned.isUnchanged(text.text())) {
                assertThat(fact).as("%s", text).doesNotContain("\"text-cleaned\"");
            }
        }
    }

    // JSON

    private void texts_in_json_are_kept_as_documented() {
        for (int round = 0; round < texts.size(); round++) {
            assertKept(round(texts, fields, round), round % 2 == 1);
        }
    }

    private Answer assertKept(Map<String, HostileText> hostile, boolean escaping) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("/child/surname", "Tarrant");
        answers.put("/requester/email", "o@example.org");
        hostile.forEach((field, text) -> answers.put(field, text.text()));
        var unicode = hostile.values().stream().allMatch(HostileText::isUnicode);
        var body = json(escaping || !unicode ? ESCAPING : PLAIN, request(answers, PLAIN.getNodeFactory()::textNode));

        var answer = send(() -> intake.postBytes(body));

        boolean nameless = isEmpty(answers, "/child/forename") && isEmpty(answers, "/child/surname");
        boolean mute = isEmpty(answers, "/requester/email") && isEmpty(answers, "/requester/phone");
        if (nameless || mute) {
            assertProblem(answer, hostile, 422);
        } else {
            assertThat(answer.status()).as("%s", hostile).isEqualTo(201);
            assertUnheard(answer, hostile);
            var person = intake.item(answer.json().path("reference").asText(), "person#000001");
            assertThat(DeployedIntake.originalOf(person)).isEqualTo(body);
            var kept = read(person);
            answers.forEach((field, sent) -> assertField(kept, field, sent));
            hostile.values().forEach(text -> tally.accepted(text.category()));
        }
        return answer;
    }

    private static boolean isEmpty(Map<String, String> answers, String field) {
        return Cleaned.line(answers.getOrDefault(field, "")).isEmpty();
    }

    private static void assertField(JsonNode kept, String field, String sent) {
        if (FREE_TEXT.contains(field)) {
            assertThat(kept.at(field).isMissingNode()).as(field).isTrue();
        } else if (field.equals("/child/postcode")) {
            assertThat(kept.at(field).asText("")).as(field).isEqualTo(Cleaned.postcode(sent));
        } else {
            var value = kept.at(field.equals("/child/addressLines") ? field + "/0" : field)
                    .asText("");
            assertThat(value).as(field).isEqualTo(Cleaned.line(sent));
            if (Cleaned.isUnchanged(sent)) {
                assertThat(value).as(field).isEqualTo(sent);
            }
        }
    }

    private void texts_in_json_that_is_refused_are_not_repeated() {
        for (int round = 0; round < texts.size(); round++) {
            var hostile = round(texts, fields, round);
            var answers = new LinkedHashMap<String, String>();
            hostile.forEach((field, text) -> answers.put(field, text.text()));

            var wrapped = request(
                    answers, text -> JsonNodeFactory.instance.objectNode().put("text", text));
            var answer = send(() -> intake.postBytes(json(ESCAPING, wrapped)));
            assertProblem(answer, hostile, 422);
            assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                    .containsExactlyInAnyOrderElementsOf(
                            fields.stream().map(HostileInputTest::elementOf).toList());

            answers.keySet().removeAll(List.of("/requester/email", "/requester/phone"));
            var unanswerable = request(answers, PLAIN.getNodeFactory()::textNode);
            assertProblem(send(() -> intake.postBytes(json(ESCAPING, unanswerable))), hostile, 422);
        }
    }

    private static String elementOf(String field) {
        return field.equals("/child/addressLines") ? field + "/0" : field;
    }

    private void texts_as_names_in_json_do_no_harm() {
        for (int from = 0; from < unicodeTexts.size(); from += 40) {
            var some = unicodeTexts.subList(from, Math.min(from + 40, unicodeTexts.size()));
            var request = request(
                    Map.of("/child/surname", "Tarrant", "/requester/phone", "01632 960001"),
                    PLAIN.getNodeFactory()::textNode);
            var hostile = new LinkedHashMap<String, HostileText>();
            for (HostileText text : some) {
                hostile.put("name " + hostile.size(), text);
                for (ObjectNode object :
                        List.of(request, request.withObject("/child"), request.withObject("/requester"))) {
                    if (!object.has(text.text())) {
                        object.put(text.text(), text.text());
                    }
                }
            }

            var taken = send(() -> intake.postBytes(json(ESCAPING, request)));
            assertThat(taken.status()).isEqualTo(201);
            assertUnheard(taken, hostile);
            assertThat(intake.factOf(taken)).contains("\"unknown-fields\"");
            some.forEach(text -> tally.accepted("names of members"));

            request.withObject("/child").put("surname", 1);
            assertProblem(send(() -> intake.postBytes(json(ESCAPING, request))), hostile, 422);
        }
        // RFC 8259 leaves open what half a surrogate pair in a name means: here it is no JSON.
        for (HostileText half : texts.stream().filter(text -> !text.isUnicode()).toList()) {
            var named = request(Map.of("/child/surname", "Tarrant"), PLAIN.getNodeFactory()::textNode)
                    .put(half.text(), half.text());
            assertProblem(send(() -> intake.postBytes(json(ESCAPING, named))), Map.of("name", half), 400);
        }
    }

    private void bodies_that_are_said_to_be_json_do_no_harm() {
        for (HostileBody body : HostileJson.of(SEED, fields)) {
            var answer = send(() -> intake.postBytes(body.bytes()));

            if (answer.status() == 201) {
                assertThat(body.isRefused()).as(described(body)).isFalse();
                assertThat(intake.originalOf(answer)).isEqualTo(body.bytes());
                tally.accepted(body.category(), body.inputs());
            } else {
                assertThat(Integer.toString(answer.status()))
                        .as(described(body))
                        .isIn(REFUSALS_OF_JSON);
                assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
                tally.refused(body.category(), body.inputs());
            }
            assertThat(answer.toString()).doesNotContainIgnoringCase(HostileJson.CANARY);
            assertThat(assertLogged(answer)).as(described(body)).doesNotContainIgnoringCase(HostileJson.CANARY);
        }
    }

    // Headers

    private void texts_as_headers_do_no_harm() {
        var body = json(
                PLAIN,
                request(
                        Map.of("/child/surname", "Tarrant", "/requester/phone", "01632 960001"),
                        PLAIN.getNodeFactory()::textNode));
        for (HostileText text : unicodeTexts) {
            var hostile = Map.of("header", text);
            boolean isKey = text.text().matches("[!-~]{1,255}");
            var keyed = Map.of(
                    "Content-Type",
                    List.of("application/json"),
                    "Idempotency-Key",
                    List.of(text.text()),
                    "X-Form",
                    List.of(text.text()));
            var answer = send(() -> intake.postBytes(body, keyed));
            if (isKey) {
                assertThat(answer.status()).as("%s", text).isEqualTo(201);
                assertUnheard(answer, hostile);
                tally.accepted("keys");
            } else {
                assertProblem(answer, Map.of("key", new HostileText("keys", text.text())), 400);
            }

            var typed = Map.of("Content-Type", List.of(text.text()));
            assertProblem(
                    send(() -> intake.postBytes(body, typed)),
                    Map.of("type", new HostileText("media types", text.text())),
                    415);
            var named = Map.of("Content-Type", List.of("application/json"), text.text() + "x", List.of(text.text()));
            var without = request(Map.of(), PLAIN.getNodeFactory()::textNode);
            assertProblem(
                    send(() -> intake.postBytes(json(PLAIN, without), named)),
                    Map.of("header", new HostileText("other headers", text.text())),
                    422);
        }
    }

    // Forms

    private void texts_in_a_form_are_kept_as_documented() {
        for (int round = 0; round < unicodeTexts.size(); round++) {
            assertFormKept(round(unicodeTexts, HostileForms.FIELDS, round), round % 2 == 1);
        }
    }

    private void assertFormKept(Map<String, HostileText> hostile, boolean escapingAll) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("token", newToken());
        answers.put("last-name", "Tarrant");
        answers.put("email", "o@example.org");
        hostile.forEach((field, text) -> answers.put(field, text.text()));
        var body = HostileForms.encoded(answers, escapingAll);

        var answer = send(() -> intake.postBytes(body, FORM_HEADERS));

        boolean nameless = isEmpty(answers, "first-name") && isEmpty(answers, "last-name");
        boolean mute = isEmpty(answers, "email") && isEmpty(answers, "phone");
        assertThat(answer.status()).as("%s", hostile).isEqualTo(nameless || mute ? 422 : 200);
        assertUnheard(answer, Map.of());
        if (nameless || mute) {
            var problem = new Problem(nameless ? "/child/surname" : "/requester/email", "");
            assertOnlyTexts(
                    answer,
                    answers,
                    twin -> form.refused(twin, List.of(problem)).html());
            hostile.values().forEach(text -> tally.refused(text.category() + ", form"));
            return;
        }
        var matcher = REFERENCE.matcher(answer.body());
        assertThat(matcher.find()).isTrue();
        var reference = matcher.group(1);
        assertOnlyTexts(answer, answers, twin -> SentPage.like(form, twin));
        var person = intake.item(reference, "person#000001");
        assertThat(DeployedIntake.originalOf(person)).isEqualTo(body);
        assertFormFields(read(person), answers);
        hostile.values().forEach(text -> tally.accepted(text.category() + ", form"));
    }

    /** What each field of the form becomes in the record, but for the birth date, whose reading has tests of its own. */
    private static void assertFormFields(JsonNode kept, Map<String, String> answers) {
        boolean young = answers.getOrDefault("who", "").equals("YOUNG_PERSON");
        var expected = new LinkedHashMap<String, String>();
        expected.put("/requester/type", "who");
        expected.put("/requester/email", "email");
        expected.put("/requester/phone", "phone");
        expected.put("/child/forename", "first-name");
        expected.put("/child/surname", "last-name");
        expected.put("/child/knownAs", "known-as");
        expected.put("/child/upn", "upn");
        expected.put("/child/nhsNumber", "nhs-number");
        expected.put("/child/settingName", "school");
        expected.put("/child/yearGroup", "year-group");
        if (!young) {
            expected.put("/requester/name", "requester-name");
            expected.put("/requester/relationship", "relationship");
        }
        expected.forEach((pointer, field) -> assertThat(kept.at(pointer).asText(""))
                .as(field)
                .isEqualTo(Cleaned.line(answers.getOrDefault(field, ""))));
        assertThat(kept.at("/child/postcode").asText(""))
                .isEqualTo(Cleaned.postcode(answers.getOrDefault("postcode", "")));
        var lines = Stream.of("address-line-1", "address-line-2", "town")
                .map(field -> answers.getOrDefault(field, ""))
                .filter(line -> !line.isBlank())
                .map(Cleaned::line)
                .toList();
        var keptLines = new ArrayList<String>();
        kept.at("/child/addressLines").forEach(line -> keptLines.add(line.asText()));
        assertThat(keptLines).isEqualTo(lines);
    }

    private void texts_in_a_form_that_is_refused_come_back_as_texts() {
        for (int round = 0; round < unicodeTexts.size(); round++) {
            var hostile = round(unicodeTexts, HostileForms.FIELDS, round);
            var answers = new LinkedHashMap<String, String>();
            hostile.forEach((field, text) -> answers.put(field, text.text()));
            answers.put("token", "");

            var answer = send(() -> intake.postBytes(HostileForms.encoded(answers, false), FORM_HEADERS));

            assertThat(answer.status()).isEqualTo(400);
            assertUnheard(answer, Map.of());
            assertOnlyTexts(answer, answers, twin -> form.renewed(twin).html());
            hostile.values().forEach(text -> tally.refused(text.category() + ", form"));
        }
    }

    private void bodies_that_are_said_to_be_forms_do_no_harm() {
        for (HostileBody body : HostileForms.of(SEED, this::newToken)) {
            var answer = send(() -> intake.postBytes(body.bytes(), FORM_HEADERS));

            assertThat(answer.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
            if (answer.status() == 200) {
                assertThat(body.isRefused()).as(described(body)).isFalse();
                var matcher = REFERENCE.matcher(answer.body());
                assertThat(matcher.find()).as(described(body)).isTrue();
                assertThat(new String(
                                DeployedIntake.originalOf(intake.item(matcher.group(1), "person#000001")), ISO_8859_1))
                        .isEqualTo(new String(body.bytes(), ISO_8859_1));
                tally.accepted(body.category(), body.inputs());
            } else {
                assertThat(answer.status()).as(described(body)).isIn(400, 413, 422);
                tally.refused(body.category(), body.inputs());
            }
            assertThat(PageStructure.of(answer.body()).elements()).noneMatch(element -> element.contains("Zzcanary"));
            assertThat(assertLogged(answer)).as(described(body)).doesNotContainIgnoringCase("Zzcanary");
        }
    }

    /** Each byte of a token changed, and every text as a token. */
    private void tokens_that_are_not_ours_are_refused() {
        var token = newToken();
        var forged = new ArrayList<String>();
        for (int at = 0; at < token.length(); at++) {
            forged.add(token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1));
            forged.add(token.substring(0, at) + token.substring(at + 1));
            forged.add(token.substring(0, at) + '.' + token.substring(at));
        }
        unicodeTexts.forEach(text -> forged.add(text.text()));
        // A change that changes nothing would forge nothing.
        assertThat(forged).doesNotContain(token);
        for (String other : forged) {
            var answers = new LinkedHashMap<>(Map.of("token", other, "last-name", "Tarrant", "email", "o@example.org"));
            assertThat(FormToken.nonce(other, RING)).as(other).isEmpty();

            var answer = send(() -> intake.postBytes(HostileForms.encoded(answers, false), FORM_HEADERS));

            assertThat(answer.status()).isEqualTo(400);
            assertUnheard(answer, Map.of());
            assertThat(PageStructure.of(answer.body()).fields().get("token"))
                    .matches("f1\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(other);
            tally.refused("tokens");
        }
    }

    // What is asserted of all

    /** Every field has another of the texts, and in as many rounds as there are texts each text has been in each field. */
    private static Map<String, HostileText> round(List<HostileText> texts, List<String> fields, int round) {
        var hostile = new LinkedHashMap<String, HostileText>();
        for (int field = 0; field < fields.size(); field++) {
            hostile.put(fields.get(field), texts.get((round + field) % texts.size()));
        }
        return hostile;
    }

    private Answer send(Supplier<Answer> sending) {
        log.reset();
        return sending.get();
    }

    private void assertProblem(Answer answer, Map<String, HostileText> hostile, int status) {
        assertThat(answer.status()).as("%s", hostile).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertUnheard(answer, hostile);
        hostile.values().forEach(text -> tally.refused(text.category()));
    }

    /** Neither answer nor log says anything of what was sent, and the log has one line, which is JSON. */
    private void assertUnheard(Answer answer, Map<String, HostileText> hostile) {
        var logged = assertLogged(answer);
        for (HostileText text : hostile.values()) {
            if (text.text().strip().length() >= TELLING_LENGTH_MIN) {
                assertThat(answer.toString()).doesNotContain(text.text());
                assertThat(answer.body()).doesNotContain(inJson(text.text()));
                assertThat(logged).doesNotContain(text.text(), inJson(text.text()));
            }
        }
    }

    /** The one line of JSON that the log has for a request, whatever it held. */
    private String assertLogged(Answer answer) {
        var logged = log.toString(UTF_8);
        assertThat(logged.lines()).hasSize(1);
        assertThat(StrictJson.read(logged.strip()).orElseThrow().path("status").asInt())
                .isEqualTo(answer.status());
        return logged;
    }

    /** The page is that of harmless answers, element by element, and its fields hold what was sent. */
    private static void assertOnlyTexts(
            Answer answer, Map<String, String> answers, Function<FormAnswers, String> page) {
        assertThat(answer.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        var harmless = new LinkedHashMap<String, String>();
        answers.forEach((field, text) -> harmless.put(field, harmless(field, text)));
        harmless.put("token", "f1.neutral");
        var twin = FormAnswers.of(
                PostedForm.decode(HostileForms.encoded(harmless, false)).orElseThrow());

        var shown = PageStructure.of(answer.body());

        assertThat(shown.elements())
                .isEqualTo(PageStructure.of(page.apply(twin)).elements());
        answers.forEach((field, text) -> {
            if (!field.equals("token") && !text.isEmpty() && shown.fields().containsKey(field)) {
                assertThat(shown.fields().get(field)).as(field).isEqualTo(PageStructure.inAField(text));
            }
        });
        assertThat(shown.fields()).hasSizeGreaterThan(1);
    }

    /** A text that the pages treat alike: given, blank, or with nothing in it that can be kept. */
    private static String harmless(String field, String text) {
        var typed = PageStructure.inAField(text);
        boolean steers = field.equals("who")
                && List.of("PARENT", "YOUNG_PERSON", "SETTING", "HEALTH", "SOCIAL_CARE", "OTHER")
                        .contains(text);
        if (typed.isEmpty() || steers) {
            return typed;
        }
        if (typed.isBlank()) {
            return " ";
        }
        return Cleaned.line(text).isEmpty() ? "\u0001" : "neutral";
    }

    private static ObjectNode request(Map<String, String> answers, Function<String, JsonNode> answer) {
        var request = JsonNodeFactory.instance.objectNode();
        answers.forEach((pointer, text) -> {
            var names = pointer.substring(1).split("/");
            var parent = names.length == 1 ? request : request.withObject("/" + names[0]);
            var name = names[names.length - 1];
            if (name.equals("addressLines")) {
                parent.putArray(name).add(answer.apply(text)).add("Saltmere");
            } else {
                parent.set(name, answer.apply(text));
            }
        });
        return request;
    }

    private static byte[] json(JsonMapper mapper, JsonNode request) {
        try {
            return mapper.writeValueAsString(request).getBytes(UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String inJson(String text) {
        var quoted = new String(StrictJson.write(text), UTF_8);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static JsonNode read(Map<String, AttributeValue> person) {
        return StrictJson.read(person.get("referral").s()).orElseThrow();
    }

    private String newToken() {
        Chance seeded = count -> {
            var bytes = new byte[count];
            chance.nextBytes(bytes);
            return bytes;
        };
        return FormToken.issue(seeded, RING);
    }

    private static String described(HostileBody body) {
        return body.category() + ": "
                + new String(body.bytes(), UTF_8).substring(0, Math.min(300, body.bytes().length / 4));
    }
}
