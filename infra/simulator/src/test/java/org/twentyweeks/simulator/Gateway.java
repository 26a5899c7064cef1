package org.twentyweeks.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.twentyweeks.simulator.Invocation.Answer;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Simulation;

/**
 * The network before the functions, which loses, delays and doubles, and the functions behind it, which are ended after 25
 * seconds: before their gateway would give up.
 */
final class Gateway {

    static final Duration MAX = Duration.ofSeconds(29);
    static final Duration FUNCTION_MAX = Duration.ofSeconds(25);

    private static final long FIRST_REQUEST = 100_000_000_000L;
    private static final Duration ARRIVES_LATE_MOST = Duration.ofMinutes(10);

    private final Simulation simulation;
    private final Invocations invocations;
    private int requests;

    Gateway(Simulation simulation, Invocations invocations) {
        this.simulation = simulation;
        this.invocations = invocations;
    }

    /**
     * A request that came through the network.
     *
     * @param name the same in every run of the history; a request that came twice has two
     * @param id the gateway's
     * @param at when it came
     */
    record Arrival(String name, String id, Instant at) {}

    /** Where requests are sent to, and what they are when they arrive. */
    record Request(Deployed deployed, RequestStreamHandler function, Function<Arrival, byte[]> event) {}

    /**
     * Sends a request.
     *
     * @param patience how long its sender waits
     * @param whenOver is told of each invocation in the moment in which it ends
     * @return the answer, if one came in time
     */
    Optional<Answer> send(String name, Request request, Duration patience, BiConsumer<Arrival, Invocation> whenOver) {
        var fault = simulation.fault("gateway.request", Fault.OF_DELIVERY);
        var dice = simulation.dice();
        return simulation.await(patience, reply -> {
            // Half of the time as quick as a call behind it, so that those who send at once meet there.
            var most = dice.happens(name + " is near", 0.5) ? Duration.ofMillis(15) : Duration.ofMillis(400);
            Duration there = dice.time(name + " arrives", Duration.ofMillis(5), most);
            if (fault.equals(Optional.of(Fault.SLOW))) {
                there = dice.time(name + " arrives late", Duration.ofSeconds(1), ARRIVES_LATE_MOST);
            }
            if (!fault.equals(Optional.of(Fault.UNAVAILABLE))) {
                simulation.after(
                        there,
                        () -> arrives(name, request, whenOver, back -> {
                            if (!fault.equals(Optional.of(Fault.ANSWER_LOST))) {
                                reply.accept(back);
                            }
                        }));
            }
            if (fault.equals(Optional.of(Fault.DUPLICATE))) {
                simulation.after(
                        there.plus(dice.time(name + " arrives again", Duration.ZERO, Duration.ofSeconds(3))),
                        () -> arrives(name + "-again", request, whenOver, back -> {}));
            }
        });
    }

    private void arrives(
            String name, Request request, BiConsumer<Arrival, Invocation> whenOver, Consumer<Answer> reply) {
        var arrival = new Arrival(name, "00000000-0000-4000-8000-" + (FIRST_REQUEST + ++requests), simulation.now());
        var event = request.event().apply(arrival);
        var invocation = invocations.begin(name, request.deployed());
        simulation.start(
                name,
                FUNCTION_MAX,
                () -> invocation.answers(answer(Functions.handled(request.function(), event, null))),
                ending -> {
                    invocation.ends(ending);
                    whenOver.accept(arrival, invocation);
                    simulation.after(
                            simulation.dice().time(name + " returns", Duration.ofMillis(5), Duration.ofMillis(400)),
                            () -> reply.accept(
                                    switch (ending) {
                                        case DONE -> invocation.answer().orElseThrow();
                                        case DIED, FAILED -> Answer.FAILED;
                                        case TIMED_OUT -> Answer.TIMED_OUT;
                                    }));
                });
    }

    private static Answer answer(byte[] proxy) {
        var answer = Functions.json(proxy);
        var type = answer.path("headers").path("Content-Type").asText();
        var body = answer.path("body").asText();
        return new Answer(
                answer.path("statusCode").asInt(),
                type,
                Optional.ofNullable(answer.path("headers").path("ETag").textValue()),
                body,
                type.startsWith(Answer.PAGE) ? MissingNode.getInstance() : Functions.json(body));
    }
}
