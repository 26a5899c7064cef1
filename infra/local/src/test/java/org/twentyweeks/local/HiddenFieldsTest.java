package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody can do to the fields that travel with a page, and to the order of the pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenFieldsTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern ASKED = Pattern.compile("<(?:input class|textarea)[^>]* name=\"([^\"]+)\"");
    private static final List<String> PAGES = List.of(
            "who", "name", "birth", "address", "learning", "difficulties", "help", "views", "people", "contact");

    private LocalRun run;
    private Visitor visitor;

    /** Each page's fields, over everyone who may ask. */
    private final Map<String, Set<String>> asked = new LinkedHashMap<>();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                TEMPLATE,
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
        visitor = new Visitor(run.address());
        for (String page : PAGES) {
            var fields = new LinkedHashSet<String>();
            for (String who : List.of("PARENT", "SETTING", "HEALTH")) {
                var shown = post("request/check", "who=" + who + "&to=" + page).body();
                ASKED.matcher(shown).results().forEach(found -> fields.add(found.group(1)));
            }
            asked.put(page, fields);
        }
    }

    @AfterAll
    void stop() {
        run.close();
    }

    enum Spoilt {
        MISSING,
        TAMPERED,
        TOO_LONG,
        REPEATED;

        String body(Map<String, String> fields, String name) {
            var spoilt = new LinkedHashMap<>(fields);
            switch (this) {
                case MISSING -> spoilt.remove(name);
                case TAMPERED -> spoilt.put(name, "\"><script>\u0007\u202E' &amp; 😀");
                case TOO_LONG -> spoilt.put(name, "x".repeat(5000));
                case REPEATED -> {
                    return encoded(spoilt) + "&" + name + "=another";
                }
            }
            return encoded(spoilt);
        }
    }

    @ParameterizedTest
    @EnumSource(Spoilt.class)
    void a_page_with_a_spoilt_field_keeps_all_others(Spoilt spoilt) {
        var fields = complete();
        for (String name : fields.keySet()) {
            var answer = post("request/check", spoilt.body(fields, name));

            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            var others = new LinkedHashMap<>(fields);
            others.remove(name);
            // The page of all answers is where a change ends.
            others.remove("changing");
            assertThat(hidden(answer)).as("%s %s", spoilt, name).containsAllEntriesOf(others);
            assertKept(answer);
        }
    }

    @ParameterizedTest
    @EnumSource(Spoilt.class)
    void a_request_with_a_spoilt_field_is_taken_and_with_a_spoilt_token_comes_back(Spoilt spoilt) {
        for (String name : complete().keySet()) {
            var fields = complete();
            var answer = post("referrals", spoilt.body(fields, name));

            assertKept(answer);
            if (name.equals("token")) {
                assertThat(answer.statusCode()).as("%s", spoilt).isEqualTo(400);
                var again = hidden(answer);
                assertThat(again.get("token")).startsWith("f1.").isNotEqualTo(fields.get("token"));
                fields.keySet().removeAll(Set.of("token", "changing"));
                assertThat(again).containsAllEntriesOf(fields);
                assertThat(post("referrals", encoded(again)).body()).contains("Request sent");
            } else {
                assertThat(answer.statusCode()).as("%s %s", spoilt, name).isEqualTo(200);
                assertThat(answer.body()).contains("Request sent");
            }
        }
    }

    @Test
    void pages_in_any_order_gather_the_same_answers() {
        long seed = System.nanoTime();
        System.out.println("pages out of order, seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            var complete = complete();
            complete.remove("changing");
            var order = new ArrayList<>(PAGES);
            Collections.shuffle(order, random);
            order.add("check");
            var carried = Map.of("token", complete.get("token"));
            for (int place = 0; place < PAGES.size(); place++) {
                var fields = new LinkedHashMap<>(carried);
                asked.get(order.get(place)).forEach(name -> fields.put(name, complete.get(name)));
                fields.put("to", order.get(place + 1));
                var shown = post("request/" + order.get(place), encoded(fields));
                assertKept(shown);
                carried = hidden(shown);
            }

            assertThat(carried).as("%s", order).containsExactlyInAnyOrderEntriesOf(complete);
            assertThat(post("referrals", encoded(carried)).body()).contains("Request sent");
        }
    }

    @Test
    void any_page_can_be_opened_first_and_an_empty_request_comes_back() {
        for (String page : PAGES) {
            assertThat(visitor.get("request/" + page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(visitor.get("request/check").body()).contains("Check your answers");

        var nothing = post("referrals", "");

        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("<title>Error: Check your answers");
        assertKept(nothing);
    }

    /** Every field of every page answered, on a new copy of the form. */
    private Map<String, String> complete() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", hidden(visitor.get("request/who")).get("token"));
        fields.put("changing", "yes");
        asked.values()
                .forEach(names -> names.forEach(name -> fields.put(
                        name,
                        switch (name) {
                            case "who" -> "PARENT";
                            case "birth-day" -> "9";
                            case "birth-month" -> "3";
                            case "birth-year" -> "2017";
                            case "email" -> "oona.tarrant@example.org";
                            case "phone" -> "01632 960123";
                            default -> "Answer to " + name;
                        })));
        assertThat(fields).hasSizeGreaterThan(20);
        return fields;
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        return HIDDEN.matcher(page.body())
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> post(String address, String body) {
        return visitor.send(visitor.to(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertKept(HttpResponse<String> page) {
        FormPageRules.assertSmallAndSafe(
                page.request().uri().getPath(),
                page.body(),
                name -> page.headers().firstValue(name).orElse(""),
                0);
    }
}
