package org.twentyweeks.testkit.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells whether an answer became part of a page must hear it when one did. */
class PageStructureTest {

    private static String page(String attribute, String text) {
        return "<!DOCTYPE html><html><body><form action=\"a\"><input name=\"b\" value=\"" + attribute
                + "\"><textarea name=\"c\">\n" + text + "</textarea></form><p>" + text + "</p></body></html>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\" onfocus=\"alert(1)",
                "\"><b>",
                "\"><script>alert(1)</script>",
                "\" type=\"hidden",
                "\" class=\"x"
            })
    void an_attribute_that_is_left_open_is_heard(String planted) {
        assertThat(PageStructure.of(page(planted, "x")).elements())
                .isNotEqualTo(PageStructure.of(page("x", "x")).elements());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<b>", "<script>alert(1)</script>", "</textarea><img src=x>", "<!--", "</p><p>", "<plaintext>"})
    void markup_in_a_text_is_heard(String planted) {
        assertThat(PageStructure.of(page("x", planted)).elements())
                .isNotEqualTo(PageStructure.of(page("x", "x")).elements());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&lt;b&gt;", "&quot; onfocus=&quot;alert(1)", "&#39;", "\uFFFF", "\n\nx\n", "&amp;lt;"})
    void a_text_changes_nothing(String harmless) {
        var shown = PageStructure.of(page(harmless, harmless));

        assertThat(shown.elements()).isEqualTo(PageStructure.of(page("x", "x")).elements());
        assertThat(shown.fields().get("b")).isEqualTo(shown.fields().get("c"));
    }
}
