package org.twentyweeks.casework;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.twentyweeks.lambda.Rehearsal;

/** The staff API. Who calls is known before: API Gateway asks the authorizer. */
public final class CaseworkHandler implements RequestStreamHandler, Resource {

    private final Wiring wiring;
    private final Casework casework;

    /** As Lambda makes it, which keeps a snapshot of the process that it made it in. */
    public CaseworkHandler() {
        this(System.getenv());
        Core.getGlobalContext().register(this);
    }

    CaseworkHandler(Map<String, String> environment) {
        wiring = new Wiring(environment);
        casework = wiring.casework();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        casework.handleRequest(event, answer, context);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Rehearsal.of(wiring.rehearsal(), CaseworkHandler.class, "rehearsed-rules.json");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing that must differ was made before.
    }
}
