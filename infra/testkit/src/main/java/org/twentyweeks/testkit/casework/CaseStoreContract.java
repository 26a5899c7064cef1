package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.core.casework.Reference;

/** What every store of cases keeps to. The twin and the real one both pass it. */
public abstract class CaseStoreContract {

    private static final int THREADS = 64;

    /** The store under test; every call may return the same one, empty or not. */
    protected abstract CaseStore cases();

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
}
