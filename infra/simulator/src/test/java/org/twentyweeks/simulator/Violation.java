package org.twentyweeks.simulator;

/**
 * An invariant that a run broke.
 *
 * @param invariant its name, for example {@code I1}
 */
record Violation(String invariant, String what) {

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
