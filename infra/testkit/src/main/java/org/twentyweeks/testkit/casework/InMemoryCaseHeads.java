package org.twentyweeks.testkit.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;

/** The heads of the cases in a map: the twin that keeps {@link CaseHeadsContract}. */
public final class InMemoryCaseHeads implements CaseHeads {

    private static final String QUARANTINE = "quarantine";
    private static final List<String> WALKS = List.of(QUARANTINE, "0", "1", "2", "3");

    private final InMemoryCaseStore cases;
    private final int headsPerPage;

    public InMemoryCaseHeads(InMemoryCaseStore cases) {
        this(cases, PAGE_MAX);
    }

    public InMemoryCaseHeads(InMemoryCaseStore cases, int headsPerPage) {
        this.cases = cases;
        this.headsPerPage = headsPerPage;
    }

    @Override
    public List<String> walks() {
        return WALKS;
    }

    @Override
    public Page page(String walk, Optional<String> after) {
        if (!WALKS.contains(walk) || after.flatMap(Reference::parse).isEmpty() != after.isEmpty()) {
            throw new IllegalArgumentException("There is no such walk, or no page of it ended there");
        }
        var rest = cases.everything().stream()
                .filter(stored -> walk.equals(walk(stored.head())))
                .map(InMemoryCaseHeads::mark)
                .filter(mark -> after.filter(last -> mark.reference().symbols().compareTo(last) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(mark -> mark.reference().symbols()))
                .toList();
        var page = rest.stream().limit(headsPerPage).toList();
        return new Page(
                page,
                rest.size() > page.size()
                        ? Optional.of(page.getLast().reference().symbols())
                        : Optional.empty());
    }

    private static String walk(CaseHead head) {
        return head.standing().status().isInQuarantine()
                ? QUARANTINE
                : Integer.toString(head.reference().symbols().charAt(0) % (WALKS.size() - 1));
    }

    @Override
    public Optional<HeadMark> find(Reference reference) {
        return cases.find(reference).map(InMemoryCaseHeads::mark);
    }

    @Override
    public Refolding refold(CaseHead head, String version) {
        return cases.rewrite(head, version) ? Refolding.REFOLDED : Refolding.CHANGED_MEANWHILE;
    }

    private static HeadMark mark(StoredCase stored) {
        var head = stored.head();
        return new HeadMark(
                head.reference(),
                head.factCount(),
                stored.version(),
                head.standing().derivedBy());
    }
}
