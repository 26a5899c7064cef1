package org.twentyweeks.local;

/** The run cannot start, and the person who started it can put that right: one line says what is wrong and what to do. */
public final class CannotStartException extends RuntimeException {

    public CannotStartException(String line) {
        super(line);
    }
}
