package org.twentyweeks.referralform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.twentyweeks.lambda.Rehearsal;

/** {@code /request}: the form, which keeps nothing and sends what it gathers to {@code POST /referrals}. */
public final class ReferralFormHandler implements RequestStreamHandler, Resource {

    private final Wiring wiring;
    private final Form form;

    /** As Lambda makes it, which keeps a snapshot of the process that it made it in. */
    public ReferralFormHandler() {
        this(System.getenv());
        Core.getGlobalContext().register(this);
    }

    ReferralFormHandler(Map<String, String> environment) {
        wiring = new Wiring(environment);
        form = wiring.form();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        form.handleRequest(event, answer, context);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Rehearsal.of(
                wiring.rehearsal(),
                ReferralFormHandler.class,
                "rehearsed-start.json",
                "rehearsed-question.json",
                "rehearsed-page.json",
                "rehearsed-check.json");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing that must differ was made before: connections, secrets and generators of the rehearsal went with it.
    }
}
