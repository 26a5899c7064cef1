package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.core.staff.Role;

/** The pages on which staff work, over HTTP and without a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesTest {

    private static final Pattern DESCRIBED_BY = Pattern.compile("aria-describedby=\"([^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(key|etag)\" value=\"([^\"]*)\"");

    private LocalRun run;
    private Visitor visitor;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                Path.of(System.getProperty("project.root"), "template.yaml"),
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        visitor = new Visitor(run.address());
        visitor.send("PUT", "_local/clock", "{\"now\":\"2026-03-02T10:00:00Z\"}");
    }

    @AfterAll
    void stop() {
        run.close();
    }

    private String opened() {
        var answer = visitor.refer("", Visitor.REQUEST);
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body().replaceAll(".*\"reference\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> submit(String path, String fields) {
        var origin = run.address().toString();
        return visitor.submit(path, origin.substring(0, origin.length() - 1), fields);
    }

    /** What the page's form sends unseen, ready to be sent. */
    private static String unseen(HttpResponse<String> form) {
        var matcher = HIDDEN.matcher(form.body());
        var fields = new StringBuilder();
        while (matcher.find()) {
            var value = matcher.group(2).replace("&quot;", "\"").replace("&#39;", "'");
            fields.append(matcher.group(1))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
        return fields.toString();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").substring(1);
    }

    @Test
    void somebody_is_picked_and_everybody_is_then_on_the_list_of_staff() {
        var page = visitor.get("casework");
        var again = visitor.get("casework");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Visitor.text(page))
                .contains("Who are you?", "Ben Whitlock", "A caseworker", "A member of the board");
        assertThat(again.body()).isEqualTo(page.body());
        assertThat(visitor.staff("staff", visitor.token(Role.MANAGER, "0005")).body())
                .contains("\"name\":\"Amara Osei\"", "\"id\":\"intake\"")
                .doesNotContain("\"version\":2");
        assertThat(Visitor.text(visitor.get(""))).contains("Pick who you are");
    }

    @Test
    void a_worklist_names_each_date_with_where_it_is_written() {
        var reference = opened();

        var page = visitor.get("casework/0002?owner=team:intake");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>What the team Intake has to do");
        assertThat(Visitor.text(page))
                .contains("You are Ben Whitlock , a caseworker")
                .contains("What must be done by Monday 20 July 2026")
                .containsSubsequence(
                        reference, "Decide whether to assess", "Monday 13 April 2026", "SI 2014/1530 reg 5(1)");
    }

    @Test
    void a_worklist_says_how_far_it_looks_and_that_more_may_be_due_later() {
        var reference = opened();

        var near = visitor.get("casework/0002?owner=team:intake&until=2026-03-30");
        var none = visitor.get("casework/0004");

        assertThat(Visitor.text(near)).doesNotContain(reference);
        assertThat(near.body()).contains("team%3Aintake&amp;until&#x3D;2027-03-30");
        assertThat(Visitor.text(none))
                .contains("What you have to do")
                .contains("Nothing is due by Monday 20 July 2026. Cases whose next date is later are not shown.");
    }

    @Test
    void a_fact_is_recorded_and_the_dates_follow() {
        var reference = opened();
        var address = "casework/0002/cases/" + reference;
        assertThat(Visitor.text(visitor.get(address + "/record")))
                .contains("The family was told whether the council will assess", "The Tribunal made its order")
                .doesNotContain("An earlier fact was corrected");
        var form = visitor.get(address + "/record?type=AssessmentDecided");
        assertThat(Visitor.text(form)).contains("Day the family was told", "The council will assess");

        var sent = unseen(form) + "notifiedOn-day=2&notifiedOn-month=March&notifiedOn-year=2026&outcome=ASSESS";
        var first = submit(address + "/record?type=AssessmentDecided", sent);
        var twice = submit(address + "/record?type=AssessmentDecided", sent);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(location(first)).isEqualTo(address + "?recorded=2");
        assertThat(location(twice)).isEqualTo(location(first));
        var shown = visitor.get(location(first));
        assertThat(Visitor.text(shown))
                .contains("Recorded: The family was told that the council will assess")
                .contains("Robin", "Ada Bright")
                .containsSubsequence("Decide whether to assess", "Met", "Issue the final plan", "Open")
                .contains("by Ben Whitlock");
        assertThat(shown.body().split("correct\\?fact=", -1)).hasSize(3);
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
        var reference = opened();
        var address = "casework/0002/cases/" + reference + "/record?type=AssessmentDecided";
        var form = visitor.get(address);

        var empty = submit(address, unseen(form));
        var ahead = submit(
                address, unseen(form) + "notifiedOn-day=9&notifiedOn-month=3&notifiedOn-year=2026&outcome=ASSESS");

        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(Visitor.text(empty))
                .contains("There is a problem", "Enter the day the family was told", "Select the decision");
        assertThat(empty.body()).contains("href=\"#notifiedOn-day\"", "href=\"#outcome\"", "<title>Error: ");
        assertThat(ahead.statusCode()).isEqualTo(422);
        assertThat(Visitor.text(ahead)).contains("There is a problem", "Day the family was told: this lies");
        assertThat(ahead.body()).contains("id=\"notifiedOn-error\"", "value=\"9\"", "value=\"ASSESS\" checked");
    }

    @Test
    void who_comes_second_sees_what_the_first_recorded_and_can_repeat() {
        var reference = opened();
        var address = "casework/0002/cases/" + reference + "/record?type=AssessmentDecided";
        var second = visitor.get(address);
        var other = "casework/0003/cases/" + reference + "/record?type=SettingConsulted";
        submit(other, unseen(visitor.get(other)) + "on-day=2&on-month=3&on-year=2026&setting=urn-100000");

        var answers = "notifiedOn-day=2&notifiedOn-month=3&notifiedOn-year=2026&outcome=ASSESS";
        var changed = submit(address, unseen(second) + answers);
        var repeated = submit(address, unseen(changed) + answers);

        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(Visitor.text(changed))
                .contains("Somebody recorded something meanwhile", "The setting was consulted", "by Carys Morgan");
        assertThat(repeated.statusCode()).isEqualTo(303);
        assertThat(location(repeated)).endsWith("?recorded=3");
    }

    @Test
    void a_fact_is_put_right_or_taken_back() {
        var reference = opened();
        var address = "casework/0002/cases/" + reference;
        var form = visitor.get(address + "/correct?fact=1");
        assertThat(form.body()).contains("id=\"on-day\" name=\"on-day\"", "value=\"2\"", "value=\"2026\"");

        var earlier = "on-day=27&on-month=2&on-year=2026&because=EVIDENCE_FOUND";
        var refused = submit(address + "/correct?fact=1", unseen(form) + earlier);
        var managers = "casework/0005/cases/" + reference + "/correct?fact=1";
        var corrected = submit(managers, unseen(visitor.get(managers)) + earlier);
        var other = address + "/record?type=SettingConsulted";
        submit(other, unseen(visitor.get(other)) + "on-day=2&on-month=3&on-year=2026&setting=urn-100000");
        var back = submit(
                address + "/take-back?fact=3",
                unseen(visitor.get(address + "/take-back?fact=3")) + "because=DID_NOT_HAPPEN");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Visitor.text(refused)).contains("a manager corrects that");
        assertThat(corrected.statusCode()).isEqualTo(303);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Visitor.text(visitor.get(address)))
                .contains("Friday 27 February 2026", "Corrected by fact 2", "Corrected by fact 4");
    }

    @Test
    void a_manager_gives_a_case_to_somebody_on_whose_list_it_then_is() {
        visitor.get("casework");
        var reference = opened();
        var address = "casework/0005/cases/" + reference + "/owner";
        var form = visitor.get(address);
        assertThat(Visitor.text(form)).contains("Ben Whitlock", "The team Casework", "It was allocated");

        var given = submit(address, unseen(form) + "owner=staff:0003&because=ALLOCATED");

        assertThat(given.statusCode()).isEqualTo(303);
        assertThat(Visitor.text(visitor.get(location(given)))).contains("With Carys Morgan");
        assertThat(Visitor.text(visitor.get("casework/0003"))).contains(reference);
        assertThat(Visitor.text(visitor.get("")))
                .contains("Cases that nobody was given yet")
                .doesNotContain(reference);
        var refused = visitor.get("casework/0002/cases/" + reference + "/owner");
        assertThat(submit(
                                "casework/0002/cases/" + reference + "/owner",
                                unseen(refused) + "owner=staff:0002&because=ALLOCATED")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_role_sees_what_it_may_and_is_told_what_it_may_not() {
        var reference = opened();

        var board = visitor.get("casework/0008/cases/" + reference);
        var auditor = visitor.get("casework/0006/cases/" + reference);

        assertThat(board.statusCode()).isEqualTo(403);
        assertThat(Visitor.text(board)).contains("Your roles do not allow this", "a member of the board");
        assertThat(auditor.statusCode()).isEqualTo(200);
        assertThat(Visitor.text(auditor)).doesNotContain("Robin", "Ada Bright", "Record what happened", "Put right");
        assertThat(visitor.get("casework/0099").statusCode()).isEqualTo(404);
        assertThat(visitor.get("casework/0002/elsewhere").statusCode()).isEqualTo(404);
        assertThat(visitor.get("casework/0002/cases/" + reference + "/elsewhere")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("casework/0002/cases/" + reference + "/record?type=OwnerAssigned")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.submit("casework/0002/cases/" + reference + "/owner", "http://elsewhere.example", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_reference_that_leads_to_no_case_can_be_put_right() {
        var mistyped = visitor.get("casework/0002/cases?reference=%22%3Cb%3Enonsense");
        var unknown = visitor.get("casework/0002/cases/0000-0000-0000-0000");
        var found = visitor.get(
                "casework/0002/cases?reference=" + opened().replace("-", "+").toLowerCase(Locale.ROOT));

        assertThat(mistyped.statusCode()).isEqualTo(404);
        assertThat(Visitor.text(mistyped)).contains("There is no such case", "What you typed is not a reference");
        assertThat(mistyped.body())
                .contains("spellcheck=\"false\" value=\"&quot;&lt;b&gt;nonsense\"")
                .doesNotContain("<b>");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("value=\"0000-0000-0000-0000\"");
        assertThat(Visitor.text(unknown)).contains("Its check symbol is right");
        assertThat(Visitor.text(visitor.get("casework/0002/cases"))).contains("Type the reference of a case.");
        assertThat(found.statusCode()).isEqualTo(303);
    }

    @Test
    void a_question_names_only_the_hint_and_the_error_that_it_has() {
        var address = "casework/0002/cases/" + opened() + "/record?type=";

        var form = visitor.get(address + "ExceptionRecorded");
        var wrong = submit(address + "ExceptionRecorded", unseen(form));

        assertThat(wrong.body()).contains("aria-describedby=\"");
        for (String page : List.of(form.body(), wrong.body())) {
            assertThat(DESCRIBED_BY
                            .matcher(page)
                            .results()
                            .flatMap(found -> Stream.of(found.group(1).split(" "))))
                    .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
        }
    }

    @Test
    void who_has_no_worklist_begins_with_the_way_to_a_case() {
        var auditor = visitor.get("casework/0006");
        var officer = visitor.get("casework/0007");
        var board = visitor.get("casework/0008");

        for (HttpResponse<String> page : List.of(auditor, officer)) {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(Visitor.text(page)).contains("it has no worklist", "Open a case by its reference");
        }
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(Visitor.text(board))
                .contains("a member of the board, who may open no case", "Be somebody else")
                .doesNotContain("Open a case by its reference");
        assertThat(Visitor.text(visitor.get("casework/0008/cases?reference=nonsense")))
                .contains("Your roles do not allow this")
                .doesNotContain("Open a case by its reference");
    }
}
