package org.twentyweeks.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.twentyweeks.core.casework.ReadCase;
import org.twentyweeks.core.casework.ReadCase.Shown;
import org.twentyweeks.lambda.HttpReply;

/** {@code GET /cases/{reference}} and {@code GET /cases/{reference}/deadlines}: a case as it stands, today or on another day. */
final class ShowCase {

    private final ReadCase readCase;

    ShowCase(ReadCase readCase) {
        this.readCase = readCase;
    }

    /** Everything of the case that the caller's roles need. */
    HttpReply whole(StaffRequest request) {
        return readCase.whole(asked(request, "getCase"))
                .map(shown -> reply(shown, "case", CaseJson.of(shown)))
                .orElseGet(() -> StaffProblems.NO_SUCH_CASE.to(request.http()));
    }

    /** Its deadlines, as if today were the day in {@code asAt}. */
    HttpReply deadlines(StaffRequest request) {
        var asAt = request.day("asAt");
        return readCase.deadlines(asked(request, "getDeadlines"), asAt)
                .map(shown -> reply(shown, "deadlines", body(shown, asAt.orElseGet(request::today))))
                .orElseGet(() -> StaffProblems.NO_SUCH_CASE.to(request.http()));
    }

    private static LinkedHashMap<String, Object> body(Shown shown, LocalDate asAt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", shown.stored().head().reference().shown());
        body.put("asAt", asAt.toString());
        body.put("deadlines", CaseJson.deadlines(shown.deadlines()));
        return body;
    }

    private static HttpReply reply(Shown shown, String outcome, Object body) {
        return HttpReply.json(200, outcome, body)
                .withHeader("ETag", EntityTag.of(shown.stored()).header());
    }

    /** Who asks, for the record of readings. */
    static ReadCase.Request asked(StaffRequest request, String operation) {
        return new ReadCase.Request(
                request.reference(), request.caller(), operation, request.receivedAt(), request.correlationId());
    }
}
