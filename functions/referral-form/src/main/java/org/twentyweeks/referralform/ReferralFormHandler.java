package org.twentyweeks.referralform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.InvocationLog;
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
        var settings = Settings.read(FormSettings.class, environment);
        var authority = AuthorityFile.read(settings.authorityCode());
        boundary = new Boundary("referral-form", "", FormReplies::counted, InvocationLog.onStandardOutput(environment));
        replies = new FormReplies(new RequestForm(authority), Wiring.tokens(settings));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, replies::to);
    }
}
