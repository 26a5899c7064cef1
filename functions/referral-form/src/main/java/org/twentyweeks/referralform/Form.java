package org.twentyweeks.referralform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.pages.request.RequestForm;

/** The function, whatever lies behind its ports. */
public final class Form implements RequestStreamHandler {

    private final Boundary boundary;
    private final FormReplies replies;

    public Form(FormPorts ports) {
        boundary = new Boundary("referral-form", "", FormReplies::counted, ports.telemetry());
        replies = new FormReplies(new RequestForm(ports.authority()), ports);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, replies::to);
    }
}
