package org.twentyweeks.referralintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.Settings;
import org.twentyweeks.pages.request.RequestForm;

/** {@code POST /referrals}: a request for an EHC needs assessment, in canonical JSON or from the council's own form. */
public final class ReferralIntakeHandler implements RequestStreamHandler {

    private final Boundary boundary;
    private final IntakeRequests requests;
    private final ReceiveReferral receiveReferral;
    private final PageChannel pages;

    public ReferralIntakeHandler() {
        this(System.getenv());
    }

    ReferralIntakeHandler(Map<String, String> environment) {
        var settings = Settings.read(IntakeSettings.class, environment);
        var authority = AuthorityFile.read(settings.authorityCode());
        var chance = Chance.unpredictable();
        var secrets = Wiring.secrets(settings);
        requests = new IntakeRequests(authority.contact(), chance);
        boundary = new Boundary(
                "referral-intake",
                requests.otherWays(),
                IntakeReplies::counted,
                InvocationLog.onStandardOutput(environment));
        receiveReferral = Wiring.receiveReferral(settings, authority, secrets, chance);
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
