package org.twentyweeks.referralintake;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.ProblemReply;

/** What the sender is told of a receipt. */
final class IntakeReplies {

    private IntakeReplies() {}

    static HttpReply of(Receipt receipt, HttpRequest request) {
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
                        .to(request);
            case Receipt.Refused refused ->
                CanonicalReferral.problem(refused.problems()).to(request);
        };
    }

    /** What a reply is counted as, be it in JSON or a page. */
    static Optional<Metric> counted(HttpReply reply) {
        return switch (reply.outcome()) {
            case "accepted" -> Optional.of(Metric.REFERRALS_ACCEPTED);
            case "replayed" -> Optional.of(Metric.REFERRALS_REPLAYED);
            case "other-request-under-key" -> Optional.of(Metric.CLASHES);
            case "unavailable" -> Optional.of(Metric.UNAVAILABLE);
            default -> reply.status() >= 400 ? Optional.of(Metric.REFERRALS_REFUSED) : Optional.empty();
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
