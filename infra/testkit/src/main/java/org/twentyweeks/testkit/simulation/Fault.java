package org.twentyweeks.testkit.simulation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can go wrong when something is called that is not in the process. */
public enum Fault {
    /** The process ends before the call leaves it. */
    CRASH_BEFORE,

    /** The call is carried out, and the process ends before the answer comes. */
    CRASH_AFTER,

    /** The call is carried out, and its answer never comes. */
    ANSWER_LOST,

    /** The call is refused because there were too many; nothing is carried out. */
    THROTTLED,

    /** The call is refused because it ran into another; nothing is carried out. */
    CONFLICT,

    /** Nobody answers; nothing is carried out. */
    UNAVAILABLE,

    /** The answer takes longer than the function may: it is ended, and the call is never carried out. */
    SLOW,

    /** The same, and the call is carried out at some later time. */
    LATE,

    /** The call is carried out twice, the second time at some later time. */
    DUPLICATE;

    /** What can happen to a call that changes something. */
    public static final Set<Fault> OF_WRITING = of(EnumSet.allOf(Fault.class));

    /** What can happen to a call that reads something. */
    public static final Set<Fault> OF_READING = of(EnumSet.complementOf(EnumSet.of(CONFLICT, LATE, DUPLICATE)));

    /** What can happen around something that never fails by itself. */
    public static final Set<Fault> OF_THE_PROCESS = of(EnumSet.of(CRASH_BEFORE, CRASH_AFTER));

    /** What can happen to telling what became of something. */
    public static final Set<Fault> OF_TELLING = of(EnumSet.of(CRASH_BEFORE, CRASH_AFTER, UNAVAILABLE));

    /** What can happen to a request on its way from a client and to its answer on the way back. */
    public static final Set<Fault> OF_DELIVERY = of(EnumSet.of(UNAVAILABLE, ANSWER_LOST, SLOW, DUPLICATE));

    private static Set<Fault> of(EnumSet<Fault> faults) {
        return Collections.unmodifiableSet(faults);
    }
}
