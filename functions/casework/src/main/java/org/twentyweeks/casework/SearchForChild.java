package org.twentyweeks.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.twentyweeks.core.casework.SearchCases;
import org.twentyweeks.core.intake.ChildHashes;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.lambda.HttpReply;

/** {@code POST /cases/search}: the cases of a child. What is searched for stands in the body, never in an address. */
final class SearchForChild implements Operation {

    private final SearchCases searchCases;
    private final IntakeSecrets secrets;

    SearchForChild(SearchCases searchCases, IntakeSecrets secrets) {
        this.searchCases = searchCases;
        this.secrets = secrets;
    }

    @Override
    public HttpReply answer(StaffRequest request) {
        var child = child(request.json(), secrets.hashKeys());
        var found = searchCases.search(new SearchCases.Request(
                child, request.caller(), "searchCases", request.receivedAt(), request.correlationId()));
        return HttpReply.json(
                200,
                "found",
                Map.of(
                        "cases",
                        found.stream()
                                .map(reference -> Map.of("reference", reference.shown()))
                                .toList()));
    }

    private static ChildHashes child(JsonNode body, HashKeys keys) {
        var sent = new ArrayList<String>();
        body.fieldNames().forEachRemaining(sent::add);
        sent.sort(null);
        if (sent.equals(List.of("upn"))) {
            var hashes = ChildHashes.ofUpn(body.path("upn").asText(), keys);
            if (hashes.isEmpty()) {
                throw StaffProblems.refused("/upn", "This is no unique pupil number: check its letters and digits.");
            }
            return hashes;
        }
        if (!sent.equals(List.of("dateOfBirth", "surname"))) {
            throw StaffProblems.refused("", "Send upn, or surname and dateOfBirth, and nothing else.");
        }
        var hashes = ChildHashes.ofName(body.path("surname").asText(), day(body), keys);
        if (hashes.isEmpty()) {
            throw StaffProblems.refused("/surname", "Give a surname with letters in it.");
        }
        return hashes;
    }

    /** A child may be born before the first day that a fact can have. */
    private static LocalDate day(JsonNode body) {
        try {
            return LocalDate.parse(body.path("dateOfBirth").asText());
        } catch (DateTimeException noDay) {
            throw StaffProblems.refused("/dateOfBirth", "Send a day, written yyyy-MM-dd.");
        }
    }
}
