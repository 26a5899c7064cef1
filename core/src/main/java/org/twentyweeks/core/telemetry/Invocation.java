package org.twentyweeks.core.telemetry;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one invocation: ids, words of ours and numbers, never what somebody sent.
 *
 * @param function the function's name
 * @param request absent when the event could not be read as a request
 * @param answer absent when there was none
 * @param milliseconds how long it took
 * @param failure what stood in the way, with an answer (something could not be reached) or without one (a defect)
 */
public record Invocation(
        String function,
        Optional<Request> request,
        Optional<Answer> answer,
        long milliseconds,
        Optional<Failure> failure) {

    /**
     * Of which request.
     *
     * @param method the HTTP method
     * @param route the path as the API declares it, for example {@code /request/{page}}
     * @param requestId the gateway's id of it, which a client may have chosen
     * @param correlationId the id that its answer carries, which no client chooses
     * @param receivedAt when the gateway received it
     */
    public record Request(String method, String route, String requestId, String correlationId, Instant receivedAt) {

        /** Without what a client may have chosen. */
        @Override
        public String toString() {
            return "Request[" + correlationId + "]";
        }
    }

    /**
     * Which answer.
     *
     * @param status the HTTP status
     * @param outcome one word of ours, for example {@code accepted}
     * @param counted what it is counted as
     */
    public record Answer(int status, String outcome, Optional<Metric> counted) {}
}
