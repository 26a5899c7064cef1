package org.twentyweeks.referralintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.twentyweeks.lambda.Rehearsal;

/** {@code POST /referrals}: a request for an EHC needs assessment, in canonical JSON or from the council's own form. */
public final class ReferralIntakeHandler implements RequestStreamHandler, Resource {

    private final Wiring wiring;
    private final Intake intake;

    /** As Lambda makes it, which keeps a snapshot of the process that it made it in. */
    public ReferralIntakeHandler() {
        this(System.getenv());
        Core.getGlobalContext().register(this);
    }

    ReferralIntakeHandler(Map<String, String> environment) {
        wiring = new Wiring(environment);
        intake = wiring.intake();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        intake.handleRequest(event, answer, context);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Rehearsal.of(wiring.rehearsal(), ReferralIntakeHandler.class, "rehearsed.json", "rehearsed-form.json");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing that must differ was made before: connections, secrets and generators of the rehearsal went with it.
    }
}
