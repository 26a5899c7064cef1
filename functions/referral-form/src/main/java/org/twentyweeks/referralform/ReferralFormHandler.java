package org.twentyweeks.referralform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.Settings;
import org.twentyweeks.pages.request.RequestForm;

/** {@code /request}: the form, which keeps nothing and sends what it gathers to {@code POST /referrals}. */
public final class ReferralFormHandler implements RequestStreamHandler {

    private final Boundary boundary;
    private final FormReplies replies;

    public ReferralFormHandler() {
        this(System.getenv());
    }

    ReferralFormHandler(Map<String, String> environment) {
        this(Wiring.ports(Settings.read(FormSettings.class, environment)));
    }

    /** The handler over whatever stands behind it. */
    public ReferralFormHandler(FormPorts ports) {
        boundary = new Boundary("referral-form", "", ports.log());
        replies = new FormReplies(new RequestForm(ports.authority()), ports.tokens());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, replies::to);
    }
}
