package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Optional;

/** Says in which cases of an owner the council must act by a day. One query a page; a stale entry costs one more. */
public final class ReadWorklist {

    private final CaseIndexes indexes;
    private final CaseStore cases;

    public ReadWorklist(CaseIndexes indexes, CaseStore cases) {
        this.indexes = indexes;
        this.cases = cases;
    }

    /**
     * A page of the worklist, the most urgent first. Entries whose heads another release derived are derived anew, and stand
     * where the index has them; where the facts cannot be read, the entry is as that release left it.
     *
     * @param owner {@code staff:<id>} or {@code team:<id>}
     * @param until the last day that counts
     * @throws UnavailableException when the store did not answer
     */
    public IndexPage<WorklistEntry> page(String owner, LocalDate until, Optional<IndexPosition> after) {
        var page = indexes.worklist(owner, until, after);
        return new IndexPage<>(page.entries().stream().map(this::current).toList(), page.next());
    }

    private WorklistEntry current(WorklistEntry entry) {
        if (entry.derivedBy().equals(Derivation.current().versions())) {
            return entry;
        }
        try {
            return cases.find(entry.reference())
                    .map(stored -> anew(entry, stored.file().standing()))
                    .orElse(entry);
        } catch (IllegalStateException | IllegalArgumentException spoilt) {
            // The others are not to wait for it. What is wrong with it the check of the record says.
            return entry;
        }
    }

    private static WorklistEntry anew(WorklistEntry entry, CaseStanding standing) {
        return new WorklistEntry(
                entry.reference(),
                standing.status(),
                standing.receivedOn(),
                standing.nextActionOn().orElse(entry.nextActionOn()),
                standing.openDeadlines(),
                Derivation.current().versions());
    }
}
