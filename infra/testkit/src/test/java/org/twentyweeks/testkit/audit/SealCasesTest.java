package org.twentyweeks.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.Difference;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.audit.SealCases.Outcome;
import org.twentyweeks.core.audit.SealedCase;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.testkit.casework.InMemoryCaseHeads;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;

class SealCasesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final InMemorySeals seals = new InMemorySeals();
    private final SealCases sealCases = new SealCases(new InMemoryCaseHeads(cases), seals);

    private Reference open(String key) {
        var opened = SampleCases.opened(key, SampleReferrals.least());
        cases.accept(opened);
        return opened.head().reference();
    }

    private Seal kept(LocalDate day) {
        return Seal.read(seals.find(day).orElseThrow());
    }

    @Test
    void a_seal_has_every_case_held_ones_too_and_names_the_one_before() {
        open("one");
        var held = SampleCases.held("held", SampleReferrals.least());
        cases.accept(held);
        sealCases.seal(DAY);
        open("two");

        var outcome = sealCases.seal(DAY.plusDays(3));

        var seal = kept(DAY.plusDays(3));
        assertThat(outcome).isEqualTo(new Outcome.Sealed(3, seal.hash(), List.of()));
        assertThat(seal.previous()).contains(new Seal.Previous(DAY, kept(DAY).hash()));
        assertThat(seal.cases())
                .extracting(SealedCase::reference)
                .contains(held.head().reference());
        assertThat(kept(DAY).cases()).hasSize(2);
    }

    @Test
    void a_day_is_sealed_once_and_no_day_before_the_last_one() {
        open("one");
        sealCases.seal(DAY);
        open("two");

        assertThat(sealCases.seal(DAY)).isEqualTo(new Outcome.SealedBefore());
        assertThat(sealCases.seal(DAY.minusDays(1))).isEqualTo(new Outcome.SealedBefore());
        assertThat(kept(DAY).cases()).hasSize(1);
        assertThat(seals.days()).containsExactly(DAY);
    }

    @Test
    void a_case_that_is_gone_stays_in_the_seals_and_is_told_of() {
        var reference = open("one");
        sealCases.seal(DAY);

        var outcome = new SealCases(new InMemoryCaseHeads(new InMemoryCaseStore()), seals).seal(DAY.plusDays(1));

        assertThat(((Outcome.Sealed) outcome).differences())
                .containsExactly(new Difference(
                        Optional.of(DAY.plusDays(1)), Optional.of(reference), 0, Difference.What.CASE_MISSING));
        assertThat(kept(DAY.plusDays(1)).cases()).isEqualTo(kept(DAY).cases());
    }

    @Test
    void a_case_that_has_other_facts_than_were_sealed_is_told_of() {
        var reference = open("one");
        seals.keep(new Seal(DAY, Optional.empty(), List.of(new SealedCase(reference, 1, Sha256.hex("other")))));

        var outcome = sealCases.seal(DAY.plusDays(1));

        assertThat(((Outcome.Sealed) outcome).differences())
                .extracting(Difference::what)
                .containsExactly(Difference.What.SEAL_TAKES_BACK_FACTS);
    }

    @Test
    void nothing_is_sealed_behind_a_text_that_is_no_seal() {
        open("one");
        seals.replace(DAY, "no seal");

        assertThatThrownBy(() -> sealCases.seal(DAY.plusDays(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2026-03-02");
    }

    @Test
    void of_two_runs_at_once_the_first_seal_stands() {
        open("one");
        var other = new SealCases(new InMemoryCaseHeads(cases), seals);
        var racing = new SealCases(new InMemoryCaseHeads(cases), before(() -> other.seal(DAY)));

        assertThat(racing.seal(DAY)).isInstanceOf(Outcome.Sealed.class);

        open("two");
        var racingAgain = new SealCases(new InMemoryCaseHeads(cases), before(() -> {
            open("three");
            other.seal(DAY.plusDays(1));
        }));
        assertThat(racingAgain.seal(DAY.plusDays(1))).isEqualTo(new Outcome.SealedBefore());
    }

    @Test
    void a_seal_that_somebody_else_put_in_place_meanwhile_is_a_defect() {
        open("one");
        var racing = new SealCases(
                new InMemoryCaseHeads(cases),
                before(() -> seals.keep(new Seal(
                        DAY, Optional.of(new Seal.Previous(DAY.minusDays(1), Sha256.hex("none"))), List.of()))));

        assertThatThrownBy(() -> racing.seal(DAY)).isInstanceOf(IllegalStateException.class);
    }

    /** The same seals, where something happens just before one is kept. */
    private Seals before(Runnable happening) {
        return new Seals() {
            @Override
            public Keeping keep(Seal seal) {
                happening.run();
                return seals.keep(seal);
            }

            @Override
            public Optional<String> find(LocalDate day) {
                return seals.find(day);
            }

            @Override
            public List<LocalDate> days() {
                return seals.days();
            }
        };
    }
}
