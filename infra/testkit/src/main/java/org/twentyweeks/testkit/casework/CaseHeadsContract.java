package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseHeads.Refolding;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.statute.RuleBook;

/** What everything that walks over the heads of cases keeps to. The twin and the real one both pass it. */
public abstract class CaseHeadsContract {

    private static final Derivation NEXT =
            new Derivation(CaseFile.FOLD_VERSION + 1, RuleBook.current(), BankHolidays.ofEngland());

    /** So few that a walk has several. */
    protected static final int HEADS_PER_PAGE = 7;

    /** The store under test; every call may return the same one, empty or not. */
    protected abstract CaseStore cases();

    /** The heads of its cases, {@link #HEADS_PER_PAGE} a page. */
    protected abstract CaseHeads heads();

    @Test
    public void the_walks_meet_every_case_once_and_what_is_held_in_the_first() {
        var opened = new ArrayList<NewCase>();
        for (int number = 0; number < HEADS_PER_PAGE * 12; number++) {
            opened.add(SampleCases.opened(UUID.randomUUID().toString(), SampleReferrals.least()));
        }
        for (int number = 0; number < HEADS_PER_PAGE; number++) {
            opened.add(SampleCases.held(UUID.randomUUID().toString(), SampleReferrals.least()));
        }
        var held = SampleCases.held(UUID.randomUUID().toString(), SampleReferrals.least());
        opened.add(held);
        opened.forEach(cases()::accept);

        var met = new ArrayList<HeadMark>();
        for (String walk : heads().walks()) {
            var walked = walk(walk);
            assertThat(walked.stream()
                            .anyMatch(
                                    mark -> mark.reference().equals(held.head().reference())))
                    .as(walk)
                    .isEqualTo(walk.equals(heads().walks().getFirst()));
            met.addAll(walked);
        }

        assertThat(new HashSet<>(met)).hasSameSizeAs(met);
        assertThat(met).containsAll(opened.stream().map(this::mark).toList());
    }

    private HeadMark mark(NewCase opened) {
        return mark(cases().find(opened.head().reference()).orElseThrow());
    }

    private static HeadMark mark(StoredCase stored) {
        return new HeadMark(
                stored.head().reference(),
                stored.head().factCount(),
                stored.version(),
                stored.head().standing().derivedBy());
    }

    private List<HeadMark> walk(String walk) {
        var met = new ArrayList<HeadMark>();
        var after = Optional.<String>empty();
        do {
            var page = heads().page(walk, after);
            assertThat(page.heads()).hasSizeLessThanOrEqualTo(HEADS_PER_PAGE);
            met.addAll(page.heads());
            after = page.after();
        } while (after.isPresent());
        return met;
    }

    @Test
    public void a_walk_or_a_place_that_is_none_is_refused() {
        assertThatThrownBy(() -> heads().page("board", Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        for (String walk : heads().walks()) {
            assertThatThrownBy(() -> heads().page(walk, Optional.of("elsewhere")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    public void a_head_is_found_as_it_is_now() {
        var before = stored();
        assertThat(heads().find(before.head().reference())).contains(mark(before));

        cases().record(SampleCases.addition(before, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))));

        assertThat(heads().find(before.head().reference())).contains(mark(found(before)));
        var unknown = SampleCases.opened(UUID.randomUUID().toString(), SampleReferrals.least());
        assertThat(heads().find(unknown.head().reference())).isEmpty();
    }

    @Test
    public void a_refolded_head_is_another_release_s_and_the_facts_stay() {
        var before = stored();
        var next = next(before);

        assertThat(heads().refold(next, before.version())).isEqualTo(Refolding.REFOLDED);
        assertThat(heads().refold(next, before.version())).as("again").isEqualTo(Refolding.REFOLDED);

        assertThat(found(before)).isEqualTo(new StoredCase(next, before.facts(), before.version()));
        assertThat(heads().find(next.reference())).map(HeadMark::derivedBy).contains(NEXT.versions());
    }

    @Test
    public void a_head_is_not_refolded_over_facts_that_were_recorded_meanwhile() {
        var before = stored();
        cases().record(SampleCases.addition(before, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))));
        var meanwhile = found(before);

        assertThat(heads().refold(next(before), before.version())).isEqualTo(Refolding.CHANGED_MEANWHILE);

        assertThat(found(before)).isEqualTo(meanwhile);
    }

    @Test
    public void a_case_that_is_not_there_is_not_made_by_refolding() {
        var unknown = SampleCases.opened(UUID.randomUUID().toString(), SampleReferrals.least());

        var refolding =
                heads().refold(unknown.head(), unknown.head().reference().chainStart());

        assertThat(refolding).isEqualTo(Refolding.CHANGED_MEANWHILE);
        assertThat(cases().find(unknown.head().reference())).isEmpty();
    }

    @Test
    public void facts_go_on_after_a_refolding() {
        var before = stored();
        heads().refold(next(before), before.version());

        cases().record(SampleCases.addition(found(before), new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))));

        var after = found(before);
        assertThat(after.facts()).hasSize(2);
        assertThat(after.head().standing()).isEqualTo(after.file().standing());
    }

    private static CaseHead next(StoredCase stored) {
        return stored.head().folded(CaseFile.of(stored.facts(), NEXT), SampleCases.AUTHORITY.intakeTeam());
    }

    private StoredCase stored() {
        var opened = SampleCases.opened(UUID.randomUUID().toString(), SampleReferrals.complete());
        cases().accept(opened);
        return cases().find(opened.head().reference()).orElseThrow();
    }

    private StoredCase found(StoredCase before) {
        return cases().find(before.head().reference()).orElseThrow();
    }
}
