package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole run, in this process, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalRunTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private Path data;
    private LocalRun run;
    private Visitor visitor;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        data = folder.resolve("data");
        run = LocalRun.start(new RunSettings(0, data, false), TEMPLATE, new Progress(new PrintStream(progress)));
        visitor = new Visitor(run.address());
    }

    @AfterAll
    void stop() {
        run.close();
    }

    @AfterEach
    void return_to_real_time() {
        visitor.send("DELETE", "_local/clock", "");
    }

    // The API

    @Test
    void a_posted_request_becomes_a_case_whose_page_shows_each_date_with_its_regulation() {
        setClock("2026-11-25T10:00:00Z");

        var answer = visitor.refer("", Visitor.REQUEST);
        var page = visitor.get("cases/" + reference(answer));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("decisionDueOn").textValue()).isEqualTo("2027-01-06");
        assertThat(json(answer).path("planDueOn").textValue()).isEqualTo("2027-04-14");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Visitor.text(page))
                .contains("Wednesday 25 November 2026")
                .containsSubsequence("Decide whether to assess", "Wednesday 6 January 2027", "SI 2014/1530 reg 5(1)")
                .containsSubsequence("Send the draft plan", "Wednesday 3 March 2027", "guidance, not law")
                .containsSubsequence(
                        "Tell the family that there will be no plan",
                        "Wednesday 17 March 2027",
                        "SI 2014/1530 reg 10(1)")
                .containsSubsequence("Issue the final plan", "Wednesday 14 April 2027", "SI 2014/1530 reg 13(2)");
    }

    @Test
    void the_same_request_under_the_same_key_gets_the_same_answer_and_another_gets_409() {
        var first = visitor.refer("one-key", Visitor.REQUEST);
        var again = visitor.refer("one-key", Visitor.REQUEST);
        var other = visitor.refer("one-key", Visitor.REQUEST.replace("Robin", "Rowan"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("reference")).isEqualTo(json(first).path("reference"));
    }

    @Test
    void many_clients_with_one_key_at_once_get_one_case() throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int client = 0; client < 16; client++) {
            calls.add(() -> visitor.refer("all-at-once", Visitor.REQUEST));
        }

        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> call : threads.invokeAll(calls)) {
                answers.add(call.get().statusCode() + call.get().body());
            }
        }

        assertThat(answers).hasSize(16).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).startsWith("201");
    }

    @Test
    void the_day_of_receipt_is_the_london_day_of_the_clock() {
        setClock("2026-06-30T23:30:00Z");

        var answer = visitor.refer("", Visitor.REQUEST);

        assertThat(json(answer).path("receivedOn").textValue()).isEqualTo("2026-07-01");
    }

    @Test
    void what_the_template_does_not_declare_gets_the_words_of_the_template() {
        var unknownPath = visitor.get("nowhere");
        var unknownMethod = visitor.get("referrals");

        for (var answer : List.of(unknownPath, unknownMethod)) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(answer.body()).contains("POST to /referrals").contains("01632 960000");
        }
    }

    @Test
    void a_body_of_more_than_ten_megabytes_is_refused_before_any_function_sees_it() {
        var answer = visitor.send(visitor.to("referrals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_body_that_is_no_text_is_refused_by_the_function_and_breaks_nothing() {
        var answer = visitor.send(visitor.to("referrals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'})));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    // Pages

    @Test
    void the_home_page_lists_a_case_with_its_next_date() {
        setClock("2026-11-25T10:00:00Z");
        var reference = reference(visitor.refer("", Visitor.REQUEST));

        setClock("2027-01-07T10:00:00Z");
        var home = visitor.get("");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("<html lang=\"en-GB\">").contains("href=\"/cases/" + reference + "\"");
        assertThat(Visitor.text(home))
                .contains("As they stand on Thursday 7 January 2027")
                .contains(reference + " 25 November 2026 Waiting for the decision whether to assess 3 March 2027"
                        + " Send the draft plan 3 1");
    }

    @Test
    void one_click_sends_the_sample_and_leads_to_its_case() {
        var answer = visitor.submit("_local/sample", origin(), "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(visitor.get(header(answer, "Location")).statusCode()).isEqualTo(200);
        assertThat(visitor.get(header(answer, "Location")).body()).doesNotContain("Okafor");
    }

    @Test
    void the_sample_on_the_home_page_can_be_sent_with_curl() {
        var home = visitor.get("").body();

        var shown = home.substring(home.indexOf("curl -i "), home.indexOf("</code></pre>"))
                .replace("&quot;", "\"")
                .replace("&#39;", "'");
        var json = shown.substring(shown.indexOf("--data '") + "--data '".length(), shown.lastIndexOf("'"));

        assertThat(shown).startsWith("curl -i " + run.address() + "referrals ");
        assertThat(visitor.refer("", json).statusCode()).isEqualTo(201);
    }

    @Test
    void a_case_is_found_in_whatever_way_its_reference_is_written() {
        var reference = reference(visitor.refer("", Visitor.REQUEST));

        assertThat(visitor.get("cases/" + reference.toLowerCase()).statusCode()).isEqualTo(200);
        assertThat(visitor.get("cases/" + reference.replace("-", "")).statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("cases/" + reference.replace("-", "%20")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_reference_that_is_none_or_unknown_gets_a_page_that_says_which() {
        var mistyped = visitor.get("cases/0000-0000-0000-0001");
        var unknown = visitor.get("cases/0000-0000-0000-0000");

        assertThat(mistyped.statusCode()).isEqualTo(404);
        assertThat(Visitor.text(mistyped)).contains("0000-0000-0000-0001 is not a reference");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Visitor.text(unknown)).contains("No case here has the reference 0000-0000-0000-0000");
    }

    @Test
    void what_was_typed_into_an_address_is_shown_as_text_and_never_as_markup() {
        var page = visitor.get("cases/%3Cscript%3Ealert(1)%3C%2Fscript%3E".replace("%2F", "-"));

        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void the_states_of_deadlines_follow_the_day_asked_about() {
        setClock("2026-11-25T10:00:00Z");
        var path = "cases/" + reference(visitor.refer("", Visitor.REQUEST));

        var lastDay = Visitor.text(visitor.get(path + "?asAt=2027-01-06"));
        var dayAfter = Visitor.text(visitor.get(path + "?asAt-day=7&asAt-month=jan&asAt-year=2027"));
        var dayBefore = Visitor.text(visitor.get(path + "?asAt=2026-11-24"));

        assertThat(lastDay).contains("On 6 January 2027 it is open: this is the last day.");
        assertThat(lastDay).doesNotContain("Overdue");
        assertThat(dayAfter).contains("Deadlines on Thursday 7 January 2027").contains("! Overdue");
        assertThat(dayAfter).contains("On 7 January 2027 it is overdue by 1 day.");
        assertThat(dayBefore).contains("nothing that starts a clock had happened");
    }

    @Test
    void a_day_that_does_not_exist_is_said_to_be_wrong_and_kept_in_the_form() {
        var path = "cases/" + reference(visitor.refer("", Visitor.REQUEST));

        var page = visitor.get(path + "?asAt-day=31&asAt-month=Feb&asAt-year=2027");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("<title>Error: ")
                .contains("<a href=\"#asAt-day\">Day to ask about must be a real date</a>")
                .contains("name=\"asAt-day\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" value=\"31\"")
                .contains("value=\"Feb\"");
    }

    @Test
    void gaps_in_a_request_are_tasks_on_the_page_of_its_case() {
        var page = Visitor.text(visitor.get("cases/" + reference(visitor.refer("", Visitor.REQUEST))));

        assertThat(page).contains("Ask where the child lives.");
    }

    @Test
    void pages_bring_nothing_from_elsewhere_and_no_script() {
        var path = "cases/" + reference(visitor.refer("", Visitor.REQUEST));

        for (var page : List.of(visitor.get(""), visitor.get(path), visitor.get("cases/x"))) {
            assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'none'; style-src 'self'");
            assertThat(page.body())
                    .doesNotContain("<script", "style=", "http://www", "https://")
                    .containsPattern("<title>[^<]+ – Twenty Weeks</title>")
                    .contains("<a class=\"skip-link\" href=\"#main\">")
                    .contains("href=\"/_local/assets/local.css\"");
        }
        assertThat(header(visitor.get("_local/assets/local.css"), "Content-Type"))
                .startsWith("text/css");
        assertThat(visitor.get("_local/assets/other.css").statusCode()).isEqualTo(404);
    }

    // The clock

    @Test
    void the_clock_is_set_to_a_moment_and_returns_to_real_time() {
        var set = visitor.send("PUT", "_local/clock", "{\"now\":\"2026-12-01T07:30:00Z\"}");
        var shown = visitor.get("_local/clock");
        var deleted = visitor.send("DELETE", "_local/clock", "");

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo("{\"now\":\"2026-12-01T07:30:00Z\"}");
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(visitor.get("_local/clock").body()).doesNotContain("2026-12-01T07:30:00Z");
    }

    @Test
    void a_moment_that_is_none_is_refused_and_the_clock_left_alone() {
        setClock("2026-12-01T07:30:00Z");

        for (String body : List.of(
                "",
                "2026-12-01T07:30:00Z",
                "{\"now\":\"2026-13-01T07:30:00Z\"}",
                "{\"now\":\"2026-12-01\"}",
                "{\"now\":null}",
                "{\"now\":\"2013-12-01T07:30:00Z\"}",
                "{\"now\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
                "{\"now\":\"2026-12-01T07:30:00Z\",\"then\":1}",
                "{\"now\":\"2026-12-02T07:30:00Z\"} {}")) {
            var answer = visitor.send("PUT", "_local/clock", body);

            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(visitor.get("_local/clock").body()).contains("2026-12-01T07:30:00Z");
    }

    @Test
    void the_form_sets_the_clock_in_london_time() {
        var set = visitor.submit(
                "_local/clock", origin(), "clock-day=1&clock-month=july&clock-year=2026&clock-time=00%3A30&action=set");

        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(visitor.get("_local/clock").body()).isEqualTo("{\"now\":\"2026-06-30T23:30:00Z\"}");
        assertThat(Visitor.text(visitor.get(""))).contains("stands still at Wednesday 1 July 2026, 12:30am");

        visitor.submit("_local/clock", origin(), "action=real");

        assertThat(Visitor.text(visitor.get(""))).contains("The clock shows real time");
    }

    @Test
    void a_form_with_nonsense_is_shown_again_with_what_to_put_right() {
        var page = visitor.submit(
                "_local/clock", origin(), "clock-day=29&clock-month=3&clock-year=&clock-time=25%3A00&action=set");
        var noSuchHour = visitor.submit(
                "_local/clock", origin(), "clock-day=29&clock-month=3&clock-year=2026&clock-time=01%3A30&action=set");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("<title>Error: ")
                .contains("<a href=\"#clock-year\">Day of the clock must include a year</a>")
                .contains("<a href=\"#clock-time\">Time must be like 14:30</a>")
                .contains("value=\"25:00\"");
        assertThat(noSuchHour.body()).contains("the clocks go forward then");
    }

    @Test
    void a_page_of_another_site_can_change_nothing() {
        setClock("2026-12-01T07:30:00Z");

        var foreign = visitor.submit("_local/clock", "http://example.org", "action=real");

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(visitor.get("_local/clock").body()).contains("2026-12-01T07:30:00Z");
    }

    // For scripts

    @Test
    void a_table_is_read_as_json_lines() throws IOException {
        var reference = reference(visitor.refer("", Visitor.REQUEST)).replace("-", "");

        var names = visitor.get("_local/tables");
        var items = visitor.get("_local/tables/cases");

        assertThat(names.body()).isEqualTo("{\"tables\":[\"cases\",\"staff\",\"audit\"]}");
        var parts = new ArrayList<String>();
        for (String line : items.body().split("\n")) {
            var item = JSON.readTree(line);
            if (item.path("caseId").textValue().equals(reference)) {
                parts.add(item.path("part").textValue());
            }
        }
        assertThat(parts).containsExactlyInAnyOrder("head", "fact#000001", "person#000001");
        assertThat(visitor.get("_local/tables/other").statusCode()).isEqualTo(404);
    }

    @Test
    void idle_answers_when_nothing_is_being_worked_on() {
        visitor.refer("", Visitor.REQUEST);

        assertThat(visitor.get("_local/idle").body()).isEqualTo("{\"idle\":true}");
    }

    @Test
    void what_is_not_there_or_not_meant_is_said_plainly() {
        assertThat(visitor.get("_local/other").statusCode()).isEqualTo(404);
        assertThat(visitor.get("_local/sample").statusCode()).isEqualTo(405);
        assertThat(header(visitor.send("DELETE", "", ""), "Allow")).isEqualTo("GET");
    }

    @Test
    void each_step_of_the_start_says_how_long_it_took() {
        assertThat(progress.toString().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches(" *[0-9]+ ms  .+"))
                .anyMatch(line -> line.endsWith("read template.yaml"));
    }

    @Test
    void secrets_are_for_the_owner_of_the_folder_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_second_run_on_the_same_folder_is_told_so() {
        assertThat(catchThrowableOfType(
                        CannotStartException.class,
                        () -> LocalRun.start(
                                new RunSettings(0, data, true), TEMPLATE, new Progress(new PrintStream(progress)))))
                .hasMessageStartingWith("Another local run is using DATA=" + data);
    }

    private void setClock(String now) {
        assertThat(visitor.send("PUT", "_local/clock", "{\"now\":\"" + now + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private String origin() {
        var address = run.address().toString();
        return address.substring(0, address.length() - 1);
    }

    private static String reference(HttpResponse<String> answer) {
        return json(answer).path("reference").textValue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new AssertionError("Not JSON: " + answer.body(), notJson);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
