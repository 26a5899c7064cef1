package org.twentyweeks.local.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.local.CannotStartException;
import org.twentyweeks.local.KeptFiles;

/**
 * What time it is in the local run: real time until somebody sets it. Once set it stands still, so that what is done
 * next happens at exactly that moment; it is kept over a restart.
 */
public final class VirtualClock {

    /** The first rules came into force: before it the system has nothing to say. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2014, Month.SEPTEMBER, 1);

    public static final LocalDate LAST_DAY = LocalDate.of(2099, Month.DECEMBER, 31);

    private final Path file;
    private final Clock real;
    private volatile Optional<Instant> standing;

    private VirtualClock(Path file, Clock real, Optional<Instant> standing) {
        this.file = file;
        this.real = real;
        this.standing = standing;
    }

    /**
     * The clock as an earlier run left it.
     *
     * @param file keeps the moment at which it stands; absent while it shows real time
     */
    public static VirtualClock keptIn(Path file, Clock real) {
        try {
            var standing = Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.<Instant>empty();
            return new VirtualClock(file, real, standing);
        } catch (DateTimeException | IOException damaged) {
            throw new CannotStartException(file + " holds no moment: delete that file, and the clock shows real time.");
        }
    }

    /** To the millisecond, as API Gateway tells it. */
    public Instant now() {
        return standing.orElseGet(() -> real.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    public LocalDate today() {
        return London.dayOf(now());
    }

    public boolean isSet() {
        return standing.isPresent();
    }

    /** Whether the clock may be set to that moment: from the first day of the rules to the end of 2099. */
    public static boolean accepts(Instant moment) {
        // Compared as moments: the far ends of what an Instant can hold are no days of any calendar.
        return !moment.isBefore(FIRST_DAY.atStartOfDay(London.ZONE).toInstant())
                && moment.isBefore(
                        LAST_DAY.plusDays(1).atStartOfDay(London.ZONE).toInstant());
    }

    /** @throws IllegalArgumentException for a moment that {@link #accepts} refuses */
    public synchronized void standAt(Instant moment) {
        if (!accepts(moment)) {
            throw new IllegalArgumentException("The clock cannot be set to that moment");
        }
        var toTheMillisecond = moment.truncatedTo(ChronoUnit.MILLIS);
        KeptFiles.write(file, toTheMillisecond + System.lineSeparator());
        standing = Optional.of(toTheMillisecond);
    }

    public synchronized void showRealTime() {
        KeptFiles.delete(file);
        standing = Optional.empty();
    }
}
