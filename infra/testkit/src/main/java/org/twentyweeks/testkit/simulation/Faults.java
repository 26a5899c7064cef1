package org.twentyweeks.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which calls go wrong, and how. */
@FunctionalInterface
public interface Faults {

    Optional<Fault> at(Point point);

    /** Nothing goes wrong. */
    static Faults none() {
        return point -> Optional.empty();
    }

    /** Exactly these, by the id of their point; one that is not possible there does not happen. */
    static Faults exactly(Map<String, Fault> faults) {
        return point -> Optional.ofNullable(faults.get(point.id())).filter(point.possible()::contains);
    }

    /** Each call goes wrong with that probability. */
    static Faults random(Dice dice, double share) {
        return point -> dice.happens("fault at " + point.id(), share)
                ? Optional.of(dice.one("which fault at " + point.id(), List.copyOf(new TreeSet<>(point.possible()))))
                : Optional.empty();
    }
}
