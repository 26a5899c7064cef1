package org.twentyweeks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A message of a queue, which is the event of a schedule or something that a function of ours sent.
 *
 * @param id by which SQS knows it
 * @param body a JSON object
 */
public record QueueMessage(String id, JsonNode body) {

    /**
     * Reads the one message of an event: functions take their queues one by one.
     *
     * @throws IllegalArgumentException when it is no such event
     */
    static QueueMessage read(byte[] event) {
        var records = StrictJson.read(event)
                .map(read -> read.path("Records"))
                .filter(read -> read.size() == 1)
                .orElseThrow(() -> new IllegalArgumentException("Not an event of a queue with one message"));
        var message = records.get(0);
        return new QueueMessage(
                message.path("messageId").asText(),
                StrictJson.read(message.path("body").asText())
                        .filter(JsonNode::isObject)
                        .orElseThrow(() -> new IllegalArgumentException("The message is no JSON object")));
    }

    /** When the schedule was due that sent this; empty when it is not of a schedule. */
    public Optional<Instant> dueAt() {
        try {
            return Optional.ofNullable(body.get("time")).map(JsonNode::asText).map(Instant::parse);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("The time of the message is none");
        }
    }

    /**
     * When the schedule was due that sent this.
     *
     * @throws IllegalArgumentException when it is not of a schedule
     */
    public Instant dueOfSchedule() {
        return dueAt().orElseThrow(() -> new IllegalArgumentException("Not the message of a schedule: it has no time"));
    }

    /** A member of the body that is a text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(body.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    @Override
    public String toString() {
        return "QueueMessage[" + id + "]";
    }
}
