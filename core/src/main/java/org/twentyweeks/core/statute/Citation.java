package org.twentyweeks.core.statute;

/**
 * Where a rule stands.
 *
 * @param instrument the instrument or guidance, for example {@code SI 2014/1530}
 * @param provision the place in it, for example {@code reg 5(1)}
 */
public record Citation(String instrument, String provision) {

    /** Both together, as a reader would look them up. */
    public String text() {
        return provision.isEmpty() ? instrument : instrument + " " + provision;
    }
}
