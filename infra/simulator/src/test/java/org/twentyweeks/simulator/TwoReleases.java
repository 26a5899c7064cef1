package org.twentyweeks.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.testkit.casework.SampleCases;

/**
 * Cases as functions of two releases write them side by side: what the other release derives, it derives by another fold and
 * without one of the rules.
 *
 * @param table the same cases, undisturbed
 * @param isOfTheOther whether the process that runs is of the other release
 */
record TwoReleases(CaseStore cases, CaseStore table, BooleanSupplier isOfTheOther) implements CaseStore {

    private static final Derivation OTHER = new Derivation(
            CaseFile.FOLD_VERSION - 1,
            new RuleBook(RuleBook.current().rows().stream()
                    .filter(row -> !row.id().equals("advice-return"))
                    .toList()),
            BankHolidays.ofEngland());

    @Override
    public Acceptance accept(NewCase opened) {
        return cases.accept(
                isOfTheOther.getAsBoolean()
                        ? new NewCase(
                                opened.head()
                                        .folded(
                                                CaseFile.of(List.of(opened.request()), OTHER),
                                                SampleCases.AUTHORITY.intakeTeam()),
                                opened.request(),
                                opened.person())
                        : opened);
    }

    @Override
    public Recording record(Addition addition) {
        return cases.record(isOfTheOther.getAsBoolean() ? derivedByTheOther(addition) : addition);
    }

    private Addition derivedByTheOther(Addition addition) {
        return new Addition(
                addition.head().folded(CaseFile.of(with(addition, table), OTHER), SampleCases.AUTHORITY.intakeTeam()),
                addition.version(),
                addition.facts());
    }

    @Override
    public Optional<StoredCase> find(Reference reference) {
        return cases.find(reference);
    }

    @Override
    public Optional<WholeCase> findWhole(Reference reference) {
        return cases.findWhole(reference);
    }

    /** All facts of the case when the addition is among them. */
    static List<RecordedFact> with(Addition addition, CaseStore table) {
        var before =
                table.find(addition.head().reference()).map(StoredCase::facts).orElse(List.of());
        return Stream.concat(
                        before.stream().limit(addition.facts().getFirst().number() - 1L), addition.facts().stream())
                .toList();
    }
}
