package org.twentyweeks.testkit.simulation;

import java.util.Set;

/**
 * One call that leaves a process.
 *
 * @param process which process calls
 * @param number the number of the call within its process, from 1
 * @param port what it calls, for example {@code cases.accept}
 * @param possible what can go wrong with it
 */
public record Point(String process, int number, String port, Set<Fault> possible) {

    /** The same for the same call of the same process in every run of a history. */
    public String id() {
        return process + "#" + number;
    }
}
