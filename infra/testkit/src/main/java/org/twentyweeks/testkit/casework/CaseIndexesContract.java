package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.WorklistEntry;

/** What all indexes of cases keep to, those of the twin and the real ones, which follow the cases at once in a test. */
public abstract class CaseIndexesContract {

    private static final LocalDate FAR = LocalDate.of(2030, 1, 1);

    private final String owner = "team:" + UUID.randomUUID();

    /** The cases that the indexes are of. */
    protected abstract CaseStore cases();

    protected abstract CaseIndexes indexes();

    @Test
    public void a_worklist_has_what_the_heads_have() {
        var stored = stored(LocalDate.of(2026, 2, 26));

        var page = indexes().worklist(owner, FAR, Optional.empty());

        var standing = stored.standing();
        assertThat(page.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.reference()).isEqualTo(stored.reference());
            assertThat(entry.status()).isEqualTo(standing.status());
            assertThat(entry.receivedOn()).isEqualTo(standing.receivedOn());
            assertThat(Optional.of(entry.nextActionOn())).isEqualTo(standing.nextActionOn());
            assertThat(entry.openDeadlines()).isEqualTo(standing.openDeadlines());
        });
        assertThat(page.next()).isEmpty();
    }

    @Test
    public void the_most_urgent_comes_first_and_what_is_due_later_is_left_out() {
        var later = stored(LocalDate.of(2026, 3, 2));
        var soon = stored(LocalDate.of(2026, 2, 20));
        stored(LocalDate.of(2026, 3, 3));

        var page = indexes().worklist(owner, LocalDate.of(2026, 3, 2), Optional.empty());

        assertThat(page.entries())
                .extracting(WorklistEntry::reference)
                .containsExactly(soon.reference(), later.reference());
    }

    @Test
    public void an_owner_has_nothing_of_another_s() {
        stored(LocalDate.of(2026, 2, 20));

        assertThat(indexes()
                        .worklist("team:" + UUID.randomUUID(), FAR, Optional.empty())
                        .entries())
                .isEmpty();
        assertThat(indexes().ownedBy("staff:nobody", Optional.empty()).entries())
                .isEmpty();
    }

    @Test
    public void pages_have_every_case_once() {
        var stored = new HashSet<Reference>();
        for (int number = 0; number < CaseIndexes.PAGE_MAX + 7; number++) {
            stored.add(stored(LocalDate.of(2026, 2, 1).plusDays(number % 5)).reference());
        }

        var listed = new ArrayList<Reference>();
        Optional<IndexPosition> after = Optional.empty();
        do {
            var page = indexes().worklist(owner, FAR, after);
            page.entries().forEach(entry -> listed.add(entry.reference()));
            after = page.next();
        } while (after.isPresent());
        var owned = new ArrayList<Reference>();
        do {
            var page = indexes().ownedBy(owner, after);
            owned.addAll(page.entries());
            after = page.next();
        } while (after.isPresent());

        assertThat(listed).hasSameSizeAs(stored).containsAll(stored);
        assertThat(owned).hasSameSizeAs(stored).containsAll(stored);
    }

    @Test
    public void the_cases_of_one_child_are_found_by_either_hash() {
        var name = "k1#" + UUID.randomUUID();
        var upn = "k1#" + UUID.randomUUID();
        var both = stored(LocalDate.of(2026, 2, 20), Optional.of(name), Optional.of(upn));
        var nameAlone = stored(LocalDate.of(2026, 2, 20), Optional.of(name), Optional.empty());

        assertThat(indexes().withChildName(name)).containsExactlyInAnyOrder(both.reference(), nameAlone.reference());
        assertThat(indexes().withChildUpn(upn)).containsExactly(both.reference());
        assertThat(indexes().withChildUpn(name)).isEmpty();
    }

    private CaseHead stored(LocalDate nextActionOn) {
        return stored(nextActionOn, Optional.empty(), Optional.empty());
    }

    private CaseHead stored(LocalDate nextActionOn, Optional<String> name, Optional<String> upn) {
        var opened = SampleCases.opened(UUID.randomUUID().toString(), SampleReferrals.complete());
        var sample = opened.head();
        var standing = sample.standing();
        var head = new CaseHead(
                sample.reference(),
                sample.authorityCode(),
                sample.channel(),
                sample.requestHash(),
                sample.acknowledgement(),
                owner,
                sample.assignedOn(),
                name,
                upn,
                sample.factCount(),
                new CaseStanding(
                        standing.status(),
                        standing.receivedOn(),
                        standing.milestones(),
                        standing.source(),
                        standing.route(),
                        standing.openDeadlines(),
                        Optional.of(nextActionOn),
                        standing.derivedBy()));
        cases().accept(new NewCase(head, opened.request(), opened.person()));
        return head;
    }
}
