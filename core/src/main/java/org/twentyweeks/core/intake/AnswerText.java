package org.twentyweeks.core.intake;

import java.text.Normalizer;

/**
 * One answer as the record keeps it: Unicode NFC, no characters that cannot be shown or that reorder what is shown, no
 * space around it.
 *
 * @param text the cleaned answer, empty when nothing was said
 * @param cleaned whether something was taken out that somebody may have meant; the original holds it
 */
record AnswerText(String text, boolean cleaned) {

    private static final int REPLACEMENT = 0xFFFD;

    /** An answer of one line: a line break within it becomes a space. */
    static AnswerText ofLine(String answer) {
        var paragraph = ofParagraph(answer);
        var line = paragraph.text().replaceAll("\\s*[\\n\\t]\\s*", " ");
        return new AnswerText(line, paragraph.cleaned() || !line.equals(paragraph.text()));
    }

    /** An answer of many lines: line breaks and tabs stay. */
    static AnswerText ofParagraph(String answer) {
        var kept = new StringBuilder();
        boolean cleaned = false;
        for (int symbol : Normalizer.normalize(answer.replace("\r\n", "\n"), Normalizer.Form.NFC)
                .codePoints()
                .toArray()) {
            if (isShown(symbol)) {
                kept.appendCodePoint(symbol);
            } else {
                cleaned = true;
                if (Character.getType(symbol) == Character.SURROGATE) {
                    kept.appendCodePoint(REPLACEMENT);
                }
            }
        }
        return new AnswerText(kept.toString().strip(), cleaned);
    }

    /** Half of a surrogate pair, a control character and a mark that turns the reading order round are not shown. */
    private static boolean isShown(int symbol) {
        boolean turnsReadingOrder = (symbol >= 0x202A && symbol <= 0x202E) || (symbol >= 0x2066 && symbol <= 0x2069);
        return switch (Character.getType(symbol)) {
            case Character.CONTROL -> symbol == '\n' || symbol == '\t';
            case Character.SURROGATE -> false;
            default -> !turnsReadingOrder;
        };
    }
}
