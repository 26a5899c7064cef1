package org.twentyweeks.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.local.CannotStartException;

class VirtualClockTest {

    private static final Instant REAL = Instant.parse("2026-08-21T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("clock.txt");
    }

    private VirtualClock clock() {
        return VirtualClock.keptIn(file, Clock.fixed(REAL, ZoneOffset.UTC));
    }

    @Test
    void it_shows_real_time_until_it_is_set() {
        assertThat(clock().now()).isEqualTo(Instant.parse("2026-08-21T12:00:00.123Z"));
        assertThat(clock().isSet()).isFalse();
    }

    @Test
    void once_set_it_stands_still_over_a_restart_until_it_returns_to_real_time() {
        clock().standAt(Instant.parse("2026-06-30T23:30:00Z"));

        assertThat(clock().now()).isEqualTo(Instant.parse("2026-06-30T23:30:00Z"));
        assertThat(clock().today()).isEqualTo(LocalDate.of(2026, 7, 1));

        clock().showRealTime();

        assertThat(clock().isSet()).isFalse();
    }

    @Test
    void it_is_set_to_no_moment_outside_the_years_that_the_rules_cover() {
        assertThat(VirtualClock.accepts(Instant.parse("2014-08-31T23:00:00Z"))).isTrue();
        assertThat(VirtualClock.accepts(Instant.parse("2014-08-31T22:59:59Z"))).isFalse();
        assertThat(VirtualClock.accepts(Instant.parse("2099-12-31T23:59:59Z"))).isTrue();
        assertThat(VirtualClock.accepts(Instant.parse("2100-01-01T00:00:00Z"))).isFalse();
        assertThat(VirtualClock.accepts(Instant.MIN)).isFalse();
        assertThat(VirtualClock.accepts(Instant.MAX)).isFalse();
    }

    @Test
    void a_damaged_file_is_named_and_never_guessed_at() throws IOException {
        Files.writeString(file, "half past two");

        assertThatThrownBy(this::clock)
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll(file.toString(), "delete that file");
    }
}
