package org.twentyweeks.core.intake;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * One answer as the record keeps it: Unicode NFC, no characters that cannot be shown or that reorder what is shown, no
 * space around it. What holds nothing that can be seen is no answer.
 *
 * @param text the cleaned answer, empty when nothing was said
 * @param cleaned whether something was taken out that somebody may have meant; the original holds it
 */
record AnswerText(String text, boolean cleaned) {

    private static final int REPLACEMENT = 0xFFFD;
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    /** One run at a time: a pattern that also looks for a line break within the run takes time square to its length. */
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** What Unicode's stream-safe text stacks on one letter (UAX #15). More covers other lines and is slow to put in order. */
    private static final int STACKED_MARKS_MAX = 30;

    /** An answer of one line: a line break within it becomes a space, as does every run of spaces and tabs. */
    static AnswerText ofLine(String answer) {
        var paragraph = ofParagraph(answer);
        var line = SPACES.matcher(paragraph.text()).replaceAll(" ");
        return new AnswerText(line, paragraph.cleaned() || paragraph.text().indexOf('\n') >= 0);
    }

    /** An answer of many lines: line breaks, of whatever kind, and tabs stay. Other spaces become the plain one. */
    static AnswerText ofParagraph(String answer) {
        var kept = new StringBuilder();
        boolean cleaned = false;
        int marks = 0;
        for (int sent : LINE_BREAK.matcher(answer).replaceAll("\n").codePoints().toArray()) {
            int symbol = Character.getType(sent) == Character.SURROGATE ? REPLACEMENT : sent;
            // What is not shown separates nothing: the marks on either side of it are on one letter.
            if (isShown(symbol)) {
                marks = isMark(symbol) ? marks + 1 : 0;
            }
            boolean stays = isShown(symbol) && marks <= STACKED_MARKS_MAX;
            if (stays) {
                kept.appendCodePoint(Character.isSpaceChar(symbol) ? ' ' : symbol);
            }
            cleaned |= !stays || symbol != sent;
        }
        // Last, because what was taken out may have stood between a letter and its accent.
        var text = Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
        return text.codePoints().anyMatch(AnswerText::canBeSeen)
                ? new AnswerText(text, cleaned)
                : new AnswerText("", cleaned || !text.isEmpty());
    }

    /** Joiners and other marks of no width belong to many names, and are none by themselves. */
    private static boolean canBeSeen(int symbol) {
        return Character.getType(symbol) != Character.FORMAT && !isMark(symbol) && !Character.isWhitespace(symbol);
    }

    /** A control character and a mark that turns the reading order round are not shown. */
    private static boolean isShown(int symbol) {
        boolean turnsReadingOrder = (symbol >= 0x202A && symbol <= 0x202E) || (symbol >= 0x2066 && symbol <= 0x2069);
        return switch (Character.getType(symbol)) {
            case Character.CONTROL -> symbol == '\n' || symbol == '\t';
            default -> !turnsReadingOrder;
        };
    }

    private static boolean isMark(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Says nothing of what was answered. */
    @Override
    public String toString() {
        return "AnswerText[redacted]";
    }
}
