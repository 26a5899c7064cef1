package org.twentyweeks.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.QueueMessage;
import org.twentyweeks.lambda.StrictJson;
import org.twentyweeks.sqs.Messages;

/**
 * Makes runs of refolding out of messages. One that names no walk is the schedule's, and becomes one for each; one that
 * names a walk goes along it, from where it says, and sends another for what it has no time for.
 */
final class Refolding {

    private static final String WALK = "walk";
    private static final String AFTER = "after";

    private final RefoldShard refoldShard;
    private final List<String> walks;
    private final Messages messages;

    Refolding(RefoldShard refoldShard, List<String> walks, Messages messages) {
        this.refoldShard = refoldShard;
        this.walks = walks;
        this.messages = messages;
    }

    JobRun.Report run(QueueMessage message, BooleanSupplier mayGoOn) {
        return message.text(WALK)
                .map(walk -> goOn(walk, message.text(AFTER), mayGoOn))
                .orElseGet(this::fanOut);
    }

    private JobRun.Report fanOut() {
        walks.forEach(walk -> send(walk, Optional.empty()));
        return JobRun.Report.of("fanned-out", Map.of());
    }

    private JobRun.Report goOn(String walk, Optional<String> after, BooleanSupplier mayGoOn) {
        var progress = refoldShard.refold(walk, after, mayGoOn);
        progress.after().ifPresent(place -> send(walk, Optional.of(place)));
        boolean ended = progress.after().isEmpty();
        return JobRun.Report.of(
                        ended ? "refolded" : "goes-on",
                        Map.of(
                                Metric.WALKS_REFOLDED,
                                ended ? 1L : 0L,
                                Metric.HEADS_REFOLDED,
                                (long) progress.refolded(),
                                Metric.HEADS_STALE,
                                (long) progress.stale()))
                .along(walk);
    }

    private void send(String walk, Optional<String> after) {
        var body = new LinkedHashMap<String, String>();
        body.put(WALK, walk);
        after.ifPresent(place -> body.put(AFTER, place));
        messages.send(StrictJson.write(body));
    }
}
