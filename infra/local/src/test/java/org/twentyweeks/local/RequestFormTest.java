package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlHiddenInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.WebConnectionWrapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form on the local run, in a browser without JavaScript that needs nothing but the JDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFormTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

    private LocalRun run;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                TEMPLATE,
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        new Visitor(run.address()).send("PUT", "_local/clock", "{\"now\":\"2026-11-25T22:10:00Z\"}");
    }

    @AfterAll
    void stop() {
        run.close();
    }

    private static WebClient browser() {
        var browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        new WebConnectionWrapper(browser) {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                var response = super.getResponse(request);
                if (response.getContentType().equals("text/html")) {
                    FormPageRules.assertSmallAndSafe(
                            request.getUrl().getPath(),
                            response.getContentAsString(),
                            name -> Objects.requireNonNullElse(response.getResponseHeaderValue(name), ""),
                            0);
                }
                return response;
            }
        };
        return browser;
    }

    private HtmlPage first(WebClient browser) throws IOException {
        HtmlPage start = browser.getPage(run.address() + "request");
        return start.getAnchorByText("Start now").click();
    }

    private static HtmlPage go(HtmlPage page, String button) throws IOException {
        return page.<HtmlButton>getFirstByXPath(
                        "//button[normalize-space(text())='" + button + "' and not(@aria-hidden)]")
                .click();
    }

    private static HtmlPage answer(HtmlPage page, Map<String, String> answers) throws IOException {
        answers.forEach((name, value) -> type(page, name, value));
        return go(page, "Continue");
    }

    private static void type(HtmlPage page, String name, String value) {
        DomElement field = page.getElementById(name);
        if (field instanceof HtmlTextArea area) {
            area.setText(value);
        } else {
            ((HtmlInput) field).setValue(value);
        }
    }

    private static HtmlPage choose(HtmlPage page, String who) throws IOException {
        page.<HtmlInput>getFirstByXPath("//input[@name='who' and @value='" + who + "']")
                .setChecked(true);
        return go(page, "Continue");
    }

    private static String heading(HtmlPage page) {
        return page.<DomElement>getFirstByXPath("//h1").asNormalizedText();
    }

    private static String hidden(HtmlPage page, String name) {
        HtmlHiddenInput input = page.getFirstByXPath("//input[@type='hidden' and @name='" + name + "']");
        return input == null ? "" : input.getValue();
    }

    private static String reference(HtmlPage page) {
        return page.<DomElement>getFirstByXPath("//*[contains(@class,'reference')]")
                .asNormalizedText();
    }

    /** To the page that shows all answers, with what the law needs and a few things more. */
    private HtmlPage checked(WebClient browser) throws IOException {
        var page = choose(first(browser), "PARENT");
        page = answer(page, Map.of("first-name", "Idris", "last-name", "O’Tarrant"));
        page = answer(page, Map.of("birth-day", "9", "birth-month", "March", "birth-year", "2017"));
        page = answer(page, Map.of("address-line-1", "4 Quay Lane", "town", "Saltmere", "postcode", " zz1  4qd"));
        page = answer(page, Map.of("school", "Quay Lane Primary School", "year-group", "year 5"));
        page = answer(
                page, Map.of("difficulties", "He cannot follow what is said.\n\n\"Loud\" <rooms> & crowds hurt."));
        page = answer(page, Map.of("help", "Speech therapy."));
        page = answer(page, Map.of("views", "I want a quiet place."));
        page = answer(page, Map.of("people", ""));
        return answer(page, Map.of("requester-name", "Oona Tarrant", "email", "oona.tarrant@example.org"));
    }

    private long cases() throws IOException {
        return new Visitor(run.address())
                .get("_local/tables/cases")
                .body()
                .lines()
                .filter(line -> line.contains("\"head\""))
                .count();
    }

    @Test
    void a_parent_sends_a_request_and_is_told_its_reference_and_the_two_dates() throws IOException {
        try (var browser = browser()) {
            var sent = go(checked(browser), "Agree and send");

            assertThat(heading(sent)).isEqualTo("Request sent");
            assertThat(reference(sent)).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
            assertThat(sent.asNormalizedText())
                    .contains("on Wednesday 25 November 2026")
                    .contains("Wednesday 6 January 2027")
                    .contains("Wednesday 14 April 2027")
                    .contains("You do not need to fill in this form again")
                    .contains("\"Loud\" <rooms> & crowds hurt.");
            var stored = new Visitor(run.address()).get("_local/tables/cases").body();
            assertThat(stored.lines()
                            .filter(line -> line.contains(reference(sent).replace("-", ""))))
                    .hasSize(3)
                    .anyMatch(item -> item.contains("\\\"FORM\\\"") && !item.contains("Idris"));
        }
    }

    @Test
    void nothing_but_a_name_and_a_way_to_answer_is_needed() throws IOException {
        try (var browser = browser()) {
            var page = go(first(browser), "Continue");
            page = answer(page, Map.of("last-name", "Ö"));
            for (int skipped = 0; skipped < 7; skipped++) {
                page = go(page, "Continue");
            }
            page = answer(page, Map.of("phone", "01632 960123"));

            assertThat(heading(page)).isEqualTo("Check your answers");
            assertThat(heading(go(page, "Agree and send"))).isEqualTo("Request sent");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YOUNG_PERSON, What is your name?, Where do you live?, What matters to you?",
        "SETTING, What is the child’s name?, Where does the child live?, What does the child say?",
        "HEALTH, What is the child’s name?, Where does the child live?, What does the child say?",
        "PARENT, What is your child’s name?, Where does your child live?, What does your child say?"
    })
    void the_wording_follows_who_asks(String who, String name, String address, String views) throws IOException {
        try (var browser = browser()) {
            var page = choose(first(browser), who);
            assertThat(heading(page)).isEqualTo(name);
            page = go(answer(page, Map.of("first-name", "Idris")), "Continue");
            assertThat(heading(page)).isEqualTo(address);
            page = go(go(go(go(page, "Continue"), "Continue"), "Continue"), "Continue");
            assertThat(heading(page)).isEqualTo(views);
            assertThat(page.asXml()).doesNotContain("{child");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "D’Angelo-O'Neill", "عبد الرحمن", "李", "\"><script>alert(1)</script>", "a&b;&amp;"})
    void a_name_of_any_kind_comes_back_as_it_was_typed(String name) throws IOException {
        nameComesBack(name);
    }

    @Test
    void a_name_of_two_hundred_characters_comes_back_as_it_was_typed() throws IOException {
        nameComesBack("Wolfeschlegel ".repeat(15).strip().substring(0, 200));
    }

    private void nameComesBack(String name) throws IOException {
        try (var browser = browser()) {
            var page = answer(choose(first(browser), "PARENT"), Map.of("first-name", name));

            assertThat(hidden(page, "first-name")).isEqualTo(name);
            assertThat(((HtmlInput) go(page, "Back").getElementById("first-name")).getValue())
                    .isEqualTo(name);
        }
    }

    @Test
    void a_missing_name_is_asked_for_in_the_summary_and_at_the_field() throws IOException {
        try (var browser = browser()) {
            var page = answer(choose(first(browser), "PARENT"), Map.of("known-as", "Iddy"));

            assertThat(page.getTitleText()).startsWith("Error: What is your child’s name?");
            assertThat(page.getAnchorByText("Enter your child’s first name or last name")
                            .getHrefAttribute())
                    .isEqualTo("#first-name");
            assertThat(page.getElementById("first-name-error").asNormalizedText())
                    .endsWith("Enter your child’s first name or last name");
            assertThat(page.getElementById("first-name").getAttribute("aria-describedby"))
                    .contains("first-name-error");
            assertThat(((HtmlInput) page.getElementById("known-as")).getValue()).isEqualTo("Iddy");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "31, 2, 2017, Date of birth must be a real date, birth-day",
        "9, 3, '', Date of birth must include a year, birth-year",
        "9, '', 2017, Date of birth must include a month, birth-month",
        "'', 3, '', Date of birth must include a day and year, birth-day",
        "x, y, z, Date of birth must be a real date, birth-day",
        "9, 3, 17, Year must include 4 numbers, birth-year",
        "26, 11, 2026, Date of birth must be in the past, birth-day",
        "0, 13, 99999, Year must include 4 numbers, birth-year",
        "-1, 3, 2017, Date of birth must be a real date, birth-day",
        "<b>, 3, 2017, Date of birth must be a real date, birth-day"
    })
    void a_date_that_is_none_is_asked_for_again_and_can_be_left(
            String day, String month, String year, String sentence, String field) throws IOException {
        try (var browser = browser()) {
            var page = answer(choose(first(browser), "PARENT"), Map.of("first-name", "Idris"));
            page = answer(page, Map.of("birth-day", day, "birth-month", month, "birth-year", year));

            assertThat(page.getTitleText()).startsWith("Error: ");
            assertThat(page.getAnchorByText(sentence).getHrefAttribute()).isEqualTo("#" + field);
            assertThat(((HtmlInput) page.getElementById("birth-day")).getValue())
                    .isEqualTo(day);
            assertThat(((HtmlInput) page.getElementById("birth-year")).getValue())
                    .isEqualTo(year);

            var next = go(page, "Continue without a correct date");
            assertThat(heading(next)).isEqualTo("Where does your child live?");
            assertThat(hidden(next, "birth-day")).isEqualTo(day);
        }
    }

    @Test
    void sending_twice_makes_one_case_and_gives_the_same_page() throws IOException {
        try (var browser = browser()) {
            var page = checked(browser);
            long before = cases();

            var once = go(page, "Agree and send");
            var again = go(page, "Agree and send");

            assertThat(again.getWebResponse().getContentAsString())
                    .isEqualTo(once.getWebResponse().getContentAsString());
            assertThat(cases()).isEqualTo(before + 1);
        }
    }

    @Test
    void two_tabs_with_a_form_each_are_two_requests_that_do_not_mix() throws IOException {
        try (var browser = browser()) {
            var one = checked(browser);
            long before = cases();
            var tab = browser.openWindow(URI.create(run.address() + "request").toURL(), "another tab");
            var other = go(
                    ((HtmlPage) tab.getEnclosedPage())
                            .getAnchorByText("Start now")
                            .<HtmlPage>click(),
                    "Continue");
            other = answer(other, Map.of("first-name", "Rowan"));
            for (int skipped = 0; skipped < 7; skipped++) {
                other = go(other, "Continue");
            }
            other = answer(other, Map.of("phone", "01632 960123"));

            var first = go(one, "Agree and send");
            var second = go(other, "Agree and send");

            assertThat(first.asNormalizedText()).contains("Idris O’Tarrant").doesNotContain("Rowan");
            assertThat(second.asNormalizedText()).contains("Rowan").doesNotContain("Idris");
            assertThat(reference(second)).isNotEqualTo(reference(first));
            assertThat(cases()).isEqualTo(before + 2);
        }
    }

    @Test
    void other_answers_from_a_form_that_was_sent_change_nothing_and_can_be_sent_as_a_new_request() throws IOException {
        try (var browser = browser()) {
            var page = checked(browser);
            var reference = reference(go(page, "Agree and send"));

            HtmlPage names =
                    page.<HtmlButton>getFirstByXPath("//button[@value='name']").click();
            assertThat(heading(names)).isEqualTo("What is your child’s name?");
            var clash = go(answer(names, Map.of("first-name", "Rowan")), "Agree and send");

            assertThat(heading(clash)).isEqualTo("You have already sent this form");
            assertThat(clash.getWebResponse().getStatusCode()).isEqualTo(409);
            assertThat(reference(clash)).isEqualTo(reference);
            assertThat(clash.asNormalizedText()).contains("01632 960000").contains("Give the reference");

            var sent = go(go(clash, "Check and send as a new request"), "Agree and send");
            assertThat(heading(sent)).isEqualTo("Request sent");
            assertThat(reference(sent)).isNotEqualTo(reference);
        }
    }

    @Test
    void a_forged_token_gets_the_answers_back_with_one_that_works() throws IOException {
        try (var browser = browser()) {
            var page = checked(browser);
            page.<HtmlHiddenInput>getFirstByXPath("//input[@name='token']").setValue("f1.forged.forged");

            var again = go(page, "Agree and send");

            assertThat(again.getTitleText()).startsWith("Error: Check your answers");
            assertThat(again.asNormalizedText()).contains("Idris O’Tarrant").contains("I want a quiet place.");
            assertThat(heading(go(again, "Agree and send"))).isEqualTo("Request sent");
        }
    }

    @Test
    void an_answer_is_changed_from_the_last_page_and_leads_back_to_it() throws IOException {
        try (var browser = browser()) {
            HtmlPage page = checked(browser)
                    .<HtmlButton>getFirstByXPath("//button[@value='views']")
                    .click();
            assertThat(page.getElementById("views").getTextContent()).contains("I want a quiet place.");

            var check = answer(page, Map.of("views", "I like trains."));

            assertThat(heading(check)).isEqualTo("Check your answers");
            assertThat(check.asNormalizedText()).contains("I like trains.").doesNotContain("quiet place");
        }
    }

    @Test
    void the_answers_can_be_saved_as_a_file() throws IOException {
        try (var browser = browser()) {
            Page file = checked(browser)
                    .<HtmlButton>getFirstByXPath("//button[contains(.,'Save your answers')]")
                    .click();

            assertThat(file.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"request-answers.txt\"");
            assertThat(file.getWebResponse().getContentAsString())
                    .contains("Idris O’Tarrant")
                    .contains("\"Loud\" <rooms> & crowds hurt.")
                    .contains("It has not been sent to us");
        }
    }

    @Test
    void the_style_sheet_of_a_page_is_kept_and_asks_for_nothing_else() throws IOException {
        try (var browser = browser()) {
            var check = checked(browser);
            for (HtmlPage page : List.of(
                    (HtmlPage) browser.getPage(run.address() + "request"), check, go(check, "Agree and send"))) {
                var style = browser.getPage(
                        page.getFullyQualifiedUrl(page.<DomElement>getFirstByXPath("//link[@rel='stylesheet']")
                                .getAttribute("href")));
                assertThat(style.getWebResponse().getResponseHeaderValue("Cache-Control"))
                        .isEqualTo("public, max-age=31536000, immutable");
                assertThat(style.getWebResponse().getContentAsString())
                        .contains(".govuk-button")
                        .doesNotContain("GDS Transport", "crest", "url(");
            }
        }
    }

    @Test
    void whatever_is_posted_is_answered_with_a_page_and_never_with_a_failure() throws IOException {
        long seed = System.nanoTime();
        System.out.println("request form, seed " + seed);
        var random = new Random(seed);
        var visitor = new Visitor(run.address());
        List<String> pieces = List.of(
                "who=PARENT",
                "who=%00",
                "first-name=A",
                "first-name=B",
                "token=f1.x.y",
                "token=",
                "%zz=1",
                "a=%ff",
                "=",
                "&&",
                "changing=yes",
                "changing=no",
                "to=check",
                "to=nowhere",
                "skip=birth",
                "birth-day=%D9%A3",
                "birth-month=%F0%9F%98%80",
                "birth-year=2017",
                "email=" + "x".repeat(5000),
                "unknown=1",
                "views=%0D%0A",
                "phone=1");
        List<String> addresses = List.of(
                "request/who",
                "request/name",
                "request/birth",
                "request/contact",
                "request/check",
                "request/answers",
                "request/nowhere",
                "referrals");
        for (int round = 0; round < 400; round++) {
            var body = new StringBuilder();
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                body.append(pieces.get(random.nextInt(pieces.size()))).append('&');
            }
            var address = addresses.get(random.nextInt(addresses.size()));

            var answer = visitor.send(visitor.to(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body.toString())));

            assertThat(answer.statusCode()).as("%s %s", address, body).isLessThan(500);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s %s", address, body)
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/"));
        }
    }

    @Test
    void answers_that_are_too_long_come_back_and_a_flood_does_not() throws IOException {
        var visitor = new Visitor(run.address());
        for (String address : List.of("request/views", "referrals")) {
            var tooLong = post(visitor, address, "first-name=Idris&views=" + "x".repeat(140_000));
            assertThat(tooLong.statusCode()).isEqualTo(413);
            assertThat(tooLong.body())
                    .contains("Your answers are too long to send")
                    .contains("x".repeat(140_000));
            // On the page of all answers it is shown once and carried along once.
            assertKept(address, tooLong, address.equals("referrals") ? 280_000 : 140_000);

            var flood = post(visitor, address, "views=" + "x".repeat(1_000_000));
            assertThat(flood.statusCode()).isEqualTo(413);
            assertThat(flood.body()).contains("Your answers are too long");
            assertKept(address, flood, 0);
        }
    }

    @Test
    void an_answer_that_is_too_long_can_be_reached_and_shortened() {
        var visitor = new Visitor(run.address());
        var longAnswers = "first-name=Idris&views=" + "x".repeat(140_000);

        var views = post(visitor, "request/check", longAnswers + "&to=views");

        assertThat(views.statusCode()).isEqualTo(413);
        assertThat(views.body())
                .contains(
                        "<title>Error: ",
                        "Your answers are too long to send",
                        "<textarea",
                        "name=\"changing\" value=\"yes\"");
        assertThat(post(visitor, "request/views", "changing=yes&first-name=Idris&views=Boats")
                        .body())
                .contains("<title>Check your answers", "Boats");
        assertThat(post(visitor, "request/nowhere", longAnswers).statusCode()).isEqualTo(404);
    }

    private static void assertKept(String address, HttpResponse<String> page, int typedBytes) {
        FormPageRules.assertSmallAndSafe(
                address, page.body(), name -> page.headers().firstValue(name).orElse(""), typedBytes);
    }

    private static HttpResponse<String> post(Visitor visitor, String address, String body) {
        return visitor.send(visitor.to(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void files_are_turned_down_with_a_page() {
        var visitor = new Visitor(run.address());

        var answer = visitor.send(visitor.to("request/views")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("This form cannot take files", "Nothing was sent.");
        assertKept("request/views", answer, 0);
    }

    @Test
    void what_no_browser_sends_is_turned_down_with_a_page() throws IOException {
        for (String address : List.of("request/views", "referrals")) {
            var answer = post(new Visitor(run.address()), address, "views=%ff");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("We could not read your answers", "Nothing was sent.");
            assertKept(address, answer, 0);
        }
    }

    @Test
    void while_nothing_can_be_stored_the_answers_and_the_key_stay_and_sending_again_makes_one_case()
            throws IOException {
        try (var browser = browser()) {
            var page = checked(browser);
            HtmlPage unavailable;
            try (var _ = new NoStore(TEMPLATE)) {
                unavailable = go(page, "Agree and send");
            }

            assertThat(unavailable.getWebResponse().getStatusCode()).isEqualTo(503);
            assertThat(unavailable.getTitleText()).startsWith("Error: Check your answers");
            assertThat(unavailable.asNormalizedText())
                    .contains("We could not take your request just now", "Idris O’Tarrant", "I want a quiet place.");
            assertThat(hidden(unavailable, "token"))
                    .isEqualTo(hidden(page, "token"))
                    .isNotEmpty();
            var sent = go(unavailable, "Agree and send");
            assertThat(heading(sent)).isEqualTo("Request sent");
            assertThat(reference(go(page, "Agree and send"))).isEqualTo(reference(sent));
            assertThat(cases()).isEqualTo(1);
        }
    }
}
