package org.twentyweeks.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Has a function do its work once before its process is kept as a snapshot, so that the first sender after a restore does
 * not wait for what could have been done before.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Gives each event to the handler, and forgets the answers. It stops at the first that fails: the boundary has told of
     * it, and a function that did not rehearse is slower and not wrong, so nothing is thrown that would stop a deployment.
     *
     * @param events the names of resources beside that class
     */
    public static void of(RequestStreamHandler handler, Class<?> beside, String... events) {
        try {
            for (String name : events) {
                try (var event = beside.getResourceAsStream(name)) {
                    handler.handleRequest(event, OutputStream.nullOutputStream(), null);
                }
            }
        } catch (IOException | RuntimeException | Error told) {
            return;
        }
    }
}
