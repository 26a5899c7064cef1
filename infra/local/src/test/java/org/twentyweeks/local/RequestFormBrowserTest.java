package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * The form on the local run, in Chromium. With {@code -Dpictures=true} the pictures of {@code docs/images/form} are taken
 * anew.
 */
@ExtendWith(ChromiumInstalled.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFormBrowserTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.root"));
    private static final Path TEMPLATE = PROJECT.resolve("template.yaml");
    private static final Path PICTURES = PROJECT.resolve("docs/images/form");

    /** More than a request may hold, and more than is shown again. */
    private static final int TOO_LONG = 140_000;

    private static final int FAR_TOO_LONG = 600_000;

    /** What a parent types, page by page. */
    private static final Map<String, Map<String, String>> ANSWERS = answers();

    private LocalRun run;
    private ChromiumBrowser browser;

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

    @BeforeEach
    void open(@TempDir Path profile) {
        browser = ChromiumBrowser.open(profile.resolve("profile"));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private static Map<String, Map<String, String>> answers() {
        var answers = new LinkedHashMap<String, Map<String, String>>();
        answers.put("who", Map.of());
        answers.put("name", Map.of("first-name", "Idris", "last-name", "O’Tarrant"));
        answers.put("birth", Map.of("birth-day", "9", "birth-month", "3", "birth-year", "2017"));
        answers.put("address", Map.of("address-line-1", "4 Quay Lane", "town", "Saltmere", "postcode", "ZZ1 4QD"));
        answers.put("learning", Map.of("school", "Quay Lane Primary School", "year-group", "Year 5"));
        answers.put(
                "difficulties",
                Map.of(
                        "difficulties",
                        "Idris cannot follow what is said in class. He comes home worn out.\n\nHe does not sleep well."));
        answers.put("help", Map.of("help", "Speech therapy for 6 weeks. It helped while it lasted."));
        answers.put("views", Map.of("views", "“I like trains. I want a quiet place.”"));
        answers.put("people", Map.of("people", "Dr Okoro at Saltmere surgery"));
        answers.put("contact", Map.of("requester-name", "Oona Tarrant", "email", "oona.tarrant@example.org"));
        return answers;
    }

    private void begin() {
        browser.get(run.address() + "request");
    }

    private void press(String css) {
        browser.changing(() -> browser.one(css).click());
    }

    private void next() {
        press(".govuk-button-group .govuk-button");
    }

    private void fill(Map<String, String> answers) {
        answers.forEach((id, value) -> {
            var field = browser.one("#" + id);
            field.clear();
            field.sendKeys(value);
        });
    }

    /** What a page does not let somebody do, but a program or an extension of the browser may. */
    private void tamper(String script) {
        browser.setScripts(true);
        browser.run(script);
    }

    /** The whole way, with a look at each page before and after it is filled in. */
    private void journey(Consumer<String> look) {
        checked(look);
        next();
        look.accept("sent");
    }

    /** Up to the page of all answers. */
    private void checked(Consumer<String> look) {
        begin();
        look.accept("start");
        press(".govuk-button--start");
        ANSWERS.forEach((page, answers) -> {
            if (page.equals("who")) {
                look.accept(page);
                browser.one("#who").click();
            }
            fill(answers);
            if (!page.equals("who")) {
                look.accept(page);
            }
            next();
        });
        look.accept("check");
    }

    /** The pages whose words and fields are others for a young person. */
    private void youngPerson(Consumer<String> look) {
        begin();
        press(".govuk-button--start");
        browser.one("#who-young_person").click();
        next();
        for (String page : ANSWERS.keySet().stream().skip(1).toList()) {
            look.accept("young-person-" + page);
            fill(page.equals("contact") ? Map.of("email", "idris.tarrant@example.org") : ANSWERS.get(page));
            next();
        }
        look.accept("young-person-check");
        next();
        look.accept("young-person-sent");
    }

    /** The pages that come when nothing can be taken as it is. */
    private void refusals(Consumer<String> look) {
        checked(page -> {});
        try (var _ = new NoStore(TEMPLATE)) {
            next();
        }
        look.accept("error-unavailable");
        tamper("document.querySelector('[name=views]').value = 'x'.repeat(" + TOO_LONG + ")");
        next();
        look.accept("error-too-long-to-send");
        press("button[value=views]");
        look.accept("error-too-long");
        tamper("document.querySelector('#views').value = 'x'.repeat(" + FAR_TOO_LONG + ")");
        next();
        look.accept("too-long");
        browser.back();
        tamper(
                "document.querySelector('#views').value = 'Boats'; document.querySelector('form').enctype = 'multipart/form-data'");
        next();
        look.accept("files");
        browser.back();
        tamper(
                "document.querySelector('#views').value = 'Zoë'; document.querySelector('form').acceptCharset = 'ISO-8859-1'");
        next();
        look.accept("unreadable");
    }

    /** Every page that says what is wrong, and the notices. */
    private void errors(Consumer<String> look) {
        begin();
        press(".govuk-button--start");
        next();
        next();
        look.accept("error-name");
        fill(Map.of("first-name", "Idris"));
        next();
        fill(Map.of("birth-day", "31", "birth-month", "2", "birth-year", "2017"));
        next();
        look.accept("error-birth");
        fill(Map.of("birth-year", " "));
        next();
        look.accept("error-birth-year");
        press("[name=skip]");
        for (int page = 0; page < 6; page++) {
            next();
        }
        next();
        look.accept("error-contact");
        fill(Map.of("phone", "01632 960123"));
        next();
        tamper("document.querySelector('[name=token]').value = 'forged'");
        assertThat(browser.one("[name=token]").getAttribute("value")).isEqualTo("forged");
        next();
        look.accept("error-token");
        next();
        browser.back();
        press("button[value=views]");
        fill(Map.of("views", "I like boats."));
        next();
        next();
        look.accept("clash");
        browser.get(run.address() + "request/nowhere");
        look.accept("not-found");
    }

    private static void assertAccessible(String page, List<String> axe) {
        assertThat(Integer.parseInt(axe.getFirst())).as(page).isPositive();
        assertThat(axe.subList(1, axe.size())).as(page).isEmpty();
    }

    @ParameterizedTest(name = "{0} pixels, zoom {1}, scripts {2}")
    @CsvSource({"1280, 1, true", "1280, 1, false", "320, 1, false", "1280, 2, false"})
    void every_page_and_every_error_is_accessible_and_fits(int width, int zoom, boolean scripts) {
        browser.setWidth(width, zoom);
        List<String> looked = new ArrayList<>();
        Consumer<String> look = page -> {
            browser.setScripts(true);
            looked.add(page);
            assertAccessible(page, browser.axe());
            assertThat((Boolean) browser.run(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s needs no scrolling sideways", page)
                    .isTrue();
            assertThat(browser.title().startsWith("Error: ")).as(page).isEqualTo(page.startsWith("error"));
            take(page, width, zoom, scripts);
            browser.setScripts(scripts);
        };
        browser.setScripts(scripts);

        journey(look);
        errors(look);
        refusals(look);
        youngPerson(look);

        assertThat(looked).hasSize(20 + 6 + 11);
    }

    private void take(String page, int width, int zoom, boolean scripts) {
        boolean shown = !page.startsWith("young-person") && !page.startsWith("error-too-long");
        if (!Boolean.getBoolean("pictures") || !shown || scripts || zoom != 1) {
            return;
        }
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(page + (width == 320 ? "-narrow" : "") + ".webp"), browser.picture());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void the_whole_form_is_filled_in_by_keyboard_alone() {
        begin();
        tabTo(".govuk-button--start");
        browser.changing(() -> browser.focused().sendKeys(Keys.ENTER));
        ANSWERS.forEach((page, answers) -> {
            if (page.equals("who")) {
                tabTo("#who");
                browser.focused().sendKeys(Keys.SPACE);
            }
            answers.keySet().stream().sorted(this::inOrderOfThePage).forEach(id -> {
                tabTo("#" + id);
                browser.focused().sendKeys(answers.get(id));
            });
            if (page.equals("name")) {
                // Enter in a field is Continue, not the button that goes back.
                browser.changing(() -> browser.focused().sendKeys(Keys.ENTER));
            } else {
                tabTo(".govuk-button-group .govuk-button");
                browser.changing(() -> browser.focused().sendKeys(Keys.ENTER));
            }
        });
        assertThat(browser.one("h1").getText()).isEqualTo("Check your answers");
        tabTo(".govuk-button-group .govuk-button");
        browser.changing(() -> browser.focused().sendKeys(Keys.ENTER));

        assertThat(browser.one("h1").getText()).isEqualTo("Request sent");
        assertThat(browser.text()).contains("Wednesday 6 January 2027").contains("Wednesday 14 April 2027");
    }

    private int inOrderOfThePage(String one, String other) {
        var ids = browser.all("input, textarea").stream()
                .map(field -> field.getAttribute("id"))
                .toList();
        return Integer.compare(ids.indexOf(one), ids.indexOf(other));
    }

    /** The skip link comes first, and whatever is reached shows that it is. */
    private void tabTo(String css) {
        var wanted = browser.one(css);
        for (int tab = 0; tab < 60; tab++) {
            if (browser.focused().equals(wanted)) {
                assertThat((Boolean) browser.run("const style = getComputedStyle(document.activeElement);"
                                + " return document.activeElement.matches('.govuk-radios__input')"
                                + " || style.outlineStyle !== 'none' || style.boxShadow !== 'none'"))
                        .as("%s shows that it has the focus", css)
                        .isTrue();
                return;
            }
            browser.focused().sendKeys(Keys.TAB);
        }
        throw new AssertionError("The keyboard does not reach " + css);
    }

    @Test
    void the_back_button_of_the_browser_loses_nothing() {
        begin();
        press(".govuk-button--start");
        browser.one("#who").click();
        next();
        fill(Map.of("first-name", "Idris"));
        next();
        fill(Map.of("birth-day", "9", "birth-month", "3", "birth-year", "2017"));
        next();

        browser.back();
        assertThat(browser.one("h1").getText()).isEqualTo("What is your child’s date of birth?");
        assertThat(browser.one("#birth-day").getAttribute("value")).isEqualTo("9");
        browser.back();
        assertThat(browser.one("#first-name").getAttribute("value")).isEqualTo("Idris");
    }

    @Test
    void after_sending_the_back_button_and_a_second_sending_lead_to_the_same_reference() {
        journey(page -> {});
        var reference = browser.one(".reference").getText();

        browser.back();
        assertThat(browser.one("h1").getText()).isEqualTo("Check your answers");
        next();

        assertThat(browser.one(".reference").getText()).isEqualTo(reference);
    }

    @Test
    void a_double_click_on_send_is_one_case_and_ends_with_its_confirmation() throws IOException {
        checked(page -> {});
        long before = cases();

        browser.changing(() -> browser.doubleClick(browser.one(".govuk-button-group .govuk-button")));

        assertThat(browser.one("h1").getText()).isEqualTo("Request sent");
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void while_nothing_can_be_stored_the_answers_and_the_key_stay_and_sending_again_makes_one_case()
            throws IOException {
        checked(page -> {});
        var token = browser.one("[name=token]").getAttribute("value");

        try (var _ = new NoStore(TEMPLATE)) {
            next();
        }

        assertThat(browser.title()).startsWith("Error: Check your answers");
        assertThat(browser.text())
                .contains(
                        "Wait a minute, then send it again",
                        "Idris O’Tarrant",
                        "Oona Tarrant",
                        "I want a quiet place.");
        assertThat(browser.one("[name=token]").getAttribute("value")).isEqualTo(token);
        next();
        assertThat(browser.one("h1").getText()).isEqualTo("Request sent");
        var reference = browser.one(".reference").getText();
        browser.back();
        next();
        assertThat(browser.one(".reference").getText()).isEqualTo(reference);
        assertThat(cases()).isEqualTo(1);
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
    void what_is_printed_has_the_answers_and_no_buttons() {
        journey(page -> {
            if (page.equals("check") || page.equals("sent")) {
                browser.setPrint(true);
                assertThat(browser.text()).contains("Idris O’Tarrant").contains("Speech therapy");
                assertThat(browser.all("button, .govuk-back-link, footer")).noneMatch(element -> element.isDisplayed());
                browser.setPrint(false);
                assertThat(browser.printed()).startsWith('%', 'P', 'D', 'F');
            }
        });
    }

    @Test
    void the_pages_ask_for_their_own_style_sheet_and_icon_and_nothing_else() {
        journey(page -> assertThat((List<?>)
                        browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)"))
                .as(page)
                .allMatch(name -> ((String) name)
                        .matches(run.address() + "request/assets/(pages|icon)-[0-9a-f]{16}\\.(css|svg)")));

        assertThat(browser.run("return document.cookie")).isEqualTo("");
    }

    @Test
    void without_chromium_the_browser_tests_are_skipped_but_not_in_ci() {
        assertThat(ChromiumInstalled.condition(false, false, "A test").isDisabled())
                .isTrue();
        assertThatIllegalStateException().isThrownBy(() -> ChromiumInstalled.condition(false, true, "A test"));
    }
}
