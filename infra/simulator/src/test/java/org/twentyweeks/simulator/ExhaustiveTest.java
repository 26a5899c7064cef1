package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.twentyweeks.simulator.IntakeWorld.Run;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Faults;
import org.twentyweeks.testkit.simulation.Point;

/** Every call of every scenario, with everything that can go wrong with it. */
class ExhaustiveTest {

    /** Everything that leaves the process of a function, and the network in front of it. */
    private static final Set<String> PORTS = Set.of(
            "gateway.request",
            "cases.find",
            "cases.findWhole",
            "cases.record",
            "cases.accept",
            "indexes.query",
            "heads.find",
            "heads.page",
            "heads.refold",
            "refolds.send",
            "audit.of",
            "audit.record",
            "staff.everybody",
            "staff.keep",
            "seals.days",
            "seals.find",
            "seals.keep",
            "secrets.hashKeys",
            "secrets.tokenRing",
            "chance.bytes",
            "telemetry.record");

    private final Map<String, Integer> casesOfPort = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    @Test
    void every_call_goes_wrong_in_every_way_and_nothing_is_lost_or_doubled() {
        Scenarios.all().forEach((name, history) -> {
            var quiet = run(name, history, Map.of());
            quiet.calls()
                    .forEach(point -> point.possible().forEach(fault -> {
                        var run = run(name, history, Map.of(point.id(), fault));
                        assertThat(run.faults()).containsEntry(point.id(), fault);
                        run.invocations().stream()
                                .filter(Invocation::failed)
                                .map(Invocation::function)
                                .forEach(failed -> hasAnAlarm(point, fault, failed));
                        casesOfPort.merge(point.port(), 1, Integer::sum);
                    }));
        });

        report("call × fault");
        assertThat(casesOfPort.keySet()).isEqualTo(PORTS);
        assertThat(broken).isEmpty();
    }

    /** One of the function that failed, or of the table behind it. */
    private static void hasAnAlarm(Point point, Fault fault, Deployed failed) {
        assertThat(Happenings.of(point, fault, failed).alarms())
                .as("alarms of " + failed + " when " + fault + " happens to " + point.port())
                .anyMatch(alarm -> alarm.startsWith(failed.logicalId()) || alarm.startsWith("CasesTable"));
    }

    @Test
    @Tag("slow")
    void every_two_calls_go_wrong_in_every_way_and_nothing_is_lost_or_doubled() {
        Scenarios.all()
                .forEach((name, history) -> run(name, history, Map.of())
                        .calls()
                        .forEach(point -> point.possible().forEach(fault -> afterFirst(name, history, point, fault))));

        report("call × fault × later call × fault");
        assertThat(casesOfPort.keySet()).isEqualTo(PORTS);
        assertThat(broken).isEmpty();
    }

    private void afterFirst(String name, History history, Point point, Fault fault) {
        var once = run(name, history, Map.of(point.id(), fault)).calls();
        var later = once.subList(once.stream().map(Point::id).toList().indexOf(point.id()) + 1, once.size());
        later.forEach(second -> second.possible().forEach(other -> {
            run(name, history, Map.of(point.id(), fault, second.id(), other));
            casesOfPort.merge(second.port(), 1, Integer::sum);
        }));
    }

    private Run run(String name, History history, Map<String, Fault> faults) {
        var run = new IntakeWorld(history, Faults.exactly(faults), new InMemory(), Build.AS_DEPLOYED).run();
        run.violations().forEach(violation -> broken.add(name + " with " + new TreeMap<>(faults) + ": " + violation));
        return run;
    }

    private void report(String what) {
        System.out.printf(
                "%s: %,d cases %s, %d broken%n",
                what, casesOfPort.values().stream().mapToInt(Integer::intValue).sum(), casesOfPort, broken.size());
    }
}
