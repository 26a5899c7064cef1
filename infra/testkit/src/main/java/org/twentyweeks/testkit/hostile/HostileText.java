package org.twentyweeks.testkit.hostile;

/**
 * A text to put where an answer, a name, a key or a part of an address is expected.
 *
 * @param category what it tries
 */
public record HostileText(String category, String text) {

    /** Whether it can be written in UTF-8 at all: half a surrogate pair only travels escaped in JSON. */
    public boolean isUnicode() {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }

    /** By its category: what it holds would spoil the terminal. */
    @Override
    public String toString() {
        return category + " of " + text.length();
    }
}
