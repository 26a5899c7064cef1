package org.twentyweeks.local.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads queues, the schedules that send to them, and the functions that work them off. */
final class Jobs {

    private final Values values;
    private final Map<String, Optional<Integer>> receivesMax = new LinkedHashMap<>();
    private final Map<String, String> functions = new HashMap<>();
    private final Map<String, String> schedules = new LinkedHashMap<>();

    Jobs(Values values) {
        this.values = values;
    }

    void queue(String logicalId, Block properties) {
        receivesMax.put(
                logicalId,
                properties
                        .find("RedrivePolicy")
                        .map(_ -> values.number(
                                properties.block("RedrivePolicy").only("deadLetterTargetArn", "maxReceiveCount"),
                                "maxReceiveCount")));
    }

    void schedule(String logicalId, Block properties) {
        for (Block target : properties.blocks("Targets")) {
            schedules.put(logicalId, Values.ofArn(values.text(target.only("Id", "Arn"), "Arn")));
        }
    }

    /** The queue that a function works off, by its events. */
    void function(String logicalId, Block properties) {
        Block events = properties.blockOrEmpty("Events");
        events.names().stream()
                .map(events::block)
                .filter(event -> values.text(event, "Type").equals("SQS"))
                .map(event -> event.block("Properties").only("Queue", "BatchSize", "FunctionResponseTypes"))
                .forEach(queue -> functions.put(Values.ofArn(values.text(queue, "Queue")), logicalId));
    }

    /** Every queue that is worked off; the others are where messages are put aside. */
    List<TemplateQueue> queues() {
        return receivesMax.entrySet().stream()
                .flatMap(queue -> queue.getValue().stream().map(most -> read(queue.getKey(), most)))
                .toList();
    }

    private TemplateQueue read(String logicalId, int most) {
        var function = functions.get(logicalId);
        if (function == null) {
            throw new TemplateNotUnderstoodException(logicalId, "no function works this queue off");
        }
        return new TemplateQueue(logicalId, function, most);
    }

    List<TemplateSchedule> schedules() {
        return schedules.entrySet().stream()
                .flatMap(schedule -> Stream.of(new TemplateSchedule(schedule.getKey(), schedule.getValue())))
                .toList();
    }
}
