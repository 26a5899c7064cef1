package org.twentyweeks.referralintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.pages.request.RequestForm;

/** The function, whatever lies behind its ports: a request in canonical JSON, or from the council's own form. */
public final class Intake implements RequestStreamHandler {

    private final Boundary boundary;
    private final IntakeRequests requests;
    private final Function<Submission, Receipt> receiving;
    private final PageChannel pages;

    public Intake(IntakePorts ports) {
        var authority = ports.authority();
        requests = new IntakeRequests(authority.contact(), ports.chance());
        boundary = new Boundary("referral-intake", requests.otherWays(), IntakeReplies::counted, ports.telemetry());
        receiving = ports.receiving();
        pages = new PageChannel(new RequestForm(authority), receiving, ports.secrets(), ports.chance());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, this::receive, this::unavailable);
    }

    private HttpReply receive(HttpRequest request) {
        return PageChannel.takes(request)
                ? pages.receive(request)
                : IntakeReplies.of(receiving.apply(requests.submission(request)), request);
    }

    private HttpReply unavailable(HttpRequest request) {
        return PageChannel.takes(request) ? pages.unavailable(request) : boundary.unavailable(request);
    }
}
