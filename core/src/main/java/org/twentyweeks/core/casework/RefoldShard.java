package org.twentyweeks.core.casework;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Rewrites the heads that another release derived, along one walk: after a rule, a reading, a holiday or the fold has
 * changed. Nothing is remembered but where it stopped, and not even that must be: what is rewritten already is passed over.
 *
 * <p>A page costs one call; each stale head on it one read of its case and one write.
 */
public final class RefoldShard {

    private final CaseStore cases;
    private final CaseHeads heads;
    private final Derivation derivation;
    private final String intakeTeam;

    /**
     * @param derivation what every head is to be derived by
     * @param intakeTeam the owner of cases that nobody was given, {@code team:<id>}
     */
    public RefoldShard(CaseStore cases, CaseHeads heads, Derivation derivation, String intakeTeam) {
        this.cases = cases;
        this.heads = heads;
        this.derivation = derivation;
        this.intakeTeam = intakeTeam;
    }

    /**
     * How far one run came.
     *
     * @param met how many heads it met
     * @param refolded how many of them it rewrote
     * @param left how many of them somebody recorded facts for meanwhile, and so rewrote
     * @param stale how many of them stay as they are, because their facts cannot be folded: the others do not wait for them
     * @param after where to go on; empty when the walk is at its end
     */
    public record Progress(int met, int refolded, int left, int stale, Optional<String> after) {}

    /**
     * Goes along the walk until it ends, or until there is no time for another page.
     *
     * @param after where an earlier run stopped; empty for the beginning
     * @param mayGoOn is asked after each page
     * @throws UnavailableException when the store did not answer. What was rewritten stays; the same run again goes on
     */
    public Progress refold(String walk, Optional<String> after, BooleanSupplier mayGoOn) {
        int met = 0;
        int refolded = 0;
        int left = 0;
        int stale = 0;
        var next = after;
        do {
            var page = heads.page(walk, next);
            for (HeadMark mark : page.heads()) {
                met++;
                if (mark.derivedBy().equals(derivation.versions())) {
                    continue;
                }
                switch (refold(mark.reference()).orElse(null)) {
                    case REFOLDED -> refolded++;
                    case CHANGED_MEANWHILE -> left++;
                    case null -> stale++;
                }
            }
            next = page.after();
        } while (next.isPresent() && mayGoOn.getAsBoolean());
        return new Progress(met, refolded, left, stale, next);
    }

    /** Empty when the facts are not as they were recorded, or the case is not there: the check of the record says more. */
    private Optional<CaseHeads.Refolding> refold(Reference reference) {
        try {
            return cases.find(reference).map(stored -> {
                var file = CaseFile.of(stored.facts(), derivation);
                return heads.refold(stored.head().folded(file, intakeTeam), stored.version());
            });
        } catch (IllegalStateException | IllegalArgumentException spoilt) {
            return Optional.empty();
        }
    }
}
