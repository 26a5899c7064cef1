package org.twentyweeks.casework;

import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.AssignCase;
import org.twentyweeks.core.casework.CorrectFact;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.lambda.HttpReply;

/** The operations that record: {@code POST /cases/{reference}/facts}, {@code …/corrections} and {@code …/owner}. */
final class RecordHappenings {

    private final Recordings recordings;
    private final RecordFacts recordFacts;
    private final CorrectFact correctFact;
    private final AssignCase assignCase;

    RecordHappenings(Recordings recordings, RecordFacts recordFacts, CorrectFact correctFact, AssignCase assignCase) {
        this.recordings = recordings;
        this.recordFacts = recordFacts;
        this.correctFact = correctFact;
        this.assignCase = assignCase;
    }

    /** Facts of what happened, in the order in which they are sent. */
    HttpReply facts(StaffRequest request) {
        var entry = recordings.entry(request, FactJson.facts(request.json()));
        return recordings.answer(request, "recordFacts", recordFacts.record(entry), Optional.of("/facts/"));
    }

    /** A fact that says what another should have said. */
    HttpReply correction(StaffRequest request) {
        var correction = FactJson.correction(request.json());
        var entry = recordings.entry(request, List.of());
        return recordings.answer(request, "correctFact", correctFact.correct(entry, correction), Optional.empty());
    }

    /** Who has the case from now on. */
    HttpReply owner(StaffRequest request) {
        var body = request.json();
        var owner = body.path("owner").asText();
        var reason = Codes.required(body, "reason", AssignmentReason.class);
        var entry = recordings.entry(request, List.of());
        return recordings.answer(request, "assignCase", assignCase.assign(entry, owner, reason), Optional.empty());
    }
}
