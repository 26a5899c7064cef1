package org.twentyweeks.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.lambda.HttpRequest;

/**
 * A request to the staff API by somebody who may make it.
 *
 * @param http what was sent
 * @param caller who sent it, as the authorizer found out
 */
public record StaffRequest(HttpRequest http, Caller caller) {

    /** When the gateway received it: "now", in everything that is recorded of it. */
    public Instant receivedAt() {
        return http.receivedAt();
    }

    /** The day in London on which it was received: "today", in everything that is answered. */
    public LocalDate today() {
        return London.dayOf(receivedAt());
    }

    /** The id under which its answer, its log line and its reading of personal data are found. */
    public String correlationId() {
        return http.correlationId();
    }

    /** What stands in the path for that parameter. */
    public String pathParameter(String name) {
        return http.pathParameters().getOrDefault(name, "");
    }

    /** Without who asks. */
    @Override
    public String toString() {
        return "StaffRequest[" + http.resource() + "]";
    }
}
