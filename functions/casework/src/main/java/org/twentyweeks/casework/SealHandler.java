package org.twentyweeks.casework;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.telemetry.JobTelemetry;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.JobBoundary;
import org.twentyweeks.lambda.Settings;

/** Seals the day of the schedule that sent the message, once. */
public final class SealHandler implements RequestStreamHandler {

    private final JobBoundary boundary;
    private final Sealing sealing;

    /** As Lambda makes it. */
    public SealHandler() {
        this(System.getenv());
    }

    SealHandler(Map<String, String> environment) {
        this(
                JobWiring.sealCases(Settings.read(SealSettings.class, environment)),
                InvocationLog.onStandardOutput(environment));
    }

    /** With parts of somebody's own. */
    public SealHandler(SealCases sealCases, JobTelemetry telemetry) {
        this.boundary = new JobBoundary("seal", telemetry);
        this.sealing = new Sealing(sealCases);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.message(event, answer, sealing::run);
    }
}
