package org.twentyweeks.casework;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.core.telemetry.JobTelemetry;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.JobBoundary;
import org.twentyweeks.lambda.Settings;
import org.twentyweeks.sqs.Messages;

/** Rewrites the heads that another release derived: the schedule's message becomes one for each walk over them. */
public final class RefoldHandler implements RequestStreamHandler {

    /** What a page may take at the very most, and telling how far it came. */
    private static final int MILLISECONDS_LEFT_LEAST = 120_000;

    private final JobBoundary boundary;
    private final Refolding refolding;

    /** As Lambda makes it. */
    public RefoldHandler() {
        this(System.getenv());
    }

    /**
     * With parts of somebody's own.
     *
     * @param walks those that together go over every head
     * @param messages where the rest of a walk is sent for which there is no time, and a walk each for the schedule's
     */
    public RefoldHandler(RefoldShard refoldShard, List<String> walks, Messages messages, JobTelemetry telemetry) {
        this(new Refolding(refoldShard, walks, messages), telemetry);
    }

    RefoldHandler(Map<String, String> environment) {
        this(
                JobWiring.refolding(Settings.read(RefoldSettings.class, environment)),
                InvocationLog.onStandardOutput(environment));
    }

    private RefoldHandler(Refolding refolding, JobTelemetry telemetry) {
        this.boundary = new JobBoundary("refold", telemetry);
        this.refolding = refolding;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.message(
                event,
                answer,
                message -> refolding.run(message, () -> context.getRemainingTimeInMillis() > MILLISECONDS_LEFT_LEAST));
    }
}
