package org.twentyweeks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.twentyweeks.simulator.IntakeWorld.Run;
import org.twentyweeks.testkit.simulation.Dice;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Faults;
import org.twentyweeks.testkit.simulation.Shrinker;

/**
 * Looks for a history that breaks an invariant.
 *
 * @param worlds builds the world of a history in which those faults happen
 * @param named what makes {@code make simulate SEED=…} run histories in such worlds; empty for those that it runs anyway
 */
record Search(BiFunction<History, Faults, IntakeWorld> worlds, String named) {

    /** In worlds as they are deployed, in memory. */
    static Search asDeployed() {
        return new Search((history, faults) -> new IntakeWorld(history, faults, new InMemory(), Build.AS_DEPLOYED), "");
    }

    /** In worlds as they are deployed, on DynamoDB Local, where one HTTP call in ten goes wrong. */
    static Search onDynamoDb() {
        return new Search(
                (history, faults) -> new IntakeWorld(
                        history, faults, new InDynamoDb(new Dice(history.seed()), 0.1), Build.AS_DEPLOYED),
                "STORE=dynamodb");
    }

    /** In worlds in memory in which that defect is planted. */
    static Search with(PlantedBug bug) {
        return new Search(bug::world, "BUG=" + bug);
    }

    private static final List<Double> SHARES = List.of(0.0, 0.02, 0.1, 0.3);

    /** What a search came to. */
    record Result(long histories, long calls, long faults, long recorded, long refused, Optional<Failure> failure) {

        static final Result NONE = new Result(0, 0, 0, 0, 0, Optional.empty());

        private Result with(Run run) {
            return new Result(
                    histories + 1,
                    calls + run.calls().size(),
                    faults + run.faults().size(),
                    recorded + run.recorded(),
                    refused + run.refused(),
                    failure);
        }

        private Result with(Failure found) {
            return new Result(histories, calls, faults, recorded, refused, Optional.of(found));
        }

        Result and(Result other) {
            return new Result(
                    histories + other.histories,
                    calls + other.calls,
                    faults + other.faults,
                    recorded + other.recorded,
                    refused + other.refused,
                    failure.or(other::failure));
        }
    }

    /** A history that broke an invariant, and the least of it that still does. */
    record Failure(
            String again, List<Violation> violations, History least, Map<String, Fault> faults, List<String> account) {

        /** For people: what is broken, by which least history, and how to see it again. */
        String told() {
            var told = new StringBuilder();
            violations.forEach(
                    violation -> told.append("broken ").append(violation).append('\n'));
            told.append("the shortest history found: ").append(least.told()).append('\n');
            told.append("with the faults ").append(faults).append('\n');
            account.forEach(line -> told.append("  ").append(line).append('\n'));
            return told.append("again: ").append(again).toString();
        }
    }

    /** The faults of a seed: none, few, some or many. */
    static Faults faults(long seed) {
        var dice = new Dice(seed);
        return Faults.random(dice, dice.one("share of faults", SHARES));
    }

    Run run(long seed) {
        return worlds.apply(History.random(seed), faults(seed)).run();
    }

    /** The run of one seed, with its account. */
    Run told(long seed) {
        return worlds.apply(History.random(seed), faults(seed)).run(true);
    }

    /** Runs those seeds on every processor, until one fails. */
    Result over(long first, long count) {
        var next = new AtomicLong(first);
        var failed = new AtomicBoolean();
        List<Future<Result>> parts = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory())) {
            for (int worker = 0; worker < Runtime.getRuntime().availableProcessors(); worker++) {
                parts.add(workers.submit(() -> part(next, first + count, failed)));
            }
        }
        return parts.stream().map(Search::done).reduce(Result.NONE, Result::and);
    }

    private Result part(AtomicLong next, long end, AtomicBoolean failed) {
        var result = Result.NONE;
        for (long seed = next.getAndIncrement(); seed < end && !failed.get(); seed = next.getAndIncrement()) {
            var run = run(seed, failed);
            result = result.with(run);
            if (!run.violations().isEmpty()) {
                failed.set(true);
                return result.with(shrunk(seed, run));
            }
        }
        return result;
    }

    private Run run(long seed, AtomicBoolean failed) {
        try {
            return run(seed);
        } catch (RuntimeException | Error defect) {
            failed.set(true);
            throw new IllegalStateException("A history could not be run to its end. Again: " + again(seed), defect);
        }
    }

    private String again(long seed) {
        return ("make simulate SEED=" + seed + " " + named).strip();
    }

    private static Result done(Future<Result> part) {
        try {
            return part.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while histories ran", interrupted);
        }
    }

    /** The least of what the run did that still breaks an invariant that the run broke. */
    private Failure shrunk(long seed, Run run) {
        var history = History.random(seed);
        var invariants = run.violations().stream().map(Violation::invariant).toList();
        List<Object> parts = new ArrayList<>(history.steps());
        parts.addAll(new TreeMap<>(run.faults()).entrySet());
        var least = Shrinker.least(
                parts,
                fewer -> world(history, fewer).run().violations().stream()
                        .anyMatch(violation -> invariants.contains(violation.invariant())));
        var again = world(history, least).run(true);
        return new Failure(again(seed), again.violations(), history.with(steps(least)), faults(least), again.account());
    }

    private IntakeWorld world(History history, List<Object> parts) {
        return worlds.apply(history.with(steps(parts)), Faults.exactly(faults(parts)));
    }

    private static List<Step> steps(List<Object> parts) {
        return parts.stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }

    private static Map<String, Fault> faults(List<Object> parts) {
        var faults = new TreeMap<String, Fault>();
        parts.stream()
                .filter(Map.Entry.class::isInstance)
                .map(Map.Entry.class::cast)
                .forEach(entry -> faults.put((String) entry.getKey(), (Fault) entry.getValue()));
        return faults;
    }
}
