package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.testkit.simulation.Dice;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Faults;
import org.twentyweeks.testkit.simulation.SimulatedNotices;
import org.twentyweeks.testkit.simulation.SimulatedQueue;
import org.twentyweeks.testkit.simulation.SimulatedQueue.Limits;
import org.twentyweeks.testkit.simulation.Simulation;

/** The event sources are as nasty as AWS says they are, before any function stands behind them. */
class EventSourcesTest {

    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");
    private static final Duration FUNCTION = Duration.ofSeconds(25);
    private static final Duration VISIBILITY = Duration.ofSeconds(30);
    private static final int OBJECTS = 400;

    /** Adds one for each key, in a call that can go wrong like any other. */
    private static final class Tally {
        private final Simulation simulation;
        private final Map<String, Integer> counts = new TreeMap<>();
        private final Set<String> seen = new HashSet<>();
        private final boolean remembers;

        Tally(Simulation simulation, boolean remembers) {
            this.simulation = simulation;
            this.remembers = remembers;
        }

        void count(String key) {
            simulation.call("tally.add", Fault.OF_WRITING, () -> {
                if (!remembers || seen.add(key)) {
                    counts.merge(key, 1, Integer::sum);
                }
                return true;
            });
        }
    }

    private final List<String> told = new ArrayList<>();

    private Tally run(double faults, boolean remembers) {
        var dice = new Dice(7);
        var simulation = new Simulation(dice, Faults.random(dice, faults), START);
        var tally = new Tally(simulation, remembers);
        var queue = new SimulatedQueue(simulation, "files", new Limits(FUNCTION, VISIBILITY, 5), delivery -> {
            told.add(delivery.body());
            tally.count(delivery.body());
            return true;
        });
        var notices = new SimulatedNotices(simulation, queue::send);
        objects().forEach(notices::created);
        simulation.run();
        System.out.println(told.size() + " deliveries of " + OBJECTS + " objects, " + tally.counts.size() + " counted, "
                + queue.deadLetters().size() + " dead letters");
        assertThat(told).isNotEmpty().isSubsetOf(objects());
        var deadOrCounted = new HashSet<>(tally.counts.keySet());
        deadOrCounted.addAll(queue.deadLetters());
        assertThat(deadOrCounted).as("dead or counted").isEqualTo(new HashSet<>(told));
        return tally;
    }

    private static List<String> objects() {
        return IntStream.range(0, OBJECTS).mapToObj(Integer::toString).toList();
    }

    @Test
    void without_faults_of_ours_notices_still_come_twice_in_any_order_and_some_never() {
        var tally = run(0, true);

        assertThat(told).hasSizeGreaterThan(new TreeSet<>(told).size());
        assertThat(told).isNotEqualTo(told.stream().sorted().toList());
        assertThat(tally.counts.size()).isBetween(OBJECTS * 9 / 10, OBJECTS - 1);
        assertThat(tally.counts.values()).containsOnly(1);
    }

    @Test
    void whoever_remembers_counts_once_whatever_fails() {
        var tally = run(0.3, true);

        assertThat(tally.counts.values()).containsOnly(1);
    }

    @Test
    void whoever_does_not_remember_counts_twice_and_is_found() {
        var tally = run(0.3, false);

        assertThat(tally.counts.values()).contains(2);
    }

    @Test
    void what_always_fails_becomes_a_dead_letter_after_its_last_receive() {
        var simulation = new Simulation(new Dice(7), Faults.none(), START);
        var queue = new SimulatedQueue(simulation, "files", new Limits(FUNCTION, VISIBILITY, 3), delivery -> {
            told.add(delivery.body());
            throw new IllegalStateException("poison");
        });

        queue.send("poison");
        simulation.run();

        assertThat(told).hasSize(3);
        assertThat(queue.deadLetters()).containsExactly("poison");
    }
}
