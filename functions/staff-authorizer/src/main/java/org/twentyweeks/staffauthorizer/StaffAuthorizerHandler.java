package org.twentyweeks.staffauthorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.twentyweeks.lambda.Rehearsal;

/** Finds out for API Gateway who calls the staff API. */
public final class StaffAuthorizerHandler implements RequestStreamHandler, Resource {

    private final Wiring wiring;
    private final StaffAuthorizer authorizer;

    /** As Lambda makes it, which keeps a snapshot of the process that it made it in. */
    public StaffAuthorizerHandler() {
        this(System.getenv());
        Core.getGlobalContext().register(this);
    }

    StaffAuthorizerHandler(Map<String, String> environment) {
        wiring = new Wiring(environment);
        authorizer = wiring.authorizer();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        authorizer.handleRequest(event, answer, context);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Rehearsal.of(wiring.rehearsal(), StaffAuthorizerHandler.class, "rehearsed.json");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing that must differ was made before: keys and connections of the rehearsal went with it.
    }
}
