package org.twentyweeks.casework;

import java.util.Map;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.QueueMessage;

/** Makes a run of sealing out of a message, and says what became of it. */
final class Sealing {

    private final SealCases sealCases;

    Sealing(SealCases sealCases) {
        this.sealCases = sealCases;
    }

    JobRun.Report run(QueueMessage message) {
        var day = London.dayOf(message.dueOfSchedule());
        var report = switch (sealCases.seal(day)) {
            case SealCases.Outcome.Sealed made ->
                JobRun.Report.of(
                                made.differences().isEmpty() ? "sealed" : "sealed-with-differences",
                                Map.of(
                                        Metric.SEAL_IN_PLACE,
                                        1L,
                                        Metric.CASES_SEALED,
                                        (long) made.cases(),
                                        Metric.SEAL_DIFFERENCES,
                                        (long) made.differences().size()))
                        .sealed(made.hash());
            case SealCases.Outcome.SealedBefore _ ->
                JobRun.Report.of("sealed-before", Map.of(Metric.SEAL_IN_PLACE, 1L));
        };
        return report.on(day);
    }
}
