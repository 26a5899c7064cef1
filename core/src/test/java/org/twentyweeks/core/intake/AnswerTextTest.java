package org.twentyweeks.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters are written as escapes where a reader could not see them. */
class AnswerTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oona Tarrant",
                "O'Hara-Nwosu",
                "Zoë Łukasiewicz",
                "محمد الأمين",
                "李小龍",
                "👩‍👧‍👦 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"x\")",
                "שָׁלוֹם",
                "\u200Fעברית\u200E",
                "नमस्ते",
                ""
            })
    void what_can_be_shown_is_kept_as_it_is(String answer) {
        assertThat(AnswerText.ofLine(answer)).isEqualTo(new AnswerText(answer, false));
        assertThat(AnswerText.ofParagraph(answer)).isEqualTo(new AnswerText(answer, false));
    }

    @Test
    void a_letter_and_its_accent_become_one_symbol() {
        assertThat(AnswerText.ofLine("Zoe\u0308")).isEqualTo(new AnswerText("Zo\u00EB", false));
        assertThat(AnswerText.ofParagraph("a\u0301")).isEqualTo(new AnswerText("\u00E1", false));
    }

    @Test
    void a_letter_and_its_accent_become_one_symbol_when_what_stood_between_was_taken_out() {
        assertThat(AnswerText.ofLine("Zoe\u0000\u0308")).isEqualTo(new AnswerText("Zo\u00EB", true));
        assertThat(AnswerText.ofParagraph("Zoe\u202E\u0308")).isEqualTo(new AnswerText("Zo\u00EB", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x07, 0x08, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x9F})
    void control_characters_are_taken_out(int control) {
        var answer = "Ta" + Character.toString(control) + "rrant";

        assertThat(AnswerText.ofLine(answer)).isEqualTo(new AnswerText("Tarrant", true));
        assertThat(AnswerText.ofParagraph(answer)).isEqualTo(new AnswerText("Tarrant", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
    void marks_that_turn_the_reading_order_round_are_taken_out(int mark) {
        assertThat(AnswerText.ofLine("Tar" + Character.toString(mark) + "rant"))
                .isEqualTo(new AnswerText("Tarrant", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ta\uD800rrant", "Ta\uDC00rrant", "Ta\uDBFFrrant"})
    void half_a_surrogate_pair_is_replaced(String answer) {
        assertThat(AnswerText.ofLine(answer)).isEqualTo(new AnswerText("Ta\uFFFDrrant", true));
    }

    @Test
    void two_halves_in_the_wrong_order_are_replaced_each() {
        assertThat(AnswerText.ofLine("\uDC00\uD800")).isEqualTo(new AnswerText("\uFFFD\uFFFD", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\n\n", " \r\n\t", "\u2028", "\u2029", "\u0085", "\u000B", "\f"})
    void a_line_break_in_a_line_becomes_a_space(String lineBreak) {
        assertThat(AnswerText.ofLine("Anna" + lineBreak + "Bcc: all@example.org"))
                .isEqualTo(new AnswerText("Anna Bcc: all@example.org", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085"})
    void a_line_break_in_a_paragraph_stays_one(String lineBreak) {
        assertThat(AnswerText.ofParagraph("one" + lineBreak + "\ttwo")).isEqualTo(new AnswerText("one\n\ttwo", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "  ", "\t", "\u00A0", "\u2003", "\u3000", " \u202F "})
    void a_run_of_spaces_in_a_line_is_one_space(String spaces) {
        assertThat(AnswerText.ofLine("ZZ1" + spaces + "4QD")).isEqualTo(new AnswerText("ZZ1 4QD", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\r\n", "\u00A0", "\u3000", " \u2028 \u00A0"})
    void nothing_but_space_is_no_answer(String space) {
        assertThat(AnswerText.ofLine(space)).isEqualTo(new AnswerText("", false));
        assertThat(AnswerText.ofParagraph(space)).isEqualTo(new AnswerText("", false));
        assertThat(AnswerText.ofLine(space + "Tarrant" + space)).isEqualTo(new AnswerText("Tarrant", false));
    }

    /** Spaces, joiners, directions, a soft hyphen, variation selectors, and accents without a letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u200C\u200D",
                "\u2060 \uFEFF",
                "\u200E\u200F",
                "\u00AD",
                "\uFE0F",
                "\u034F",
                "\u0301",
                "\uDB40\uDC01"
            })
    void what_nobody_can_see_is_no_answer(String unseen) {
        assertThat(AnswerText.ofLine(unseen)).isEqualTo(new AnswerText("", true));
        assertThat(AnswerText.ofParagraph("\n" + unseen)).isEqualTo(new AnswerText("", true));
        assertThat(AnswerText.ofLine(unseen + "x").text()).contains("x");
    }

    @Test
    void cleaning_takes_time_in_proportion_to_the_answer() {
        var answer = "a" + " ".repeat(128 * 1024) + "b";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(AnswerText.ofLine(answer)).isEqualTo(new AnswerText("a b", false)));
    }

    @Test
    void of_the_marks_on_one_letter_thirty_are_kept() {
        assertThat(AnswerText.ofLine("x" + "\u0316".repeat(30)))
                .isEqualTo(new AnswerText("x" + "\u0316".repeat(30), false));
        assertThat(AnswerText.ofLine("x" + "\u0316".repeat(31) + "y\u0316"))
                .isEqualTo(new AnswerText("x" + "\u0316".repeat(30) + "y\u0316", true));
    }

    @Test
    void what_is_taken_out_between_marks_does_not_begin_another_letter() {
        assertThat(AnswerText.ofLine("x" + ("\u0316".repeat(30) + "\u0000").repeat(100)))
                .isEqualTo(new AnswerText("x" + "\u0316".repeat(30), true));
    }

    @Test
    void cleaning_twice_changes_nothing_more_and_leaves_only_what_utf_8_can_hold() {
        long seed = 20260115;
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var answer = new StringBuilder();
            int length = random.nextInt(12);
            for (int symbol = 0; symbol < length; symbol++) {
                answer.appendCodePoint(symbol(random));
            }

            var line = AnswerText.ofLine(answer.toString());
            var paragraph = AnswerText.ofParagraph(answer.toString());

            var where = "seed " + seed + ", round " + round;
            assertThat(AnswerText.ofLine(line.text())).as(where).isEqualTo(new AnswerText(line.text(), false));
            assertThat(AnswerText.ofParagraph(paragraph.text()))
                    .as(where)
                    .isEqualTo(new AnswerText(paragraph.text(), false));
            assertThat(Normalizer.isNormalized(line.text(), Normalizer.Form.NFC))
                    .as(where)
                    .isTrue();
            assertThat(line.text()).as(where).doesNotContainPattern("[\\p{Cc}\\p{Cs}\u2028\u2029\u202A-\u202E]");
        }
    }

    private static int symbol(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(0x100);
            case 1 -> 0x300 + random.nextInt(0x50);
            case 2 -> 0x2000 + random.nextInt(0x70);
            case 3 -> 0xD800 + random.nextInt(0x800);
            default -> 'a' + random.nextInt(26);
        };
    }
}
