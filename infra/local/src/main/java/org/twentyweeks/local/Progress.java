package org.twentyweeks.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person who waits what was done, and how long each step took. */
final class Progress {

    private final PrintStream output;
    private long since = System.nanoTime();

    Progress(PrintStream output) {
        this.output = output;
    }

    /** @param what was done since the last such line */
    void done(String what) {
        long now = System.nanoTime();
        output.printf(Locale.UK, "%6d ms  %s%n", Duration.ofNanos(now - since).toMillis(), what);
        since = now;
    }
}
