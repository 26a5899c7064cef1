package org.twentyweeks.core.telemetry;

import java.util.Arrays;
import java.util.List;

/**
 * What went wrong, without its message, which may quote what was sent.
 *
 * @param type the class of the exception
 * @param at the places in the code, the innermost first
 */
public record Failure(String type, List<String> at) {

    private static final int FRAMES_MAX = 12;

    public Failure {
        at = List.copyOf(at);
    }

    public static Failure of(Throwable thrown) {
        return new Failure(
                thrown.getClass().getName(),
                Arrays.stream(thrown.getStackTrace())
                        .limit(FRAMES_MAX)
                        .map(StackTraceElement::toString)
                        .toList());
    }
}
