package org.twentyweeks.casework;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.HttpReply;

/** The staff API, whatever lies behind its ports. */
public final class Casework implements RequestStreamHandler {

    /** What a caller can do whom nothing here helps. */
    static final String OTHER_WAYS = "If it lasts, tell whoever looks after this system.";

    private final Boundary boundary;
    private final Router router;

    public Casework(CaseworkPorts ports) {
        boundary = new Boundary("casework", OTHER_WAYS, Casework::counted, ports.telemetry());
        router = new Router(Routes.of(ports));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.http(event, answer, router::answer);
    }

    private static Optional<Metric> counted(HttpReply reply) {
        return reply.status() == 503 ? Optional.of(Metric.UNAVAILABLE) : Optional.empty();
    }
}
