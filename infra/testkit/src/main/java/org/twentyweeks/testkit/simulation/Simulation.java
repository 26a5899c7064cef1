package org.twentyweeks.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.casework.UnavailableException;

/**
 * The event loop. Processes are written as ordinary code that blocks; each has a thread, and only one runs at a time: it
 * hands over when it calls what is outside of it, and time passes only then.
 */
public final class Simulation {

    private static final Duration LATENCY_LEAST = Duration.ofMillis(1);
    private static final Duration LATENCY_MOST = Duration.ofMillis(40);
    private static final Duration REFUSAL_MOST = Duration.ofSeconds(9);
    private static final Duration LATE_MOST = Duration.ofMinutes(10);
    private static final String NOBODY = "no process runs";

    private final Dice dice;
    private final Faults faults;
    private final PriorityQueue<Moment> agenda =
            new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparing(Moment::number));
    private final Semaphore loop = new Semaphore(0);
    private final List<Point> points = new ArrayList<>();
    private final Map<String, Fault> happened = new TreeMap<>();
    private final Map<String, Throwable> failures = new TreeMap<>();
    private final List<String> account = new ArrayList<>();

    private Instant now;
    private long moments;
    private boolean keepsAccount;
    private @Nullable Process running;

    public Simulation(Dice dice, Faults faults, Instant start) {
        this.dice = dice;
        this.faults = faults;
        this.now = start;
    }

    private record Moment(Instant at, long number, Runnable event) {}

    /** How a process ended. */
    public enum Ending {
        /** It did what it had to do. */
        DONE,
        /** It died. */
        DIED,
        /** It ran out of the time it had. */
        TIMED_OUT,
        /** It threw what it did not catch. */
        FAILED
    }

    private static final class Process {
        private final String name;
        private final Instant limit;
        private final Consumer<Ending> whenOver;
        private final Semaphore turn = new Semaphore(0);
        private int calls;
        private @Nullable Ending ending;
        private boolean over;

        Process(String name, Instant limit, Consumer<Ending> whenOver) {
            this.name = name;
            this.limit = limit;
            this.whenOver = whenOver;
        }
    }

    public Instant now() {
        return now;
    }

    public Dice dice() {
        return dice;
    }

    /** Every call that left a process, in the order of the run. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** What went wrong, by the id of its point. */
    public Map<String, Fault> happened() {
        return Map.copyOf(happened);
    }

    /** What processes threw that they did not catch, by their names: each is a defect, of the process or of the test. */
    public Map<String, Throwable> failures() {
        return Map.copyOf(failures);
    }

    /** What happened, a line each, for people; empty unless {@link #keepAccount} was asked for. */
    public List<String> account() {
        return List.copyOf(account);
    }

    /** Has an account kept from here on, which takes longer than the run itself. */
    public void keepAccount() {
        keepsAccount = true;
    }

    /** Adds a line to the account, if one is kept. */
    public void note(Supplier<String> line) {
        if (keepsAccount) {
            account.add(now + "  " + line.get());
        }
    }

    /** Has something happen later. */
    public void after(Duration delay, Runnable event) {
        agenda.add(new Moment(now.plus(delay), ++moments, event));
    }

    /** Runs until nothing is left to happen. */
    public void run() {
        for (var moment = agenda.poll(); moment != null; moment = agenda.poll()) {
            now = moment.at();
            moment.event().run();
        }
    }

    /**
     * Starts a process.
     *
     * @param name its name in every run of the history
     * @param time how long it may take
     * @param whenOver is told how it ended, once it has
     */
    public void start(String name, Duration time, Runnable body, Consumer<Ending> whenOver) {
        var process = new Process(name, now.plus(time), whenOver);
        Thread.ofVirtual().start(() -> {
            process.turn.acquireUninterruptibly();
            Ending ending = Ending.DONE;
            try {
                body.run();
            } catch (ProcessEnded ended) {
                ending = Ending.DIED;
            } catch (Throwable failure) {
                ending = Ending.FAILED;
                // Whoever wraps up that its process was ended has not failed by itself.
                if (process.ending == null) {
                    failures.put(name, failure);
                }
            }
            process.ending = process.ending == null ? ending : process.ending;
            process.over = true;
            loop.release();
        });
        after(Duration.ZERO, () -> resume(process));
    }

    private void resume(Process process) {
        running = process;
        process.turn.release();
        loop.acquireUninterruptibly();
        running = null;
        if (process.over) {
            process.whenOver.accept(Objects.requireNonNull(process.ending));
        }
    }

    /**
     * Calls what is outside of the running process. Without a process, that is between the histories' own events, nothing
     * goes wrong and no time passes.
     *
     * @param possible what can go wrong with this call
     * @throws UnavailableException when it went wrong in a way that a process can see
     */
    public <T> T call(String port, Set<Fault> possible, Supplier<T> effect) {
        var process = running;
        if (process == null) {
            return effect.get();
        }
        if (process.ending != null) {
            throw new ProcessEnded();
        }
        var point = new Point(process.name, ++process.calls, port, possible);
        var fault = faultAt(point);
        return fault.isEmpty() ? answered(point, effect) : gone(fault.get(), point, effect, process);
    }

    /**
     * What goes wrong with a call that the running process makes by itself, for example of a client over the network: the
     * caller has to see to it.
     */
    public Optional<Fault> fault(String port, Set<Fault> possible) {
        var process = Objects.requireNonNull(running, NOBODY);
        return faultAt(new Point(process.name, ++process.calls, port, possible));
    }

    private Optional<Fault> faultAt(Point point) {
        points.add(point);
        var fault = faults.at(point);
        fault.ifPresent(known -> happened.put(point.id(), known));
        note(() -> point.id() + " " + point.port()
                + fault.map(known -> " " + known).orElse(""));
        return fault;
    }

    private <T> T answered(Point point, Supplier<T> effect) {
        // What can never be slow does not go over a network.
        if (!point.possible().contains(Fault.SLOW)) {
            return effect.get();
        }
        pass(latency(point, "there"));
        var answer = effect.get();
        pass(latency(point, "back"));
        return answer;
    }

    private <T> T gone(Fault fault, Point point, Supplier<T> effect, Process process) {
        switch (fault) {
            case CRASH_BEFORE -> throw ended(process, Ending.DIED);
            case CRASH_AFTER -> {
                answered(point, effect);
                throw ended(process, Ending.DIED);
            }
            case ANSWER_LOST -> {
                pass(latency(point, "there"));
                effect.get();
                pass(dice.time("given up at " + point.id(), LATENCY_MOST, REFUSAL_MOST));
                throw new UnavailableException("No answer came");
            }
            case THROTTLED, CONFLICT, UNAVAILABLE -> {
                pass(dice.time("refused at " + point.id(), LATENCY_LEAST, REFUSAL_MOST));
                throw new UnavailableException("Refused: " + fault);
            }
            case SLOW, LATE -> {
                if (fault == Fault.LATE) {
                    after(dice.time("carried out late at " + point.id(), LATENCY_LEAST, LATE_MOST), unheard(effect));
                }
                pass(Duration.between(now, process.limit));
                throw new IllegalStateException("A process lived beyond its time");
            }
            case DUPLICATE -> {
                var answer = answered(point, effect);
                after(dice.time("again at " + point.id(), LATENCY_LEAST, LATE_MOST), unheard(effect));
                return answer;
            }
        }
        throw new IllegalStateException("No such fault");
    }

    /** A call for whose answer nobody waits. */
    private static Runnable unheard(Supplier<?> effect) {
        return () -> {
            try {
                effect.get();
            } catch (UnavailableException nobodyHears) {
                // It was not carried out, which is one of the things that can become of it.
            }
        };
    }

    private Duration latency(Point point, String way) {
        return dice.time("time " + way + " at " + point.id(), LATENCY_LEAST, LATENCY_MOST);
    }

    /** Lets time pass for the running process; ends it when its time is over. */
    public void pass(Duration time) {
        var process = Objects.requireNonNull(running, NOBODY);
        if (process.ending != null) {
            throw new ProcessEnded();
        }
        var remaining = Duration.between(now, process.limit);
        boolean over = time.compareTo(remaining) >= 0;
        var until = now.plus(over ? remaining : time);
        if (nothingHappensBy(until)) {
            // The loop would come back at once: changing threads for that takes most of the time of a run.
            now = until;
        } else {
            agenda.add(new Moment(until, ++moments, () -> resume(process)));
            handOver(process);
        }
        if (over) {
            throw ended(process, Ending.TIMED_OUT);
        }
    }

    private boolean nothingHappensBy(Instant until) {
        var next = agenda.peek();
        return next == null || next.at().isAfter(until);
    }

    private void handOver(Process process) {
        loop.release();
        process.turn.acquireUninterruptibly();
    }

    /**
     * Has the running process wait for an answer.
     *
     * @param patience how long it waits; it is the process's own and may not outlast its time
     * @param work starts what answers, and is given where to put the answer; only the first counts, and none that is late
     * @return the answer; empty when it did not come in time
     */
    public <T> Optional<T> await(Duration patience, Consumer<Consumer<T>> work) {
        var process = Objects.requireNonNull(running, NOBODY);
        var slot = new Slot<T>();
        after(patience, () -> {
            if (!slot.closed) {
                slot.closed = true;
                resume(process);
            }
        });
        work.accept(answer -> {
            if (!slot.closed) {
                slot.closed = true;
                slot.answer = answer;
                after(Duration.ZERO, () -> resume(process));
            }
        });
        handOver(process);
        return Optional.ofNullable(slot.answer);
    }

    private static final class Slot<T> {
        private boolean closed;
        private @Nullable T answer;
    }

    private ProcessEnded ended(Process process, Ending ending) {
        note(() -> process.name + " " + ending);
        process.ending = ending;
        return new ProcessEnded();
    }

    /** The name of the process that runs; empty between processes. */
    public Optional<String> running() {
        return Optional.ofNullable(running).map(process -> process.name);
    }
}
