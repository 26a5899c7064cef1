package org.twentyweeks.referralintake;

import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.IdempotencyKeyHeader;
import org.twentyweeks.lambda.JsonBody;

/** Makes a submission of an HTTP request, or refuses what cannot be one. */
final class IntakeRequests {

    private final Authority.Contact contact;
    private final Chance chance;

    IntakeRequests(Authority.Contact contact, Chance chance) {
        this.contact = contact;
        this.chance = chance;
    }

    /** @throws org.twentyweeks.lambda.RefusedException when it is no request for an assessment in JSON */
    Submission submission(HttpRequest request) {
        var key = IdempotencyKeyHeader.read(request).orElseGet(() -> IdempotencyKeyHeader.made(chance));
        var decoded = CanonicalReferral.read(JsonBody.read(request, otherWays()));
        return new Submission(
                new IdempotencyKey(IdempotencyKey.API, "", key),
                request.receivedAt(),
                Route.API,
                decoded.referral(),
                decoded.noted(),
                request.body());
    }

    /** How else to reach the council, in a sentence. */
    String otherWays() {
        return "You can also ring " + contact.phone() + ", write to " + contact.email() + ", or post to "
                + String.join(", ", contact.address()) + ".";
    }
}
