package org.twentyweeks.casework;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.telemetry.JobTelemetry;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.JobBoundary;
import org.twentyweeks.lambda.Settings;

/** Gives the cases of people who are no longer active to their teams. */
public final class MoveHandler implements RequestStreamHandler {

    private final JobBoundary boundary;
    private final MovingCases movingCases;

    /** As Lambda makes it. */
    public MoveHandler() {
        this(System.getenv());
    }

    MoveHandler(Map<String, String> environment) {
        this(
                JobWiring.moveCases(Settings.read(MoveSettings.class, environment)),
                InvocationLog.onStandardOutput(environment));
    }

    /** With parts of somebody's own. */
    public MoveHandler(MoveCases moveCases, JobTelemetry telemetry) {
        this.boundary = new JobBoundary("move", telemetry);
        this.movingCases = new MovingCases(moveCases);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        boundary.message(event, answer, movingCases::run);
    }
}
