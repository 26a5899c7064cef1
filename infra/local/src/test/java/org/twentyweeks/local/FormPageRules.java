package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What holds for every page of the form, whatever it says. */
final class FormPageRules {

    /** Without the style sheet, which is asked for once and kept. */
    private static final int PAGE_BYTES_MAX = 60 * 1024;

    private FormPageRules() {}

    /**
     * @param header the value of a header, empty when it was not sent
     * @param typedBytes what of the page somebody typed
     */
    static void assertSmallAndSafe(String page, String html, UnaryOperator<String> header, int typedBytes) {
        assertThat(html.getBytes(StandardCharsets.UTF_8).length - typedBytes)
                .as("bytes of %s", page)
                .isBetween(1000, PAGE_BYTES_MAX - 1);
        assertThat(header.apply("Content-Type")).as(page).isEqualTo("text/html; charset=utf-8");
        assertThat(header.apply("Content-Security-Policy"))
                .as(page)
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe");
        assertThat(header.apply("Set-Cookie")).as(page).isEmpty();
        assertThat(header.apply("Referrer-Policy")).as(page).isEqualTo("no-referrer");
        assertThat(html)
                .as(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("<script", "<style", " style=", " onclick")
                // With a domain of the council's own the stage is not in the path: no link may know where it is.
                .doesNotContainPattern("(href|action|src)=\"(/|https?:)");
    }
}
