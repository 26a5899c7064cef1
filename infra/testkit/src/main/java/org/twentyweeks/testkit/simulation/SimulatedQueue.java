package org.twentyweeks.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/**
 * A standard queue of SQS in front of a function: messages come in any order and sometimes twice, come again when the
 * function does not finish before its time is over, and lie among the dead letters when that happened too often.
 */
public final class SimulatedQueue {

    private static final double DOUBLED = 0.05;
    private static final Duration DELIVERY_LEAST = Duration.ofMillis(5);
    private static final Duration DELIVERY_MOST = Duration.ofSeconds(30);

    private final Simulation simulation;
    private final String name;
    private final Duration visibility;
    private final int receivesMax;
    private final Consumer<String> function;
    private final List<String> deadLetters = new ArrayList<>();
    private int messages;

    /**
     * @param visibility how long a message is hidden when it was received, and how long the function has
     * @param receivesMax how often a message is received before it is a dead letter
     * @param function is called in a process of its own for each delivery; that the process ends well deletes the message
     */
    public SimulatedQueue(
            Simulation simulation, String name, Duration visibility, int receivesMax, Consumer<String> function) {
        this.simulation = simulation;
        this.name = name;
        this.visibility = visibility;
        this.receivesMax = receivesMax;
        this.function = function;
    }

    /**
     * Sends a message: a call that can go wrong for the process that makes it.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when it is not known whether the message was sent
     */
    public void send(String body) {
        simulation.call(name + ".send", Fault.OF_WRITING, () -> {
            arrive(body);
            return true;
        });
    }

    /** What was given up, in the order in which it was. */
    public List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }

    private void arrive(String body) {
        var message = name + "-" + ++messages;
        deliverLater(message, body, 1);
        if (simulation.dice().happens(message + " is doubled", DOUBLED)) {
            deliverLater(message + "-again", body, 1);
        }
    }

    private void deliverLater(String message, String body, int receive) {
        // Whatever arrived first is not delivered first.
        var delay = simulation.dice().time(message + " receive " + receive, DELIVERY_LEAST, DELIVERY_MOST);
        simulation.after(delay, () -> deliver(message, body, receive));
    }

    private void deliver(String message, String body, int receive) {
        simulation.start(message + "/" + receive, visibility, () -> function.accept(body), ending -> {
            if (ending != Ending.DONE) {
                again(message, body, receive);
            }
        });
    }

    private void again(String message, String body, int receive) {
        if (receive == receivesMax) {
            simulation.note(() -> message + " is a dead letter");
            deadLetters.add(body);
        } else {
            simulation.after(visibility, () -> deliverLater(message, body, receive + 1));
        }
    }
}
