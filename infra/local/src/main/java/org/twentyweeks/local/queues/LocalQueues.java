package org.twentyweeks.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.twentyweeks.local.gateway.InFlight;
import org.twentyweeks.local.gateway.LocalFunction;
import org.twentyweeks.local.queues.KeptMessages.Message;
import org.twentyweeks.local.template.TemplateQueue;
import org.twentyweeks.local.template.TemplateSchedule;
import org.twentyweeks.local.web.AwsJsonOperation;
import org.twentyweeks.local.web.LoopbackServer;

/**
 * Speaks as much of SQS as the functions use, {@code SendMessage}, and hands each queue's messages to its function one by
 * one. Unlike on AWS, a message that failed comes again at once, and none is doubled or overtakes another.
 */
public final class LocalQueues implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, KeptMessages> messages = new LinkedHashMap<>();
    private final Map<String, Semaphore> arrived = new LinkedHashMap<>();
    private final Map<String, String> queueOfFunction = new LinkedHashMap<>();
    private final List<TemplateQueue> queues;
    private final List<TemplateSchedule> schedules;
    private final InFlight inFlight;
    private final LoopbackServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LocalQueues(
            Path folder,
            List<TemplateQueue> queues,
            List<TemplateSchedule> schedules,
            InFlight inFlight,
            LoopbackServer server) {
        this.queues = queues;
        this.schedules = schedules;
        this.inFlight = inFlight;
        this.server = server;
        queues.forEach(queue -> {
            messages.put(queue.logicalId(), new KeptMessages(folder.resolve(queue.logicalId() + ".json")));
            arrived.put(queue.logicalId(), new Semaphore(0));
            queueOfFunction.put(queue.function(), queue.logicalId());
        });
    }

    /**
     * Starts on a free loopback port. Messages wait until {@link #workOff} is called.
     *
     * @param folder keeps the messages; it exists
     * @param accessKeyId whoever did not sign with it is refused: the port is open to every user of this machine
     */
    public static LocalQueues start(
            Path folder,
            List<TemplateQueue> queues,
            List<TemplateSchedule> schedules,
            InFlight inFlight,
            String accessKeyId)
            throws IOException {
        var started =
                new LocalQueues(folder, queues, schedules, inFlight, LoopbackServer.take(LoopbackServer.ANY_FREE_PORT));
        started.server.open(new AwsJsonOperation(accessKeyId, "1.0", "AmazonSQS", "SendMessage", started::sent));
        return started;
    }

    public URI endpoint() {
        return server.address();
    }

    /** Begins to hand messages to the functions, first those that an earlier run left. */
    public void workOff(Map<String, LocalFunction> functions) {
        for (TemplateQueue queue : queues) {
            var kept = messages.get(queue.logicalId());
            for (int number = 0; number < kept.size(); number++) {
                inFlight.begin();
                arrived.get(queue.logicalId()).release();
            }
            threads.submit(() -> workOff(queue, kept, functions.get(queue.function())));
        }
    }

    private void workOff(TemplateQueue queue, KeptMessages kept, LocalFunction function) {
        try {
            while (true) {
                arrived.get(queue.logicalId()).acquire();
                kept.first().ifPresent(message -> handOver(queue, kept, function, message));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(TemplateQueue queue, KeptMessages kept, LocalFunction function, Message message) {
        if (function.workOff(event(message))) {
            kept.done(message);
            inFlight.end();
        } else if (Thread.currentThread().isInterrupted()) {
            // The run is stopping: the message is still there for the next.
            inFlight.end();
        } else if (kept.again(message, queue.receivesMax())) {
            arrived.get(queue.logicalId()).release();
        } else {
            System.err.println(
                    queue.logicalId() + ": a message failed " + queue.receivesMax() + " times and is put aside");
            inFlight.end();
        }
    }

    private static byte[] event(Message message) {
        var event = JSON.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("messageId", message.id())
                .put("body", message.body())
                .put("eventSource", "aws:sqs")
                .putObject("attributes")
                .put("ApproximateReceiveCount", Integer.toString(message.receives() + 1));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Fires the schedule of a function.
     *
     * @param function its logical id
     * @param now the time at which the schedule is due
     * @return whether the function has a schedule
     */
    public boolean fire(String function, Instant now) {
        var queue = queueOfFunction.getOrDefault(function, "");
        var fired = schedules.stream()
                .filter(schedule -> schedule.queue().equals(queue))
                .toList();
        fired.forEach(schedule -> send(queue, scheduled(schedule, now)));
        return !fired.isEmpty();
    }

    private static String scheduled(TemplateSchedule schedule, Instant now) {
        var event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", "000000000000")
                .put("time", now.toString())
                .put("region", "eu-west-2");
        event.putArray("resources").add("arn:aws:events:eu-west-2:000000000000:rule/" + schedule.logicalId());
        event.putObject("detail");
        return event.toString();
    }

    private String send(String queue, String body) {
        var message = new Message(UUID.randomUUID().toString(), body, 0);
        inFlight.begin();
        messages.get(queue).add(message);
        arrived.get(queue).release();
        return message.id();
    }

    private ObjectNode sent(JsonNode request) {
        var queue = request.path("QueueUrl").asText();
        var body = request.path("MessageBody").asText();
        if (!messages.containsKey(queue)) {
            return AwsJsonOperation.error("com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
        }
        return AwsJsonOperation.reply().put("MessageId", send(queue, body)).put("MD5OfMessageBody", md5(body));
    }

    /** The SDK compares it with its own. */
    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.close();
    }
}
