package org.twentyweeks.simulator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.casework.MoveHandler;
import org.twentyweeks.casework.RefoldHandler;
import org.twentyweeks.casework.SealHandler;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.audit.VerifyAudit;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.JobTelemetry;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.simulator.Build.UseCases;
import org.twentyweeks.testkit.simulation.SimulatedQueue;
import org.twentyweeks.testkit.simulation.SimulatedQueue.Delivery;
import org.twentyweeks.testkit.simulation.SimulatedQueue.Limits;
import org.twentyweeks.testkit.simulation.Simulation;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/**
 * The jobs of the nights, each behind its queue as the template has it. In a night of these histories each schedule fires
 * once, and a night is over before the next begins: docs/reliability.md says what that leaves out.
 */
final class Nights {

    /** As in the template. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(300), Duration.ofSeconds(1800), 5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final Simulation simulation;
    private final Invocations invocations;
    private final Seals seals;
    private final List<Violation> defects;
    private final SimulatedQueue moving;
    private final SimulatedQueue refolding;
    private final SimulatedQueue sealing;
    private Optional<LocalDate> sealedThrough = Optional.empty();
    private boolean atNight;

    /**
     * @param telemetry where the functions say what became of their runs
     * @param defects is added to when something is not as it was sealed
     */
    Nights(
            Simulation simulation,
            Invocations invocations,
            UseCases useCases,
            CaseHeads heads,
            Seals seals,
            JobTelemetry telemetry,
            List<Violation> defects) {
        this.simulation = simulation;
        this.invocations = invocations;
        this.seals = seals;
        this.defects = defects;
        JobTelemetry heard = run -> {
            hear(run);
            telemetry.record(run);
        };
        moving = queue("moves", Deployed.MOVE_CASES, new MoveHandler(useCases.moveCases(), heard));
        sealing = queue("seals", Deployed.SEAL_CASES, new SealHandler(useCases.sealCases(), heard));
        refolding = queue(
                "refolds",
                Deployed.REFOLD_CASES,
                new RefoldHandler(useCases.refold(), heads.walks(), this::goesOn, heard));
    }

    private SimulatedQueue queue(String name, Deployed function, RequestStreamHandler handler) {
        return new SimulatedQueue(simulation, name, LIMITS, new Job(function, handler));
    }

    private void goesOn(byte[] json) {
        refolding.send(new String(json, StandardCharsets.UTF_8));
    }

    /** A function behind a queue, which hands back by its id what it could not work off. */
    private final class Job implements SimulatedQueue.Worker {
        private final Deployed function;
        private final RequestStreamHandler handler;

        Job(Deployed function, RequestStreamHandler handler) {
            this.function = function;
            this.handler = handler;
        }

        @Override
        public boolean worksOff(Delivery delivery) {
            var invocation = invocations.begin(delivery.process(), function);
            var answer = Functions.handled(handler, event(delivery), context(delivery));
            var handedBack = Functions.json(answer).path("batchItemFailures");
            boolean isWorkedOff = handedBack.isEmpty();
            if (!isWorkedOff) {
                invocation.handsBack();
                if (!handedBack.path(0).path("itemIdentifier").asText().equals(delivery.process())) {
                    defects.add(new Violation("I14", delivery.process() + " handed back another message"));
                }
            }
            return isWorkedOff;
        }

        @Override
        public void ended(Delivery delivery, Ending ending) {
            invocations.find(delivery.process()).orElseThrow().ends(ending);
        }
    }

    private static byte[] event(Delivery delivery) {
        return Functions.bytes(
                Map.of("Records", List.of(Map.of("messageId", delivery.process(), "body", delivery.body()))));
    }

    /** Now and then there is no time left for more than a page. */
    private Context context(Delivery delivery) {
        boolean hurries = simulation.dice().happens(delivery.process() + " has no time", 0.3);
        int left = hurries ? 0 : (int) LIMITS.function().toMillis();
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                    if (method.getName().equals("getRemainingTimeInMillis")) {
                        return left;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private void hear(JobRun run) {
        if (run.outcome().startsWith("sealed")) {
            sealedThrough =
                    Stream.concat(sealedThrough.stream(), run.day().stream()).max(LocalDate::compareTo);
        }
        if (run.counted().getOrDefault(Metric.SEAL_DIFFERENCES, 0L) > 0) {
            defects.add(new Violation("I10", "a seal found that something is not as it was sealed"));
        }
        if (run.counted().getOrDefault(Metric.HEADS_STALE, 0L) > 0) {
            defects.add(new Violation("I16", "a head could not be derived anew"));
        }
    }

    /** Has the schedules fire, and waits until everything they sent is worked off or given up. */
    void night(String name) {
        if (atNight) {
            return;
        }
        atNight = true;
        var fired = new String(Functions.bytes(Map.of("time", simulation.now().toString())), StandardCharsets.UTF_8);
        moving.arrive(name + "-moves", fired);
        refolding.arrive(name + "-refolds", fired);
        sealing.arrive(name + "-seals", fired);
        while (!(moving.isAtRest() && refolding.isAtRest() && sealing.isAtRest())) {
            simulation.pass(BETWEEN_LOOKS);
        }
        atNight = false;
    }

    /** What the check of the record finds that is not as it was recorded. */
    Optional<Violation> difference(Kept kept) {
        return new VerifyAudit(seals, kept.records())
                .verify(sealedThrough, (_, _) -> {})
                .first()
                .map(difference -> new Violation("I10", difference.toString()));
    }
}
