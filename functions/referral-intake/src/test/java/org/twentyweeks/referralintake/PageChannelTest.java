package org.twentyweeks.referralintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.referralintake.DeployedIntake.Answer;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** What the council's own form sends, and the pages it is answered with. */
class PageChannelTest {

    private static final TokenRing RING = new TokenRing("a-token-secret", Optional.empty());
    private static final Instant SENT_AT = Instant.parse("2026-01-15T10:30:00.250Z");
    private static final Pattern REFERENCE = Pattern.compile("class=\"reference\">([0-9A-Z-]{19})<");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");

    private final DeployedIntake intake = DeployedIntake.withTable();

    private static Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("token", FormToken.issue(Chance.unpredictable(), RING));
        answers.put("who", "PARENT");
        answers.put("first-name", "Idris");
        answers.put("last-name", "Tarrant");
        answers.put("birth-day", "9");
        answers.put("birth-month", "mar");
        answers.put("birth-year", "2017");
        answers.put("difficulties", "He cannot follow.\nHe is worn out.");
        answers.put("help", "Speech therapy");
        answers.put("email", "oona.tarrant@example.org");
        return answers;
    }

    private static Answer send(DeployedIntake to, String body) {
        return to.post(body, Map.of("Content-Type", List.of("application/x-www-form-urlencoded")));
    }

    private Answer send(Map<String, String> answers) {
        return send(intake, encoded(answers));
    }

    private static String encoded(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + "=" + URLEncoder.encode(answer.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String found(Pattern pattern, Answer answer) {
        var matcher = pattern.matcher(answer.body());
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void a_form_is_stored_once_and_answered_with_its_reference_and_two_dates() {
        var answers = answers();

        var first = send(answers);
        var again = send(answers);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(first.body())
                .contains("Request sent", "Thursday 26 February 2026", "Thursday 4 June 2026", "What you told us");
        assertThat(again).isEqualTo(first);
        assertThat(intake.items()).hasSize(3);
    }

    @Test
    void a_clean_form_leaves_only_what_was_not_asked_to_note() {
        send(answers());

        assertThat(intake.items())
                .anySatisfy(item -> assertThat(item.get("part").s()).isEqualTo("fact#000001"))
                .filteredOn(item -> item.get("part").s().startsWith("fact"))
                .allSatisfy(item -> assertThat(item.get("body").s())
                        .contains("\"FORM\"", "\"PARENT\"")
                        .doesNotContain("birth-date", "reason-missing", "unknown-fields"));
    }

    @Test
    void line_ends_make_no_other_request() {
        var answers = answers();
        send(answers);

        answers.put("difficulties", answers.get("difficulties").replace("\n", "\r\n"));

        assertThat(send(answers).body()).contains("Request sent");
        assertThat(intake.items()).hasSize(3);
    }

    @Test
    void other_answers_on_the_same_form_change_nothing_and_get_a_form_of_their_own() {
        var answers = answers();
        var reference = found(REFERENCE, send(answers));
        var items = intake.items();
        answers.put("first-name", "Rowan");

        var clash = send(answers);

        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.body()).contains("You have already sent this form", "01632 960000", "value=\"Rowan\"");
        assertThat(found(REFERENCE, clash)).isEqualTo(reference);
        assertThat(intake.items()).isEqualTo(items);
        answers.put("token", found(TOKEN, clash));
        assertThat(found(REFERENCE, send(answers))).isNotEmpty().isNotEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f1",
                "f1..",
                "f1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "v1.x.y.z"
            })
    void a_token_that_is_not_ours_gets_the_answers_back_with_a_new_one(String token) {
        var answers = answers();
        answers.put("token", token);

        var renewed = send(answers);

        assertThat(renewed.status()).isEqualTo(400);
        assertThat(renewed.body()).contains("<title>Error: Check your answers", "value=\"Idris\"", "value=\"Tarrant\"");
        assertThat(intake.items()).isEmpty();
        answers.put("token", found(TOKEN, renewed));
        assertThat(send(answers).body()).contains("Request sent");
    }

    @Test
    void a_token_that_the_secret_before_signed_is_accepted() {
        try (var secrets = SecretsStandIn.start()
                .put("hash-keys", "AWSCURRENT", "{\"1\":\"a-hash-key\"}")
                .put("token", "AWSCURRENT", "another-secret")
                .put("token", "AWSPREVIOUS", "a-token-secret")) {
            assertThat(send(DeployedIntake.withTable(secrets.endpoint()), encoded(answers()))
                            .body())
                    .contains("Request sent");
        }
    }

    @Test
    void while_nothing_can_be_stored_the_answers_and_the_token_stay() {
        var answers = answers();

        var answer = send(DeployedIntake.withoutTable(), encoded(answers));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .containsKey("Retry-After")
                .containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(answer.body())
                .contains("<title>Error: Check your answers", "Wait a minute, then send it again", "value=\"Idris\"")
                // The first try may have been stored, and only its answer lost.
                .doesNotContain("Nothing has been sent");
        assertThat(found(TOKEN, answer)).isEqualTo(answers.get("token"));
        assertThat(send(answers).body()).contains("Request sent");
    }

    @Test
    void a_form_without_a_name_comes_back_at_the_page_that_asks_for_it() {
        var answers = answers();
        answers.put("first-name", "\u0001");
        answers.remove("last-name");

        var answer = send(answers);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Error: What is your child’s name?", "Enter your child’s first name or last name")
                .contains("name=\"changing\" value=\"yes\"", "action=\"request/name\"");
        assertThat(intake.items()).isEmpty();
    }

    @Test
    void a_form_without_a_way_to_answer_comes_back_at_the_page_that_asks_for_one() {
        var answers = answers();
        answers.remove("email");

        assertThat(send(answers).body())
                .contains("Enter an email address or a phone number", "action=\"request/contact\"");
    }

    @Test
    void a_date_that_is_none_is_kept_as_it_was_typed_and_becomes_a_task() {
        var answers = answers();
        answers.put("birth-day", "31");
        answers.put("birth-month", "2");

        assertThat(send(answers).body()).contains("Request sent", "31 2 2017");
        assertThat(intake.items())
                .anySatisfy(item -> assertThat(item.toString()).contains("child-birth-date-malformed"));
    }

    @Test
    void a_field_that_comes_twice_or_is_not_ours_is_noted() {
        assertThat(send(intake, encoded(answers()) + "&first-name=Rowan&colour=blue")
                        .body())
                .contains("Request sent", "Rowan Tarrant");

        assertThat(intake.items())
                .anySatisfy(item -> assertThat(item.toString()).contains("unknown-fields"));
    }

    @Test
    void what_a_browser_cannot_have_sent_is_not_read() {
        assertThat(send(intake, "first-name=%zz").status()).isEqualTo(400);
        assertThat(send(intake, "first-name=%ff").body()).contains("We could not read your answers");
        assertThat(intake.items()).isEmpty();
    }

    @Test
    void a_form_with_signs_of_a_machine_is_stored_and_confirmed_like_any_other_and_held() {
        var tooSoon = answers();
        tooSoon.put("token", FormToken.issue(Chance.unpredictable(), RING, SENT_AT.minusMillis(2999)));
        var unseenFilled = answers();
        unseenFilled.put("comments", "Buy now");
        var both = new LinkedHashMap<>(tooSoon);
        both.put("token", FormToken.issue(Chance.unpredictable(), RING, SENT_AT.minusMillis(1)));
        both.put("comments", "Buy now");
        var expected = plain(send(answers()));

        for (var held : List.of(tooSoon, unseenFilled, both)) {
            var first = send(held);
            assertThat(first.status()).isEqualTo(200);
            assertThat(plain(first)).isEqualTo(expected);
            assertThat(send(held)).isEqualTo(first);
            var head = intake.item(found(REFERENCE, first), "head");
            assertThat(head.get("owner").s()).isEqualTo("team:quarantine");
            assertThat(head.get("status").s()).isEqualTo("QUARANTINED");
            assertThat(head.get("nextActionOn").s()).isEqualTo("2026-01-15");
            assertThat(head).doesNotContainKey("shard");
        }

        assertThat(intake.items()).hasSize(4 * 3);
        assertThat(intake.items())
                .filteredOn(item -> item.get("part").s().startsWith("fact"))
                .extracting(item -> item.get("body").s())
                .filteredOn(body -> body.contains("sent-too-soon"))
                .hasSize(2);
        assertThat(intake.items())
                .filteredOn(item -> item.get("part").s().startsWith("fact"))
                .extracting(item -> item.get("body").s())
                .filteredOn(body -> body.contains("unseen-field-filled"))
                .hasSize(2)
                .allMatch(body -> !body.contains("unknown-fields"));
    }

    @Test
    void a_held_form_that_is_sent_with_other_answers_gets_the_same_page_as_any_other() {
        var answers = answers();
        answers.put("comments", "Buy now");
        var reference = found(REFERENCE, send(answers));
        answers.put("first-name", "Rowan");

        var clash = send(answers);

        assertThat(clash.status()).isEqualTo(409);
        assertThat(found(REFERENCE, clash)).isEqualTo(reference);
        assertThat(intake.items()).hasSize(3);
    }

    /** What counts is what came first: the copy of the form is one submission, however it is sent again. */
    @Test
    void the_same_answers_without_the_sign_are_the_request_that_is_held() {
        var answers = answers();
        answers.put("comments", "Buy now");
        var held = found(REFERENCE, send(answers));
        answers.remove("comments");

        assertThat(found(REFERENCE, send(answers))).isEqualTo(held);
        assertThat(intake.item(held, "head").get("status").s()).isEqualTo("QUARANTINED");
    }

    @Test
    void a_person_who_took_their_time_or_got_a_new_token_is_not_held() {
        var answers = answers();
        answers.put("token", FormToken.issue(Chance.unpredictable(), RING, SENT_AT.minusMillis(3000)));
        answers.put("comments", "");
        var inTime = found(REFERENCE, send(answers));
        answers.put("first-name", "Rowan");
        answers.put("token", found(TOKEN, send(answers)));
        var afterClash = found(REFERENCE, send(answers));
        answers.put("token", "forged");
        answers.put("token", found(TOKEN, send(answers)));
        var afterRenewal = found(REFERENCE, send(answers));

        assertThat(List.of(inTime, afterClash, afterRenewal))
                .doesNotHaveDuplicates()
                .allSatisfy(reference -> assertThat(
                                intake.item(reference, "head").get("owner").s())
                        .isEqualTo("team:intake"));
    }

    @Test
    void what_came_in_the_unseen_field_goes_on_with_the_answers() {
        var answers = answers();
        answers.put("token", "forged");
        answers.put("comments", "Buy \"now\"");

        assertThat(send(answers).body())
                .contains("<input id=\"comments\" name=\"comments\" type=\"text\" tabindex=\"-1\" autocomplete=\"off\""
                        + " value=\"Buy &quot;now&quot;\">");
    }

    /** A page without what is its sender's own. */
    private static String plain(Answer answer) {
        return answer.body().replaceAll("class=\"reference\">[^<]*<", "").replaceAll("name=\"token\"[^>]*>", "");
    }

    @Test
    void markup_in_answers_stays_text() {
        var answers = answers();
        answers.put("first-name", "\"><script>alert(1)</script>");

        assertThat(send(answers).body()).contains("&lt;script&gt;").doesNotContain("<script>");
    }
}
