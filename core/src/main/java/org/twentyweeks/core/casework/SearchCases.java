package org.twentyweeks.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.intake.ChildHashes;
import org.twentyweeks.core.staff.Caller;

/** Finds the cases of a child, after it is on record that they were found. One query for each hash, and one write. */
public final class SearchCases {

    /** One transaction takes a hundred readings; nobody has that many cases. */
    static final int FOUND_MAX = 100;

    private final CaseIndexes indexes;
    private final AuditTrail audit;

    public SearchCases(CaseIndexes indexes, AuditTrail audit) {
        this.indexes = indexes;
        this.audit = audit;
    }

    /**
     * Who searches.
     *
     * @param route the operation of the staff API
     */
    public record Request(ChildHashes child, Caller caller, String route, Instant at, String correlationId) {}

    /**
     * The cases of the child, a hundred at most.
     *
     * @throws UnavailableException when the indexes could not be read, or the search not recorded
     */
    public List<Reference> search(Request request) {
        var found = new SameChild(indexes)
                .cases(request.child()).stream().limit(FOUND_MAX).toList();
        audit.record(
                found.isEmpty()
                        ? List.of(reading(request, Optional.empty()))
                        : found.stream()
                                .map(reference -> reading(request, Optional.of(reference)))
                                .toList());
        return found;
    }

    private static Reading reading(Request request, Optional<Reference> found) {
        return new Reading(
                found,
                request.caller().recordedAs(),
                Set.of(CasePart.FOUND),
                request.route(),
                request.at(),
                request.correlationId());
    }
}
