package org.twentyweeks.core.casework;

import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.statute.FactType;

/**
 * Corrects a fact by another. What was recorded stays visible. One read and one write.
 *
 * <p>What was noted of a request says what intake found; a correction of the request takes out what is done, and can add
 * nothing. On which day a request came only a supervisor says otherwise ({@link RecordFacts.Rights}).
 */
public final class CorrectFact {

    private final CaseStore cases;
    private final RecordFacts recordFacts;

    public CorrectFact(CaseStore cases, RecordFacts recordFacts) {
        this.cases = cases;
        this.recordFacts = recordFacts;
    }

    /** @param entry what is to be recorded, without facts */
    public Outcome correct(Entry entry, FactCorrected correction) {
        return cases.find(entry.reference())
                .filter(entry::finds)
                .map(before -> correct(entry, correction, before))
                .orElseGet(Outcome.UnknownCase::new);
    }

    private Outcome correct(Entry entry, FactCorrected correction, StoredCase before) {
        return refusal(correction, before)
                .<Outcome>map(refusal -> new Outcome.Refused(List.of(refusal)))
                .orElseGet(() -> recordFacts.record(entry.with(List.of(correction)), before));
    }

    private static Optional<Refusal> refusal(FactCorrected correction, StoredCase before) {
        if (correction.corrects() > before.facts().size()) {
            return Optional.of(new Refusal(0, "corrects", "names no fact of this case"));
        }
        var corrected = before.facts().get(correction.corrects() - 1).fact();
        // Each of these is put right by the next of its kind, which says who decided otherwise and when.
        if (corrected.type() == FactType.OWNER_ASSIGNED || corrected.type() == FactType.QUARANTINE_DECIDED) {
            return Optional.of(new Refusal(0, "corrects", "is not corrected but decided anew"));
        }
        return correction.replacement().flatMap(replacement -> noted(corrected, replacement));
    }

    private static Optional<Refusal> noted(Fact corrected, Fact replacement) {
        var before = corrected instanceof RequestReceived request ? request.noted() : List.<Noted>of();
        var after = replacement instanceof RequestReceived request ? request.noted() : List.<Noted>of();
        var signs = before.stream().filter(Noted::isSignOfAutomation).toList();
        if (!before.containsAll(after) || !after.containsAll(signs)) {
            return Optional.of(new Refusal(
                    0,
                    "replacement.noted",
                    "may leave out codes of the request that it corrects, once they are dealt with, but not "
                            + "those for which it was held, and adds none"));
        }
        return replacement.type().isCaseworkOnly()
                ? Optional.of(new Refusal(0, "replacement.type", "is recorded by this system alone"))
                : Optional.empty();
    }
}
