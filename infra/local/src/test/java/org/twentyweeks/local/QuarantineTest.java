package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a form that looks as if a machine had filled it in to the case that it becomes, in a browser without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

    private LocalRun run;
    private Visitor visitor;
    private WebClient browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                TEMPLATE,
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        visitor = new Visitor(run.address());
        browser = new WebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
    }

    @AfterAll
    void stop() {
        browser.close();
        run.close();
    }

    @BeforeEach
    void stand_still() {
        clock("2026-11-25T22:10:00Z");
    }

    private void clock(String now) {
        visitor.send("PUT", "_local/clock", "{\"now\":\"" + now + "\"}");
    }

    private static HtmlPage press(HtmlPage page, String button) throws IOException {
        return page.<HtmlButton>getFirstByXPath(
                        "//button[starts-with(normalize-space(.),'" + button + "') and not(@aria-hidden)]")
                .click();
    }

    private static HtmlPage answer(HtmlPage page, String field, String value) throws IOException {
        ((HtmlInput) page.getElementById(field)).setValue(value);
        return press(page, "Continue");
    }

    /** To the page that shows all answers, as somebody whom the clock does not see moving. */
    private HtmlPage checked(String machineFills) throws IOException {
        HtmlPage page = browser.<HtmlPage>getPage(run.address() + "request")
                .getAnchorByText("Start now")
                .click();
        page = answer(press(page, "Continue"), "last-name", "Tarrant");
        for (int skipped = 0; skipped < 7; skipped++) {
            page = press(page, "Continue");
        }
        if (!machineFills.isEmpty()) {
            ((HtmlInput) page.getElementById("comments")).setValue(machineFills);
        }
        return answer(page, "phone", "01632 960123");
    }

    private static String reference(HtmlPage sent) {
        return sent.<DomElement>getFirstByXPath("//*[contains(@class,'reference')]")
                .asNormalizedText();
    }

    private HtmlPage home() throws IOException {
        return browser.getPage(run.address().toString());
    }

    private HtmlPage caseOf(String reference) throws IOException {
        return browser.getPage(run.address() + "cases/" + reference);
    }

    private static boolean lists(HtmlPage home, String section, String reference) {
        return !home.getByXPath(
                        "//section[@aria-labelledby='" + section + "']//a[normalize-space(.)='" + reference + "']")
                .isEmpty();
    }

    private static String text(HtmlPage page) {
        return page.asNormalizedText();
    }

    @Test
    void what_a_machine_filled_in_is_confirmed_like_any_other_and_one_click_makes_it_a_case() throws IOException {
        var honest = press(checked(""), "Agree and send");
        var check = checked("cheap watches");
        var sent = press(check, "Agree and send");
        var held = reference(sent);

        assertThat(text(sent).replace(held, "")).isEqualTo(text(honest).replace(reference(honest), ""));
        assertThat(text(sent))
                .contains("Request sent", "Wednesday 6 January 2027")
                .doesNotContain("machine", "spam");
        assertThat(lists(home(), "held", held)).isTrue();
        assertThat(lists(home(), "cases", held)).isFalse();
        assertThat(lists(home(), "cases", reference(honest))).isTrue();
        assertThat(text(caseOf(held)))
                .contains(
                        "Held until somebody decides whether it is a request",
                        "A field of the form that people do not see was filled in.",
                        "Nobody yet (held)")
                .contains("Decide whether to assess", "Wednesday 6 January 2027");

        clock("2026-11-30T09:00:00Z");
        var row =
                home().<HtmlButton>getFirstByXPath("//form[contains(@action,'" + held + "')]//button[@value='accept']");
        HtmlPage accepted = row.click();

        assertThat(text(accepted))
                .contains("Waiting for the decision whether to assess", "The team Intake")
                .contains("Wednesday 25 November 2026", "Wednesday 6 January 2027", "Wednesday 14 April 2027")
                .contains("Monday 30 November 2026", "Decision: It is a request", "by staff:local")
                .doesNotContain("Is this a request?", "do not see was filled in");
        assertThat(lists(home(), "held", held)).isFalse();
        assertThat(lists(home(), "cases", held)).isTrue();
        assertThat(press(check, "Agree and send").getWebResponse().getContentAsString())
                .isEqualTo(sent.getWebResponse().getContentAsString());
    }

    @Test
    void a_form_that_is_sent_sooner_than_a_person_could_is_held_and_one_that_took_three_seconds_is_not()
            throws IOException {
        var inTime = checked("");
        clock("2026-11-25T22:10:03Z");
        var person = reference(press(inTime, "Agree and send"));
        clock("2026-11-25T22:10:10Z");
        var tooSoon = checked("");
        clock("2026-11-25T22:10:12Z");
        var machine = reference(press(tooSoon, "Agree and send"));

        assertThat(lists(home(), "cases", person)).isTrue();
        assertThat(lists(home(), "held", machine)).isTrue();
        assertThat(text(caseOf(machine))).contains("The form was sent sooner than a person could fill it in.");
    }

    @Test
    void other_answers_on_a_form_that_is_held_get_the_page_that_anyone_gets() throws IOException {
        var check = checked("cheap watches");
        var held = reference(press(check, "Agree and send"));
        HtmlPage names =
                check.<HtmlButton>getFirstByXPath("//button[@value='name']").click();

        var clash = press(answer(names, "first-name", "Rowan"), "Agree and send");

        assertThat(clash.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(text(clash)).contains("You have already sent this form").doesNotContain("held", "machine");
        assertThat(reference(clash)).isEqualTo(held);
    }

    @Test
    void what_was_found_to_be_no_request_stays_with_its_reason_and_can_be_accepted_after_all() throws IOException {
        var held = reference(press(checked("cheap watches"), "Agree and send"));
        HtmlPage page = caseOf(held);
        page.<HtmlInput>getFirstByXPath("//input[@type='radio' and @value='MEANINGLESS']")
                .setChecked(true);

        var rejected = press(page, "Reject");

        assertThat(text(rejected))
                .contains("Found to be no request", "nothing that makes sense", "no clock runs")
                .doesNotContain("Wednesday 6 January 2027");
        assertThat(rejected.getByXPath("//button[@value='reject']")).isEmpty();
        assertThat(lists(home(), "held", held)).isTrue();
        assertThat(visitor.get("_local/tables/cases").body())
                .contains(held.replace("-", ""))
                .contains("MEANINGLESS");

        var accepted = press(rejected, "Accept as a request");

        assertThat(text(accepted)).contains("The team Intake", "Wednesday 6 January 2027");
    }

    @Test
    void what_has_waited_longest_is_listed_first_and_what_was_rejected_last() throws IOException {
        clock("2026-11-28T09:00:00Z");
        var later = reference(press(checked("cheap watches"), "Agree and send"));
        clock("2026-11-26T09:00:00Z");
        var rejected = reference(press(checked("cheap watches"), "Agree and send"));
        clock("2026-11-27T09:00:00Z");
        var earlier = reference(press(checked("cheap watches"), "Agree and send"));
        press(caseOf(rejected), "Reject");

        var listed = home().getByXPath("//section[@aria-labelledby='held']//a").stream()
                .map(link -> ((DomElement) link).asNormalizedText())
                .filter(List.of(later, rejected, earlier)::contains)
                .toList();

        assertThat(listed).containsExactly(earlier, later, rejected);
    }

    @Test
    void only_a_button_of_this_site_decides_and_only_what_can_be_decided() throws IOException {
        var held = reference(press(checked("cheap watches"), "Agree and send"));
        var address = "_local/quarantine/" + held;
        var here = run.address().toString().replaceFirst("/$", "");

        assertThat(visitor.submit(address, "http://example.org", "decision=accept")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get(address).statusCode()).isEqualTo(405);
        assertThat(visitor.submit(address, here, "decision=burn").statusCode()).isEqualTo(400);
        assertThat(visitor.submit(address, here, "decision=reject&reason=dull").statusCode())
                .isEqualTo(400);
        assertThat(visitor.submit("_local/quarantine/none", here, "decision=accept")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.submit("_local/quarantine/0000-0000-0000-0000", here, "decision=accept")
                        .statusCode())
                .isEqualTo(404);
        assertThat(text(caseOf(held))).contains("Held until");

        assertThat(visitor.submit(address, here, "decision=accept").statusCode())
                .isEqualTo(303);
        assertThat(visitor.submit(address, here, "decision=accept").statusCode())
                .isEqualTo(303);
        assertThat(visitor.submit(address, here, "decision=reject&reason=TRIAL").statusCode())
                .isEqualTo(409);
        assertThat(text(caseOf(held))).contains("Waiting for the decision whether to assess");
    }

    @Test
    void a_request_in_json_is_never_held() throws IOException {
        var sent = visitor.refer("", Visitor.REQUEST.replaceFirst("\\{", "{\"comments\":\"cheap watches\","));

        assertThat(sent.statusCode()).isEqualTo(201);
        var reference = sent.body().replaceFirst("(?s).*\"reference\":\"([^\"]+)\".*", "$1");
        assertThat(lists(home(), "cases", reference)).isTrue();
        assertThat(lists(home(), "held", reference)).isFalse();
    }

    @Test
    void intake_decides_on_the_pages_of_staff_and_nobody_else_sees_it() throws IOException {
        var accepted = reference(press(checked("cheap watches"), "Agree and send"));
        var rejected = reference(press(checked("cheaper watches"), "Agree and send"));
        HtmlPage held = browser.getPage(run.address() + "casework/0001/held");
        assertThat(text(held)).contains("Amara Osei", accepted, rejected);
        assertThat(visitor.get("casework/0002/held").statusCode()).isEqualTo(403);
        assertThat(visitor.get("casework/0002/cases/" + accepted).statusCode()).isEqualTo(404);

        var accepting = held.<HtmlButton>getFirstByXPath(
                "//form[contains(@action,'" + accepted + "')]//button[@type='submit']");
        HtmlPage caseNow = accepting.click();
        assertThat(text(caseNow))
                .contains("Decided: This was accepted as a request.", "Decide whether to assess")
                .doesNotContain("Is this a request?");
        assertThat(visitor.get("casework/0002/cases/" + accepted).statusCode()).isEqualTo(200);

        HtmlPage asked = held.getAnchorByHref("/casework/0001/cases/" + rejected + "/reject")
                .click();
        assertThat(asked.getByXPath("//fieldset[legend='Reason']//input[@type='radio']"))
                .hasSize(3);
        assertThat(asked.getByXPath("//input[@checked]")).isEmpty();
        var unsaid = press(asked, "Reject it");
        assertThat(unsaid.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(text(unsaid)).contains("There is a problem", "Select the reason");
        unsaid.<HtmlInput>getFirstByXPath("//input[@value='ADVERTISING']").setChecked(true);
        var none = press(unsaid, "Reject it");

        assertThat(text(none))
                .contains("Decided: This was found to be no request.", "so no clock runs", "Reason: Advertising")
                .doesNotContain("Nothing that starts a clock", "Not recorded", "Say that it is none");
        assertThat(text(browser.getPage(run.address() + "casework/0001/held"))).doesNotContain(accepted, rejected);
        assertThat(visitor.get("casework/0007/cases/" + rejected).body())
                .contains("no clock runs")
                .doesNotContain("Is this a request?");
        assertThat(text(press(none, "Accept it as a request")))
                .contains("Decided: This was accepted as a request.", "Decide whether to assess");
    }

    @Test
    void what_was_decided_by_somebody_else_meanwhile_is_not_rejected() throws IOException {
        var reference = reference(press(checked("cheap watches"), "Agree and send"));
        HtmlPage asked = browser.getPage(run.address() + "casework/0001/cases/" + reference + "/reject");
        HtmlPage other = browser.getPage(run.address() + "casework/0005/cases/" + reference);
        assertThat(text(other)).doesNotContain("Record what happened", "Give it to somebody", "Put right");
        var now = press(other, "Accept it as a request");
        assertThat(text(now)).contains("Record what happened", "Give it to somebody", "Put right");

        asked.<HtmlInput>getFirstByXPath("//input[@value='TRIAL']").setChecked(true);
        var refused = press(asked, "Reject it");

        assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(409);
        assertThat(text(refused)).contains("This was decided otherwise");
    }
}
