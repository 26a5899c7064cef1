package org.twentyweeks.core.audit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.twentyweeks.core.audit.Difference.What;
import org.twentyweeks.core.casework.Reference;

/** Checks facts against heads against seals, and names the first thing that is not as it was recorded. It changes nothing. */
public final class VerifyAudit {

    private static final int READS_MAX = 3;
    private static final int CASES_PER_STEP = 1_000;

    private final KeptSeals seals;
    private final CaseRecords records;

    public VerifyAudit(KeptSeals seals, CaseRecords records) {
        this.seals = seals;
        this.records = records;
    }

    /**
     * How far it came.
     *
     * @param newest the seal that the facts were checked against last
     * @param unsealed facts that were recorded after the newest seal: nothing protects them before the next
     * @param first absent when everything is as it was recorded
     */
    public record Report(
            int seals,
            Optional<Seal.Previous> newest,
            int cases,
            long facts,
            long unsealed,
            Optional<Difference> first) {}

    /** Is told now and then how far it is. */
    public interface Progress {

        void at(int cases, int ofCases);
    }

    /**
     * Goes through all seals, and then through all cases, up to the first difference. People may go on recording: a case
     * that looks wrong is read again before it is called so.
     *
     * @param through the day whose seal there must be, or a later one; empty when nobody made seals every night
     */
    public Report verify(Optional<LocalDate> through, Progress progress) {
        var history = new SealedHistory();
        int read = 0;
        for (LocalDate day : seals.days()) {
            var difference = history.add(day, seals.find(day));
            if (difference.isPresent()) {
                return new Report(read, newest(history), 0, 0, 0, difference);
            }
            read++;
        }
        var due = through.filter(day ->
                history.newest().filter(seal -> !seal.day().isBefore(day)).isEmpty());
        if (due.isPresent()) {
            return new Report(
                    read, newest(history), 0, 0, 0, Optional.of(Difference.ofSeal(due.get(), What.SEAL_MISSING)));
        }
        return verifyCases(history, read, progress);
    }

    private Report verifyCases(SealedHistory history, int read, Progress progress) {
        var references = new TreeSet<>(Comparator.comparing(Reference::symbols));
        references.addAll(records.references());
        references.addAll(history.sealed());
        int cases = 0;
        long facts = 0;
        for (Reference reference : references) {
            var stored = records.read(reference);
            var difference = history.check(stored);
            for (int attempt = 2; difference.isPresent() && attempt <= READS_MAX; attempt++) {
                stored = records.read(reference);
                difference = history.check(stored);
            }
            if (difference.isPresent()) {
                return new Report(read, newest(history), cases, facts, 0, difference);
            }
            cases++;
            facts += stored.facts().size();
            if (cases % CASES_PER_STEP == 0) {
                progress.at(cases, references.size());
            }
        }
        long known = history.newest().stream()
                .flatMap(seal -> seal.cases().stream())
                .mapToLong(SealedCase::factCount)
                .sum();
        return new Report(read, newest(history), cases, facts, facts - known, Optional.empty());
    }

    private static Optional<Seal.Previous> newest(SealedHistory history) {
        return history.newest().map(seal -> new Seal.Previous(seal.day(), seal.hash()));
    }
}
