package org.twentyweeks.conformance;

/** The file is not of the published case format. The message is one line that names the case and the field. */
public final class InvalidCaseFileException extends IllegalArgumentException {

    InvalidCaseFileException(String where, String problem) {
        super(onOneLine(where + ": " + problem));
    }

    /** What stands in a file may hold anything; a message may not break its line. */
    private static String onOneLine(String text) {
        return text.codePoints()
                .map(symbol -> isShown(symbol) ? symbol : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether the symbol can be written on a line of UTF-8: no control, no line break, no half of a pair. */
    static boolean isShown(int symbol) {
        return switch (Character.getType(symbol)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
