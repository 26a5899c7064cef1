package org.twentyweeks.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.FactNotUnderstoodException;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.JsonBody;
import org.twentyweeks.lambda.ProblemReply;
import org.twentyweeks.lambda.RefusedException;

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

    /**
     * The case in the path.
     *
     * @throws RefusedException when it is no reference: as if there were no such case
     */
    Reference reference() {
        return Reference.parse(pathParameter("reference"))
                .orElseThrow(() -> new RefusedException(StaffProblems.NO_SUCH_CASE));
    }

    /**
     * The body.
     *
     * @throws RefusedException when it is no JSON, or too large
     */
    JsonNode json() {
        return JsonBody.read(http, Casework.OTHER_WAYS);
    }

    /**
     * What the caller takes for the present state; empty when the caller does not say.
     *
     * @param form what the header looks like
     * @param advice what to send instead
     * @throws RefusedException when it does not look so
     */
    Optional<MatchResult> ifMatch(Pattern form, String advice) {
        var values = http.header("If-Match");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var matcher = form.matcher(String.join(",", values));
        if (!matcher.matches()) {
            throw new RefusedException(ProblemReply.of(400, "if-match", "The If-Match header cannot be used", advice));
        }
        return Optional.of(matcher.toMatchResult());
    }

    /**
     * A parameter of the query; empty when it was not sent.
     *
     * @throws RefusedException when it was sent twice
     */
    Optional<String> parameter(String name) {
        var values = http.query().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw StaffProblems.badParameter(name, "Send it once.");
        }
        return values.stream().findFirst();
    }

    /**
     * A day in the query.
     *
     * @throws RefusedException when it is no day
     */
    Optional<LocalDate> day(String name) {
        try {
            return parameter(name).map(value -> FactVocabulary.readDay(name, value));
        } catch (FactNotUnderstoodException wrong) {
            throw StaffProblems.badParameter(name, "Send a day, written yyyy-MM-dd.");
        }
    }

    /** Without who asks. */
    @Override
    public String toString() {
        return "StaffRequest[" + http.resource() + "]";
    }
}
