package org.twentyweeks.referralintake;

import java.util.LinkedHashMap;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.ProblemReply;

/** What the sender is told of a receipt. */
final class IntakeReplies {

    private IntakeReplies() {}

    static HttpReply of(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted accepted -> accepted(accepted);
            case Receipt.Clash clash ->
                ProblemReply.of(
                                409,
                                "other-request-under-key",
                                "Another request was sent with this key",
                                "The request that came first stands under this reference and nothing was changed. Send a"
                                        + " new request with a new key, or tell the council what has changed and name the"
                                        + " reference.")
                        .withMember("reference", clash.reference().shown())
                        .reply();
            case Receipt.Refused refused ->
                ReferralRequest.problem(refused.problems()).reply();
        };
    }

    private static HttpReply accepted(Receipt.Accepted accepted) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", accepted.reference().shown());
        body.put("receivedOn", accepted.acknowledgement().receivedOn().toString());
        body.put("decisionDueOn", accepted.acknowledgement().decisionDueOn().toString());
        body.put("planDueOn", accepted.acknowledgement().planDueOn().toString());
        body.put("token", accepted.token());
        return HttpReply.json(201, accepted.replayed() ? "replayed" : "accepted", body);
    }
}
