package org.twentyweeks.referralintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.pages.request.RequestForm;

/** The function, whatever lies behind its ports: a request in canonical JSON, or from the council's own form. */
final class Intake implements RequestStreamHandler {

    private final Boundary boundary;
    private final IntakeRequests requests;
    private final ReceiveReferral receiveReferral;
    private final PageChannel pages;

    Intake(Authority authority, CaseStore cases, IntakeSecrets secrets, Chance chance, Telemetry telemetry) {
        requests = new IntakeRequests(authority.contact(), chance);
        boundary = new Boundary("referral-intake", requests.otherWays(), IntakeReplies::counted, telemetry);
        receiveReferral = new ReceiveReferral(authority, cases, secrets, chance);
        pages = new PageChannel(new RequestForm(authority), receiveReferral, secrets, chance);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, this::receive, this::unavailable);
    }

    private HttpReply receive(HttpRequest request) {
        return PageChannel.takes(request)
                ? pages.receive(request)
                : IntakeReplies.of(receiveReferral.receive(requests.submission(request)), request);
    }

    private HttpReply unavailable(HttpRequest request) {
        return PageChannel.takes(request) ? pages.unavailable(request) : boundary.unavailable(request);
    }
}
