package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.ReadWorklist;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.statute.RuleBook;

/** A case whose facts are not as they were recorded keeps nobody from the others of the list. */
class ReadWorklistTest {

    private static final Derivation BEFORE =
            new Derivation(CaseFile.FOLD_VERSION - 1, RuleBook.current(), BankHolidays.ofEngland());

    private static StoredCase ofTheReleaseBefore(String key) {
        var opened = SampleCases.opened(key, SampleReferrals.least());
        var facts = List.of(opened.request());
        return new StoredCase(opened.head().folded(CaseFile.of(facts, BEFORE), "team:intake"), facts, "version");
    }

    /** Cases of which one was changed by somebody who may look into the table. */
    private record Spoilt(List<StoredCase> cases, Reference spoilt) implements CaseStore {

        @Override
        public Optional<StoredCase> find(Reference reference) {
            if (reference.equals(spoilt)) {
                throw new IllegalStateException("The chain of facts is broken");
            }
            return cases.stream()
                    .filter(stored -> stored.head().reference().equals(reference))
                    .findFirst();
        }

        @Override
        public Acceptance accept(NewCase opened) {
            throw new UnsupportedOperationException("A list writes nothing");
        }

        @Override
        public Optional<WholeCase> findWhole(Reference reference) {
            throw new UnsupportedOperationException("A list shows no person");
        }

        @Override
        public Recording record(Addition addition) {
            throw new UnsupportedOperationException("A list writes nothing");
        }
    }

    @Test
    void a_spoilt_case_stands_in_the_list_as_the_release_before_left_it_and_the_others_are_derived_anew() {
        var cases = List.of(ofTheReleaseBefore("spoilt"), ofTheReleaseBefore("sound"));
        var spoilt = cases.getFirst().head().reference();

        var page = new ReadWorklist(new InMemoryCaseIndexes(() -> cases), new Spoilt(cases, spoilt))
                .page("team:intake", LocalDate.of(2100, 1, 1), Optional.empty());

        assertThat(page.entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.derivedBy())
                        .isEqualTo((entry.reference().equals(spoilt) ? BEFORE : Derivation.current()).versions()));
    }
}
