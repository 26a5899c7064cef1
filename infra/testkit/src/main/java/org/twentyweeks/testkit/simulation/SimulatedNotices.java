package org.twentyweeks.testkit.simulation;

import java.time.Duration;
import java.util.function.Consumer;

/** The notices by which S3 says that an object was created: late, in any order, sometimes twice, and rarely not at all. */
public final class SimulatedNotices {

    private static final double DROPPED = 0.02;
    private static final double DOUBLED = 0.05;
    private static final Duration DELAY_MOST = Duration.ofMinutes(2);

    private final Simulation simulation;
    private final Consumer<String> target;
    private int notices;

    /** @param target is told of the key of each object, for example a queue */
    public SimulatedNotices(Simulation simulation, Consumer<String> target) {
        this.simulation = simulation;
        this.target = target;
    }

    /** An object was created under that key. */
    public void created(String key) {
        var notice = "notice-" + ++notices;
        if (simulation.dice().happens(notice + " is dropped", DROPPED)) {
            simulation.note(() -> "no notice of " + key);
            return;
        }
        tell(notice, key);
        if (simulation.dice().happens(notice + " is doubled", DOUBLED)) {
            tell(notice + "-again", key);
        }
    }

    private void tell(String notice, String key) {
        simulation.after(
                simulation.dice().time(notice + " delay", Duration.ZERO, DELAY_MOST), () -> target.accept(key));
    }
}
