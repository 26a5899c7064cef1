package org.twentyweeks.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes what goes wrong smaller until every part of it is needed. */
public final class Shrinker {

    private Shrinker() {}

    /**
     * The parts that are still needed, by delta debugging (Zeller and Hildebrandt, 2002): halves are taken away first, then
     * ever smaller pieces, at last single parts.
     *
     * @param stillFails whether the failure is there with only these parts; it is there with all of them
     */
    public static <T> List<T> least(List<T> parts, Predicate<List<T>> stillFails) {
        var least = new ArrayList<>(parts);
        for (int piece = Math.max(1, least.size() / 2); ; ) {
            boolean smaller = false;
            for (int from = 0; from < least.size(); ) {
                var without = new ArrayList<>(least.subList(0, from));
                without.addAll(least.subList(Math.min(least.size(), from + piece), least.size()));
                if (stillFails.test(without)) {
                    least = without;
                    smaller = true;
                } else {
                    from += piece;
                }
            }
            if (piece == 1 && !smaller) {
                return List.copyOf(least);
            }
            piece = Math.max(1, piece / 2);
        }
    }
}
