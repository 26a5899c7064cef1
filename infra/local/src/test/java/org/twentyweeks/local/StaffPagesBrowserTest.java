package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.core.staff.Role;

/** A case worked on in Chromium: by a manager, two caseworkers and somebody who may not, without scripts. */
@ExtendWith(ChromiumInstalled.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesBrowserTest {

    private static final int[] WIDTHS = {1280, 320};

    private LocalRun run;
    private ChromiumBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder, @TempDir Path profile) throws IOException {
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                Path.of(System.getProperty("project.root"), "template.yaml"),
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        browser = ChromiumBrowser.open(profile.resolve("profile"));
        browser.setScripts(false);
    }

    @AfterAll
    void stop() {
        browser.close();
        run.close();
    }

    private void press(String css) {
        browser.changing(() -> browser.one(css).click());
    }

    private void typeDay(String name, String day, String month, String year) {
        browser.one("#" + name + "-day").sendKeys(day);
        browser.one("#" + name + "-month").sendKeys(month);
        browser.one("#" + name + "-year").sendKeys(year);
    }

    private void setClock(String day) {
        new Visitor(run.address()).send("PUT", "_local/clock", "{\"now\":\"" + day + "T10:00:00Z\"}");
    }

    /** Wide and narrow: nothing that axe finds, nothing wider than the window. With a picture of each where one is asked for. */
    private void assertGood(String page) throws IOException {
        for (int width : WIDTHS) {
            browser.setWidth(width, 1);
            browser.setScripts(true);
            var axe = browser.axe();
            assertThat(Integer.parseInt(axe.getFirst())).isPositive();
            assertThat(axe.subList(1, axe.size())).as("%s at %d", page, width).isEmpty();
            assertThat((Boolean) browser.run(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s at %d", page, width)
                    .isTrue();
            browser.setScripts(false);
            var pictures = System.getProperty("staff.pictures", "");
            if (!pictures.isEmpty()) {
                Files.write(Path.of(pictures, page + "-" + width + ".webp"), browser.picture());
            }
        }
        browser.setWidth(1280, 1);
    }

    @Test
    void a_case_is_given_to_somebody_who_sees_what_is_due_and_records_what_happened() throws IOException {
        setClock("2026-03-02");
        browser.get(run.address().toString());
        press("form[action='/_local/sample'] button");
        var reference = browser.one("h1 .reference").getText();
        browser.get(run.address().toString());
        press("a[href='/casework']");
        assertGood("pick");

        press("a[href='/casework/0005']");
        browser.one("#reference").sendKeys(reference.toLowerCase(Locale.ROOT));
        press(".asking button");
        press("a[href$='/owner']");
        assertGood("owner");
        browser.one("input[value='staff:0002'], option[value='staff:0002']").click();
        browser.one("input[value='ALLOCATED']").click();
        press("main form .button");
        assertThat(browser.text()).contains("Recorded:", "Ben Whitlock");

        setClock("2026-04-08");
        press("a[href='/casework']");
        press("a[href='/casework/0002']");
        assertThat(browser.text())
                .contains("What you have to do", reference, "Decide whether to assess", "13 April 2026");
        assertGood("worklist");

        press("a.reference");
        assertThat(browser.text()).contains("SI 2014/1530 reg 5(1)", "The child", "Chronology");
        assertGood("case");

        press("a[href$='/record']");
        assertGood("choose");
        press("a[href$='type=AssessmentDecided']");
        press("main form .button");
        assertThat(browser.title()).startsWith("Error: ");
        assertThat(browser.text()).contains("Enter the day the family was told", "Select the decision");
        assertGood("errors");

        typeDay("notifiedOn", "8", "4", "2026");
        browser.one("#outcome").click();
        browser.changing(() -> browser.doubleClick(browser.one("main form .button")));
        assertThat(browser.one("[role=status]").getText()).contains("The family was told that the council will assess");
        assertGood("recorded");
        assertThat(browser.all("a[href*='correct?fact=']")).hasSize(2);

        press("a[href*='correct?fact=3']");
        assertThat(browser.one("#notifiedOn-day").getAttribute("value")).isEqualTo("8");
        assertGood("correct");

        browser.get(run.address() + "casework/0002/cases/" + reference + "/record?type=ExceptionRecorded");
        assertGood("exception");
    }

    @Test
    void who_comes_second_is_shown_what_changed_and_who_may_not_is_told() throws IOException {
        setClock("2026-03-02");
        var visitor = new Visitor(run.address());
        var reference = visitor.refer("", Visitor.REQUEST).body().replaceAll(".*\"reference\":\"([^\"]+)\".*", "$1");
        var form = run.address() + "casework/0002/cases/" + reference + "/record?type=SettingConsulted";
        browser.get(form);
        typeDay("on", "2", "March", "2026");
        browser.one("#setting").sendKeys("urn-100000");
        var other = visitor.send(
                visitor.to("staff/cases/" + reference + "/facts")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + visitor.token(Role.CASEWORKER, "0003"))
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"facts\":[{\"type\":\"SettingConsulted\",\"on\":\"2026-03-02\",\"setting\":\"urn-100001\"}]}")));
        assertThat(other.statusCode()).isEqualTo(201);

        press("main form .button");
        assertThat(browser.text()).contains("Somebody recorded something meanwhile", "urn-100001", "Carys Morgan");
        assertGood("changed");
        press("main form .button");
        assertThat(browser.one("[role=status]").getText()).contains("The setting was consulted");

        browser.get(run.address() + "casework/0008");
        assertThat(browser.text()).contains("who may open no case");
        assertGood("board");
        browser.get(run.address() + "casework/0006");
        assertThat(browser.text()).contains("Open a case by its reference");
        assertGood("auditor");
        browser.get(run.address() + "casework/0008/cases/" + reference);
        assertThat(browser.text()).contains("Your roles do not allow this");
        assertGood("forbidden");
        browser.get(run.address() + "casework/0001/held");
        assertGood("held");
    }
}
