package org.twentyweeks.casework;

import java.util.Map;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.QueueMessage;

/** Makes a night's check of owners out of a message, and says what became of it. */
final class MovingCases {

    private final MoveCases moveCases;

    MovingCases(MoveCases moveCases) {
        this.moveCases = moveCases;
    }

    JobRun.Report run(QueueMessage message) {
        var at = message.dueOfSchedule();
        var run = moveCases.run(at);
        return JobRun.Report.of(
                        run.left() > 0 ? "moved-in-part" : run.moved() > 0 ? "moved" : "nothing-to-move",
                        Map.of(
                                Metric.OWNERS_CHECKED,
                                1L,
                                Metric.OWNERS_NOT_ACTIVE,
                                (long) run.owners(),
                                Metric.CASES_MOVED,
                                (long) run.moved(),
                                Metric.CASES_LEFT,
                                (long) run.left()))
                .on(London.dayOf(at));
    }
}
