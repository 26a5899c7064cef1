package org.twentyweeks.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedFormTest {

    private static PostedForm decoded(String body) {
        return PostedForm.decode(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void fields_are_decoded_as_a_browser_encodes_them() {
        var form = decoded("a=1+2&b=%C3%96%E2%80%99%F0%9F%98%80&c=&d&e=%26%3D%2B%25&&f=x=y");

        assertThat(form.value("a")).isEqualTo("1 2");
        assertThat(form.value("b")).isEqualTo("Ö’😀");
        assertThat(form.value("c")).isEmpty();
        assertThat(form.value("d")).isEmpty();
        assertThat(form.value("e")).isEqualTo("&=+%");
        assertThat(form.value("f")).isEqualTo("x=y");
        assertThat(form.repeated()).isFalse();
    }

    @Test
    void of_a_name_that_comes_twice_the_last_counts_and_it_is_said() {
        assertThat(decoded("a=1&a=1").repeated()).isFalse();
        assertThat(decoded("a=1&a=2").repeated()).isTrue();
        assertThat(decoded("a=1&a=2").value("a")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "%C3=1", "a=%C3%28", "a=%ED%A0%80", "a=%F8%88%80%80%80"})
    void what_is_no_form_in_utf_8_is_not_read(String body) {
        assertThat(PostedForm.decode(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void any_text_survives_the_way_through_a_browser() {
        long seed = System.nanoTime();
        System.out.println("posted forms, seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(40), 0, 0x2FFFF)
                    .filter(symbol -> symbol < 0xD800 || symbol > 0xDFFF)
                    .forEach(text::appendCodePoint);

            var form = decoded("x=" + URLEncoder.encode(text.toString(), StandardCharsets.UTF_8));

            assertThat(form.value("x")).isEqualTo(text.toString());
        }
    }
}
