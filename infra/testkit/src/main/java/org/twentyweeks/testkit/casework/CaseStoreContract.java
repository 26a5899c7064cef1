package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.core.casework.CaseStore.Recording;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.staff.SampleStaff;

/** What every store of cases keeps to. The twin and the real one both pass it. */
public abstract class CaseStoreContract {

    private static final int THREADS = 64;
    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);
    private static final Fact DECIDED = new Fact.AssessmentDecided(DAY, AssessmentOutcome.ASSESS);
    private static final Fact ADVICE_REQUESTED = new Fact.AdviceRequested(DAY, AdviceBody.HEALTH, Optional.empty());

    /** The store under test; every call may return the same one, empty or not. */
    protected abstract CaseStore cases();

    /** The list of staff that the store looks at. */
    protected abstract StaffStore staff();

    /** A key that no other test uses. */
    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Test
    public void a_new_case_is_stored_and_found_as_it_was() {
        var opened = SampleCases.opened(newKey(), SampleReferrals.complete());

        var acceptance = cases().accept(opened);

        assertThat(acceptance).isEqualTo(new Acceptance.Stored());
        var found = cases().find(opened.head().reference()).orElseThrow();
        assertThat(found.head()).isEqualTo(opened.head());
        assertThat(found.facts()).containsExactly(opened.request());
    }

    @Test
    public void the_least_case_is_stored_and_found_as_it_was() {
        var opened = SampleCases.opened(newKey(), SampleReferrals.least());

        cases().accept(opened);

        var found = cases().find(opened.head().reference()).orElseThrow();
        assertThat(found.head()).isEqualTo(opened.head());
        assertThat(found.file().standing()).isEqualTo(opened.head().standing());
    }

    @Test
    public void a_case_that_is_there_stays_as_it_is_and_its_head_comes_back() {
        var key = newKey();
        var first = SampleCases.opened(key, SampleReferrals.complete());
        var second = SampleCases.opened(key, SampleReferrals.least());
        cases().accept(first);

        var acceptance = cases().accept(second);

        assertThat(acceptance).isEqualTo(new Acceptance.AlreadyHeld(first.head()));
        assertThat(cases().find(first.head().reference()).orElseThrow().facts()).containsExactly(first.request());
    }

    @Test
    public void of_many_at_once_exactly_one_stores_and_all_learn_of_the_same_head() throws Exception {
        var opened = SampleCases.opened(newKey(), SampleReferrals.complete());
        Callable<Acceptance> accept = () -> cases().accept(opened);

        List<Future<Acceptance>> answers;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            answers = threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(number -> accept).toList());
        }

        int stored = 0;
        for (Future<Acceptance> answer : answers) {
            if (answer.get() instanceof Acceptance.Stored) {
                stored++;
            } else {
                assertThat(answer.get()).isEqualTo(new Acceptance.AlreadyHeld(opened.head()));
            }
        }
        assertThat(stored).isEqualTo(1);
    }

    @Test
    public void a_case_that_was_never_stored_is_not_found() {
        var reference =
                SampleCases.opened(newKey(), SampleReferrals.least()).head().reference();

        assertThat(cases().find(reference)).isEmpty();
        assertThat(Reference.parse(reference.shown())).contains(reference);
    }

    @Test
    public void facts_are_added_and_found_as_they_were() {
        var before = stored();
        var addition = SampleCases.addition(before, DECIDED, ADVICE_REQUESTED);

        var recording = cases().record(addition);

        var found = found(before);
        assertThat(recording).isEqualTo(new Recording.Recorded(found.version()));
        assertThat(found.head()).isEqualTo(addition.head());
        assertThat(found.head().standing()).isEqualTo(found.file().standing());
        assertThat(found.facts())
                .containsExactly(
                        before.facts().getFirst(),
                        addition.facts().getFirst(),
                        addition.facts().getLast());
        assertThat(found.version()).isNotEqualTo(before.version());
    }

    @Test
    public void as_many_facts_as_one_addition_may_hold_are_added() {
        var before = stored();
        var facts = Collections.nCopies(Addition.FACTS_MAX, ADVICE_REQUESTED).toArray(Fact[]::new);

        cases().record(SampleCases.addition(before, facts));

        assertThat(found(before).facts()).hasSize(1 + Addition.FACTS_MAX);
    }

    @Test
    public void one_recording_follows_another() {
        var before = stored();
        cases().record(SampleCases.addition(before, DECIDED));
        var between = found(before);

        cases().record(SampleCases.addition(between, ADVICE_REQUESTED));

        assertThat(found(before).facts()).extracting(RecordedFact::fact).endsWith(DECIDED, ADVICE_REQUESTED);
    }

    @Test
    public void facts_that_were_folded_from_an_older_case_change_nothing() {
        var before = stored();
        cases().record(SampleCases.addition(before, DECIDED));
        var between = found(before);

        var recording = cases().record(SampleCases.addition(before, ADVICE_REQUESTED));

        assertThat(recording).isEqualTo(new Recording.ChangedMeanwhile());
        assertThat(found(before)).isEqualTo(between);
    }

    @Test
    public void the_same_addition_again_is_recorded_once() {
        var before = stored();
        var addition = SampleCases.addition(before, DECIDED);
        var first = cases().record(addition);

        var second = cases().record(addition);

        assertThat(second).isEqualTo(first);
        assertThat(found(before).facts()).hasSize(2);
    }

    @Test
    public void the_same_addition_after_another_s_is_not_recorded_again() {
        var before = stored();
        var addition = SampleCases.addition(before, DECIDED);
        cases().record(addition);
        cases().record(SampleCases.addition(found(before), ADVICE_REQUESTED));

        assertThat(cases().record(addition)).isEqualTo(new Recording.ChangedMeanwhile());
        assertThat(found(before).facts()).hasSize(3);
    }

    @Test
    public void facts_of_a_case_that_is_not_there_are_not_stored() {
        var elsewhere = new InMemoryCaseStore();
        var opened = SampleCases.opened(newKey(), SampleReferrals.complete());
        elsewhere.accept(opened);
        var before = elsewhere.find(opened.head().reference()).orElseThrow();

        var recording = cases().record(SampleCases.addition(before, DECIDED));

        assertThat(recording).isEqualTo(new Recording.ChangedMeanwhile());
        assertThat(cases().find(opened.head().reference())).isEmpty();
    }

    @Test
    public void a_case_is_found_whole_with_its_personal_parts() {
        var opened = SampleCases.opened(newKey(), SampleReferrals.complete());
        cases().accept(opened);

        var whole = cases().findWhole(opened.head().reference()).orElseThrow();

        assertThat(whole.stored())
                .isEqualTo(cases().find(opened.head().reference()).orElseThrow());
        assertThat(whole.persons()).containsExactly(opened.person());
        assertThat(cases().findWhole(SampleCases.opened(newKey(), SampleReferrals.least())
                        .head()
                        .reference()))
                .isEmpty();
    }

    @Test
    public void a_case_is_given_to_somebody_on_the_list_who_is_active() {
        SampleStaff.keepIn(staff());
        var before = stored();

        assertThat(cases().record(given(before, "staff:0007"))).isInstanceOf(Recording.Recorded.class);

        assertThat(found(before).head().owner()).isEqualTo("staff:0007");
    }

    @Test
    public void a_case_is_not_given_to_somebody_who_is_not_active_or_not_on_the_list() {
        SampleStaff.keepIn(staff());
        var before = stored();

        assertThat(cases().record(given(before, "staff:0008"))).isEqualTo(new Recording.OwnerNotActive());
        assertThat(cases().record(given(before, "staff:nobody"))).isEqualTo(new Recording.OwnerNotActive());

        assertThat(found(before)).isEqualTo(before);
    }

    @Test
    public void that_others_recorded_meanwhile_is_said_before_who_is_active() {
        SampleStaff.keepIn(staff());
        var before = stored();
        cases().record(SampleCases.addition(before, DECIDED));

        assertThat(cases().record(given(before, "staff:0008"))).isEqualTo(new Recording.ChangedMeanwhile());
        assertThat(cases().record(given(before, "staff:0007"))).isEqualTo(new Recording.ChangedMeanwhile());
    }

    private static Addition given(StoredCase before, String owner) {
        return SampleCases.addition(before, new Fact.OwnerAssigned(DAY, owner, AssignmentReason.ALLOCATED));
    }

    @Test
    public void of_many_recordings_at_once_exactly_one_is_stored() throws Exception {
        var before = stored();
        var recordings = IntStream.range(0, THREADS)
                .mapToObj(number -> (Callable<Recording>) () -> cases().record(
                                SampleCases.addition(before, new Fact.SettingConsulted(DAY, "setting " + number))))
                .toList();

        List<Future<Recording>> answers;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            answers = threads.invokeAll(recordings);
        }

        var found = found(before);
        int recorded = 0;
        for (Future<Recording> answer : answers) {
            recorded += answer.get().equals(new Recording.Recorded(found.version())) ? 1 : 0;
        }
        assertThat(recorded).isEqualTo(1);
        assertThat(found.facts()).hasSize(2);
        assertThat(found.head().standing()).isEqualTo(found.file().standing());
    }

    private StoredCase stored() {
        var opened = SampleCases.opened(newKey(), SampleReferrals.complete());
        cases().accept(opened);
        return cases().find(opened.head().reference()).orElseThrow();
    }

    private StoredCase found(StoredCase before) {
        return cases().find(before.head().reference()).orElseThrow();
    }
}
