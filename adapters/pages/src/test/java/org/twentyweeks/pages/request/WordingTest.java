package org.twentyweeks.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twentyweeks.core.intake.Authority;

/** How the form speaks: short sentences, short words, and nothing left to fill in. */
class WordingTest {

    private static final int SENTENCE_WORDS_MAX = 25;

    /** Labels and buttons would make every text look easy. */
    private static final int SENTENCE_WORDS_MIN = 5;

    /** Of the Flesch-Kincaid measure: the school year that can read a text. Nine-year-olds are in year 4 or 5. */
    private static final double GRADE_MAX = 5.5;

    private static final RequestForm FORM = new RequestForm(new Authority(
            "000",
            "Saltmere Council",
            new Authority.Contact("01632 960000", "send@saltmere.example.org", List.of("Quay House")),
            List.of("ZZ1"),
            "team:intake"));

    @ParameterizedTest
    @EnumSource(Asker.class)
    void every_page_can_be_read_at_the_age_of_nine(Asker asker) {
        var sentences = new ArrayList<>(sentences(FORM.start().html()));
        for (FormPage page : FormPage.values()) {
            var answers = FormAnswers.of(new PostedForm(Map.of("who", asker.name()), false));
            sentences.addAll(
                    sentences(FORM.open(page.slug(), answers).orElseThrow().html()));
        }

        long words = sentences.stream().mapToLong(WordingTest::words).sum();
        long syllables = sentences.stream().mapToLong(WordingTest::syllables).sum();
        double grade = 0.39 * words / sentences.size() + 11.8 * syllables / words - 15.59;
        System.out.printf("%s: %d sentences, %d words, grade %.1f%n", asker, sentences.size(), words, grade);
        assertThat(sentences)
                .allSatisfy(
                        sentence -> assertThat(words(sentence)).as(sentence).isLessThanOrEqualTo(SENTENCE_WORDS_MAX));
        assertThat(grade).isLessThan(GRADE_MAX);
        assertThat(sentences).noneMatch(sentence -> sentence.contains("{") || sentence.contains("please"));
    }

    @Test
    void there_is_no_such_page_as_one_that_is_not_there() {
        assertThat(FORM.open("nowhere", FormAnswers.none(""))).isEqualTo(Optional.empty());
    }

    /** What stands in the paragraphs, hints, lists and headings of the page itself. */
    private static List<String> sentences(String html) {
        var main = html.substring(html.indexOf("<main"), html.indexOf("</main>"));
        return List.of(main.replaceAll("</(p|li|h1|h2|label|div|dt|dd|legend|button|a|summary)>|<br>", ".")
                        .replaceAll("<[^>]*>", " ")
                        .replace("&#39;", "'")
                        .split("[.?!:]+"))
                .stream()
                .map(String::strip)
                .filter(sentence -> sentence.matches(".*[A-Za-z].*") && words(sentence) >= SENTENCE_WORDS_MIN)
                .toList();
    }

    private static long words(String sentence) {
        return sentence.split("\\s+").length;
    }

    private static long syllables(String sentence) {
        long count = 0;
        for (String word : sentence.toLowerCase(Locale.UK).split("[^a-z]+")) {
            var groups = word.replaceAll("(?:[^laeiouy]es|ed|[^laeiouy]e)$", "").replaceAll("^y", "");
            var matcher = Pattern.compile("[aeiouy]{1,2}").matcher(groups);
            long vowels = matcher.results().count();
            count += word.isEmpty() ? 0 : Math.max(1, vowels);
        }
        return count;
    }
}
