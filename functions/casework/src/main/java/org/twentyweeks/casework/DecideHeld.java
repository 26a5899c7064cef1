package org.twentyweeks.casework;

import java.util.LinkedHashMap;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.ProblemReply;

/** {@code POST /cases/{reference}/quarantine}: lets a held request out, or keeps it there with a reason. */
final class DecideHeld implements Operation {

    private final DecideQuarantine decideQuarantine;

    DecideHeld(DecideQuarantine decideQuarantine) {
        this.decideQuarantine = decideQuarantine;
    }

    @Override
    public HttpReply answer(StaffRequest request) {
        var body = request.json();
        var outcome = Codes.required(body, "outcome", QuarantineOutcome.class);
        var decided = switch (outcome) {
            case ACCEPT ->
                decideQuarantine.accept(
                        request.reference(),
                        request.receivedAt(),
                        request.caller().recordedAs());
            case REJECT ->
                decideQuarantine.reject(
                        request.reference(),
                        Codes.required(body, "reason", RejectionReason.class),
                        request.receivedAt(),
                        request.caller().recordedAs());
        };
        return switch (decided) {
            case DECIDED -> {
                var answer = new LinkedHashMap<String, Object>();
                answer.put("reference", request.reference().shown());
                answer.put("outcome", outcome.name());
                yield HttpReply.json(200, "decided", answer);
            }
            case SETTLED_OTHERWISE ->
                ProblemReply.of(
                                409,
                                "settled-otherwise",
                                "This was decided otherwise",
                                "The case is not held, or was rejected for another reason. Look at it again.")
                        .to(request.http());
            case CHANGED_MEANWHILE ->
                ProblemReply.of(
                                409,
                                "changed-meanwhile",
                                "Somebody recorded something in this case meanwhile",
                                "Nothing was recorded. Look at the case again.")
                        .to(request.http());
            case UNKNOWN_CASE -> StaffProblems.NO_SUCH_CASE.to(request.http());
        };
    }
}
