package org.twentyweeks.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.SealedCase;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.audit.Seals.Keeping;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;

/** What every keeper of seals keeps to. The twin and the real one both pass it. */
public abstract class SealsContract {

    private static final int THREADS = 16;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** Empty ones, the same for every call of one test. */
    protected abstract Seals seals();

    private static Seal seal(LocalDate day, int facts) {
        var reference = Reference.ofDigest(Sha256.of(new byte[] {1}));
        return new Seal(day, Optional.empty(), List.of(new SealedCase(reference, facts, Sha256.hex("fact " + facts))));
    }

    @Test
    public void a_seal_is_kept_as_it_was() {
        assertThat(seals().keep(seal(DAY, 1))).isEqualTo(new Keeping.Kept());

        assertThat(seals().find(DAY)).contains(seal(DAY, 1).text());
        assertThat(Seal.read(seals().find(DAY).orElseThrow())).isEqualTo(seal(DAY, 1));
        assertThat(seals().find(DAY.plusDays(1))).isEmpty();
    }

    @Test
    public void a_day_has_one_seal_and_the_first_stays() {
        seals().keep(seal(DAY, 1));

        assertThat(seals().keep(seal(DAY, 2)))
                .isEqualTo(new Keeping.HeldBefore(seal(DAY, 1).text()));
        assertThat(seals().find(DAY)).contains(seal(DAY, 1).text());
    }

    @Test
    public void the_same_seal_again_is_kept() {
        seals().keep(seal(DAY, 1));

        assertThat(seals().keep(seal(DAY, 1))).isEqualTo(new Keeping.Kept());
    }

    @Test
    public void the_days_come_in_their_order_however_they_were_kept() {
        assertThat(seals().days()).isEmpty();
        var days = List.of(DAY.plusDays(40), DAY, DAY.plusYears(1), DAY.plusDays(9));
        days.forEach(day -> seals().keep(seal(day, 1)));

        assertThat(seals().days()).isEqualTo(days.stream().sorted().toList());
    }

    @Test
    public void of_many_seals_of_a_day_at_once_one_is_kept_and_all_learn_which() throws Exception {
        var keepings = IntStream.rangeClosed(1, THREADS)
                .mapToObj(number -> (Callable<Keeping>) () -> seals().keep(seal(DAY, number)))
                .toList();

        List<Future<Keeping>> answers;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            answers = threads.invokeAll(keepings);
        }

        var held = new Keeping.HeldBefore(seals().find(DAY).orElseThrow());
        int kept = 0;
        for (Future<Keeping> answer : answers) {
            if (answer.get() instanceof Keeping.Kept) {
                kept++;
            } else {
                assertThat(answer.get()).isEqualTo(held);
            }
        }
        assertThat(kept).isEqualTo(1);
    }
}
