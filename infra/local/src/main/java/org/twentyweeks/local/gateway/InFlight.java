package org.twentyweeks.local.gateway;

import java.time.Duration;

/** Counts what is being worked on, and lets others wait until nothing is. */
public final class InFlight {

    private int count;

    public synchronized void begin() {
        count++;
    }

    public synchronized void end() {
        count--;
        notifyAll();
    }

    /** Whether nothing is being worked on, at the latest after that time. */
    public synchronized boolean awaitNone(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (count > 0) {
            long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
