package org.twentyweeks.testkit.hostile;

import java.util.Map;
import java.util.TreeMap;

/** How many inputs of each category were sent, and what became of them. */
public final class Tally {

    private final Map<String, int[]> counts = new TreeMap<>();

    public void accepted(String category) {
        accepted(category, 1);
    }

    public void refused(String category) {
        refused(category, 1);
    }

    public void accepted(String category, int inputs) {
        counts.computeIfAbsent(category, first -> new int[2])[0] += inputs;
    }

    public void refused(String category, int inputs) {
        counts.computeIfAbsent(category, first -> new int[2])[1] += inputs;
    }

    /** Inputs sent so far. */
    public int total() {
        return counts.values().stream().mapToInt(count -> count[0] + count[1]).sum();
    }

    /** A line for each category. */
    public String lines(String title) {
        var lines = new StringBuilder("%s: %,d inputs%n".formatted(title, total()));
        counts.forEach((category, count) ->
                lines.append("  %-24s %,8d accepted %,8d refused%n".formatted(category, count[0], count[1])));
        return lines.toString();
    }
}
