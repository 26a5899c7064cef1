package org.twentyweeks.referralform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.pages.request.RequestForm;

/** The function, wherever its tokens come from. */
final class Form implements RequestStreamHandler {

    private final Boundary boundary;
    private final FormReplies replies;

    Form(Authority authority, Supplier<String> tokens, Telemetry telemetry) {
        boundary = new Boundary("referral-form", "", FormReplies::counted, telemetry);
        replies = new FormReplies(new RequestForm(authority), tokens);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, replies::to);
    }
}
