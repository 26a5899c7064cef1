package org.twentyweeks.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Chance that answers the same question in the same way for the same seed, whatever else was asked and in whatever order.
 * So a history keeps its faults and delays when a part of it is taken away.
 */
public record Dice(long seed) {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** A number that is as good as drawn. */
    public long number(String question) {
        long hash = OFFSET;
        for (int at = 0; at < question.length(); at++) {
            hash = (hash ^ question.charAt(at)) * PRIME;
        }
        return mixed(mixed(seed) ^ hash);
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** A whole number between the two, both included. */
    public int between(String question, int least, int most) {
        return least + (int) Long.remainderUnsigned(number(question), (long) most - least + 1);
    }

    /** Whether it happens, when it happens in that share of all cases, from 0 to 1. */
    public boolean happens(String question, double share) {
        return (number(question) >>> 11) * 0x1.0p-53 < share;
    }

    public <T> T one(String question, List<T> of) {
        return of.get(between(question, 0, of.size() - 1));
    }

    /** A time between the two, to the millisecond. */
    public Duration time(String question, Duration least, Duration most) {
        return least.plusMillis(
                Long.remainderUnsigned(number(question), most.minus(least).toMillis() + 1));
    }

    /** A stream of numbers for one purpose. */
    public Random random(String purpose) {
        return new Random(number(purpose));
    }
}
