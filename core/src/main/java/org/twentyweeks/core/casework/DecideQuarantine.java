package org.twentyweeks.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.RecordFacts.Entry;

/**
 * Lets a request out of the quarantine, or keeps it there as found to be none. One read and one write. What was rejected
 * can be accepted later; what was accepted is a case like any other, and only what the law knows ends it.
 */
public final class DecideQuarantine {

    private final CaseStore cases;
    private final RecordFacts recordFacts;

    public DecideQuarantine(CaseStore cases, RecordFacts recordFacts) {
        this.cases = cases;
        this.recordFacts = recordFacts;
    }

    /** How deciding can end. */
    public enum Outcome {
        /** It is decided so, now or before. */
        DECIDED,
        /** Nothing was recorded: the case is not in the quarantine, or was rejected before for another reason. */
        SETTLED_OTHERWISE,
        /** Nothing was recorded: others recorded something in that moment. Look at the case again. */
        CHANGED_MEANWHILE,
        /** There is no such case. */
        UNKNOWN_CASE
    }

    /** @param decidedBy {@code staff:<id>} */
    public Outcome accept(Reference reference, Instant decidedAt, String decidedBy) {
        return decide(
                reference,
                new QuarantineDecided(London.dayOf(decidedAt), QuarantineOutcome.ACCEPT, Optional.empty()),
                decidedAt,
                decidedBy);
    }

    /** @param decidedBy {@code staff:<id>} */
    public Outcome reject(Reference reference, RejectionReason reason, Instant decidedAt, String decidedBy) {
        return decide(
                reference,
                new QuarantineDecided(London.dayOf(decidedAt), QuarantineOutcome.REJECT, Optional.of(reason)),
                decidedAt,
                decidedBy);
    }

    private Outcome decide(Reference reference, QuarantineDecided decision, Instant decidedAt, String decidedBy) {
        return cases.find(reference)
                .map(before -> decide(before, decision, decidedAt, decidedBy))
                .orElse(Outcome.UNKNOWN_CASE);
    }

    private Outcome decide(StoredCase before, QuarantineDecided decision, Instant decidedAt, String decidedBy) {
        if (stands(before, decision)) {
            return Outcome.DECIDED;
        }
        var status = before.file().status();
        boolean open = status == CaseStatus.QUARANTINED
                || (status == CaseStatus.REJECTED && decision.outcome() == QuarantineOutcome.ACCEPT);
        if (!open) {
            return Outcome.SETTLED_OTHERWISE;
        }
        // The same decision on the same state of the case is the same recording, whoever presses the button twice.
        var key = "quarantine " + before.version() + " " + decision.outcome();
        var entry = new Entry(before.head().reference(), key, List.of(decision), decidedAt, decidedBy);
        return switch (recordFacts.record(entry, before)) {
            case RecordFacts.Outcome.Recorded _ -> Outcome.DECIDED;
            case RecordFacts.Outcome.ChangedMeanwhile changed ->
                stands(changed.now(), decision) ? Outcome.DECIDED : Outcome.CHANGED_MEANWHILE;
            case RecordFacts.Outcome.Clash _ -> Outcome.SETTLED_OTHERWISE;
            case RecordFacts.Outcome.UnknownCase _ -> Outcome.UNKNOWN_CASE;
        };
    }

    /** Whether the last decision on that case, after every correction, came to the same. */
    private static boolean stands(StoredCase stored, QuarantineDecided decision) {
        return stored.file().facts().stream()
                .filter(QuarantineDecided.class::isInstance)
                .map(QuarantineDecided.class::cast)
                .reduce((earlier, later) -> later)
                .filter(last ->
                        last.outcome() == decision.outcome() && last.reason().equals(decision.reason()))
                .isPresent();
    }
}
