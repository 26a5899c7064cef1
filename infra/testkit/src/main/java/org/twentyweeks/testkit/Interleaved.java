package org.twentyweeks.testkit;

import java.util.Arrays;

/**
 * Times two pieces of work in turn within one run and says how they compare. Only the ratio means anything: the machine is
 * shared and its milliseconds are not comparable between runs.
 */
public final class Interleaved {

    private static final int ROUNDS = 21;

    private Interleaved() {}

    /** A piece of work, repeated enough to be timed. */
    @FunctionalInterface
    public interface Work {

        void run() throws Exception;
    }

    /** The median of the rounds' ratios {@code first ÷ second}, with its quartiles, as a line to print. */
    public static String ratio(String first, Work one, String second, Work other) throws Exception {
        one.run();
        other.run();
        var ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = (double) nanoseconds(one) / nanoseconds(other);
        }
        Arrays.sort(ratios);
        return "%s ÷ %s: %.2f (quartiles %.2f to %.2f, %d interleaved rounds)"
                .formatted(first, second, ratios[ROUNDS / 2], ratios[ROUNDS / 4], ratios[ROUNDS * 3 / 4], ROUNDS);
    }

    private static long nanoseconds(Work work) throws Exception {
        long started = System.nanoTime();
        work.run();
        return System.nanoTime() - started;
    }
}
