package org.twentyweeks.testkit.simulation;

/** Unwinds the stack of a process that is no more. Nothing that a process does after it has any effect. */
final class ProcessEnded extends Error {

    private static final long serialVersionUID = 1;

    ProcessEnded() {
        super("the process has ended", null, false, false);
    }
}
