package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the unseen field and the pages about held requests are to people and their assistive technology, in Chromium. */
@ExtendWith(ChromiumInstalled.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineBrowserTest {

    private LocalRun run;
    private ChromiumBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder, @TempDir Path profile) throws IOException {
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                Path.of(System.getProperty("project.root"), "template.yaml"),
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        new Visitor(run.address()).send("PUT", "_local/clock", "{\"now\":\"2026-11-25T22:10:00Z\"}");
        browser = ChromiumBrowser.open(profile.resolve("profile"));
    }

    @AfterAll
    void stop() {
        browser.close();
        run.close();
    }

    private void press(String css) {
        browser.changing(() -> browser.one(css).click());
    }

    private void assertAccessible() {
        var axe = browser.axe();
        assertThat(Integer.parseInt(axe.getFirst())).isPositive();
        assertThat(axe.subList(1, axe.size())).isEmpty();
    }

    @Test
    void nobody_meets_the_field_and_the_pages_about_what_it_held_are_accessible() {
        browser.get(run.address() + "request/name");
        var unseen = browser.one("#comments");
        assertThat(unseen.isDisplayed()).isFalse();
        assertThat(unseen.getAttribute("autocomplete")).isEqualTo("off");
        assertThat((Boolean) browser.run("const field = document.querySelector('#comments'); field.focus();"
                        + " return document.activeElement !== field && field.getClientRects().length === 0"))
                .isTrue();
        assertAccessible();

        browser.run("document.querySelector('#comments').value = 'cheap watches'");
        browser.one("#first-name").sendKeys("Idris");
        press(".govuk-button-group .govuk-button");
        for (int page = 0; page < 7; page++) {
            press(".govuk-button-group .govuk-button");
        }
        browser.one("#phone").sendKeys("01632 960123");
        press(".govuk-button-group .govuk-button");
        press(".govuk-button-group .govuk-button");
        assertThat(browser.one("h1").getText()).isEqualTo("Request sent");
        assertAccessible();
        var reference = browser.one(".reference").getText();

        for (int width : new int[] {1280, 320}) {
            browser.setWidth(width, 1);
            browser.get(run.address().toString());
            assertThat(browser.text()).contains(reference);
            assertAccessible();
            assertThat((Boolean) browser.run(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
            browser.get(run.address() + "cases/" + reference);
            assertThat(browser.text()).contains("Is this a request?");
            assertAccessible();
            assertThat((Boolean) browser.run(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
        for (String page : List.of("held", "cases/" + reference, "cases/" + reference + "/reject")) {
            browser.get(run.address() + "casework/0001/" + page);
            assertThat(browser.text()).contains(reference);
            assertAccessible();
        }
        press("main form .button");
        assertThat(browser.title()).startsWith("Error: ");
        assertAccessible();
        browser.get(run.address() + "cases/" + reference);
        press("button[value=accept]");
        assertThat(browser.text()).contains("The team Intake").doesNotContain("Is this a request?");
    }
}
