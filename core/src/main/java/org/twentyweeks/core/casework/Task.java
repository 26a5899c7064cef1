package org.twentyweeks.core.casework;

/**
 * A gap in the facts and what to do about it. Tasks are derived whenever a case is read, never stored.
 *
 * @param code names the kind of gap
 * @param sentence what to do, in a sentence that holds nothing personal
 */
public record Task(String code, String sentence) {

    /** That another case may be about the same child. */
    static Task possibleDuplicate(Reference other) {
        return new Task(
                "possible-duplicate",
                "Case " + other.shown() + " may be about the same child. Compare the two: both clocks run.");
    }
}
