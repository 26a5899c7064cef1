package org.twentyweeks.pages.request;

/**
 * A page to answer with.
 *
 * @param outcome one word for the log
 */
public record Page(int status, String outcome, String html) {

    /** Without the page itself, which shows what was answered. */
    @Override
    public String toString() {
        return "Page[" + status + ", " + outcome + "]";
    }
}
