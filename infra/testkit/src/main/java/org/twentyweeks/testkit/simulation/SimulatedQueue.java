package org.twentyweeks.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/**
 * A standard queue of SQS in front of a function: messages come in any order and sometimes twice. One that was received is
 * hidden for some time and then comes again, unless it was deleted by then: because it was not worked off, because the
 * function is still at it, or because its deletion was lost. One that came too often lies among the dead letters.
 */
public final class SimulatedQueue {

    private static final double DOUBLED = 0.05;
    private static final double NOT_DELETED = 0.02;
    private static final Duration DELIVERY_LEAST = Duration.ofMillis(5);
    private static final Duration DELIVERY_MOST = Duration.ofSeconds(30);

    private final Simulation simulation;
    private final String name;
    private final Limits limits;
    private final Worker worker;
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private final List<String> deadLetters = new ArrayList<>();
    private int waiting;

    /** @param worker stands behind the queue, and takes one message at a time */
    public SimulatedQueue(Simulation simulation, String name, Limits limits, Worker worker) {
        this.simulation = simulation;
        this.name = name;
        this.limits = limits;
        this.worker = worker;
    }

    /**
     * How a queue and the function behind it are set up.
     *
     * @param function how long the function may take
     * @param visibility how long a message is hidden once it was received
     * @param receivesMax how often a message is received before it is a dead letter
     */
    public record Limits(Duration function, Duration visibility, int receivesMax) {}

    /**
     * A message as the function gets it.
     *
     * @param process the name of the process that works it off
     */
    public record Delivery(String process, String body) {}

    /** The function behind a queue. */
    @FunctionalInterface
    public interface Worker {

        /** Is called in a process of its own; whether the message was worked off, and is to be deleted. */
        boolean worksOff(Delivery delivery);

        /** Is told how that process ended. */
        default void ended(Delivery delivery, Ending ending) {}
    }

    /**
     * Sends a message: a call that can go wrong for the process that makes it.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when it is not known whether the message was sent
     */
    public void send(String body) {
        var sender = simulation.running().orElse(name);
        var message = sender + " to " + name + " " + sent.merge(sender, 1, Integer::sum);
        simulation.call(name + ".send", Fault.OF_WRITING, () -> {
            arrive(message, body);
            return true;
        });
    }

    /**
     * A message has arrived, whose sender saw to it, as a schedule does.
     *
     * @param message its name in every run of the history
     */
    public void arrive(String message, String body) {
        receiveOnce(message, body);
        if (simulation.dice().happens(message + " is doubled", DOUBLED)) {
            receiveOnce(message, body);
        }
    }

    /** Whether every message was deleted or is a dead letter. */
    public boolean isAtRest() {
        return waiting == 0;
    }

    /** What was given up, in the order in which it was. */
    public List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }

    private void receiveOnce(String message, String body) {
        int copy = copies.merge(message, 1, Integer::sum);
        waiting++;
        deliverLater(copy == 1 ? message : message + " copy " + copy, body, 1);
    }

    private void deliverLater(String message, String body, int receive) {
        // Whatever arrived first is not delivered first.
        var delay = simulation.dice().time(message + " receive " + receive, DELIVERY_LEAST, DELIVERY_MOST);
        simulation.after(delay, () -> deliver(message, body, receive));
    }

    private void deliver(String message, String body, int receive) {
        var delivery = new Delivery(message + "/" + receive, body);
        var attempt = new Attempt();
        simulation.start(
                delivery.process(), limits.function(), () -> attempt.workedOff = worker.worksOff(delivery), ending -> {
                    worker.ended(delivery, ending);
                    boolean deletes = ending == Ending.DONE
                            && attempt.workedOff
                            && !simulation.dice().happens(delivery.process() + " is not deleted", NOT_DELETED);
                    if (deletes && !attempt.over) {
                        attempt.over = true;
                        waiting--;
                    }
                });
        simulation.after(limits.visibility(), () -> {
            if (!attempt.over) {
                attempt.over = true;
                again(message, body, receive);
            }
        });
    }

    /** One receive of a message, which is over when it was deleted or comes again. */
    private static final class Attempt {
        private boolean workedOff;
        private boolean over;
    }

    private void again(String message, String body, int receive) {
        if (receive == limits.receivesMax()) {
            simulation.note(() -> message + " is a dead letter");
            deadLetters.add(body);
            waiting--;
        } else {
            deliverLater(message, body, receive + 1);
        }
    }
}
