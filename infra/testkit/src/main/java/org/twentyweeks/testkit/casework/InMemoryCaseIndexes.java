package org.twentyweeks.testkit.casework;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.IndexPage;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WorklistEntry;

/** The indexes of cases in memory, which do not lag: the twin that keeps {@link CaseIndexesContract}. */
public final class InMemoryCaseIndexes implements CaseIndexes {

    private static final Comparator<IndexPosition> ORDER = Comparator.comparing(IndexPosition::day)
            .thenComparing(position -> position.reference().symbols());

    private final Supplier<List<StoredCase>> cases;

    public InMemoryCaseIndexes(InMemoryCaseStore cases) {
        this(cases::everything);
    }

    /** @param cases as the indexes show them just now */
    public InMemoryCaseIndexes(Supplier<List<StoredCase>> cases) {
        this.cases = cases;
    }

    @Override
    public IndexPage<WorklistEntry> worklist(String owner, LocalDate until, Optional<IndexPosition> after) {
        return page(
                heads().filter(head -> head.owner().equals(owner))
                        .flatMap(head -> entry(head).stream())
                        .filter(entry -> !entry.nextActionOn().isAfter(until)),
                entry -> new IndexPosition(entry.nextActionOn(), entry.reference()),
                after);
    }

    private static Optional<WorklistEntry> entry(CaseHead head) {
        var standing = head.standing();
        return standing.nextActionOn()
                .map(day -> new WorklistEntry(
                        head.reference(),
                        standing.status(),
                        standing.receivedOn(),
                        day,
                        standing.openDeadlines(),
                        standing.derivedBy()));
    }

    @Override
    public IndexPage<Reference> ownedBy(String owner, Optional<IndexPosition> after) {
        var page = page(
                heads().filter(head -> head.owner().equals(owner))
                        .map(head -> new IndexPosition(head.assignedOn(), head.reference())),
                Function.identity(),
                after);
        return new IndexPage<>(
                page.entries().stream().map(IndexPosition::reference).toList(), page.next());
    }

    private static <E> IndexPage<E> page(
            Stream<E> entries, Function<E, IndexPosition> position, Optional<IndexPosition> after) {
        var behind = entries.filter(entry -> after.map(place -> ORDER.compare(position.apply(entry), place) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(position, ORDER))
                .toList();
        var page = behind.stream().limit(PAGE_MAX).toList();
        return new IndexPage<>(
                page, behind.size() >= PAGE_MAX ? Optional.of(position.apply(page.getLast())) : Optional.empty());
    }

    @Override
    public List<Reference> withChildName(String hash) {
        return references(CaseHead::childByName, hash);
    }

    @Override
    public List<Reference> withChildUpn(String hash) {
        return references(CaseHead::childByUpn, hash);
    }

    private List<Reference> references(Function<CaseHead, Optional<String>> key, String hash) {
        return heads().filter(head -> key.apply(head).equals(Optional.of(hash)))
                .map(CaseHead::reference)
                .limit(CHILD_CASES_MAX)
                .toList();
    }

    private Stream<CaseHead> heads() {
        return cases.get().stream().map(StoredCase::head);
    }
}
