package org.twentyweeks.core.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twentyweeks.core.casework.Fact.FactCorrected;

/**
 * What the corrections of a case come to.
 *
 * <p>Of several corrections of one fact the last counts. A correction that is itself corrected says what its correction
 * says instead, or nothing at all when that has no replacement: then what it had corrected stands again.
 */
final class Corrections {

    private final List<RecordedFact> recorded;

    /** For each corrected fact: the correction that stands, and what it says by now. */
    private final Map<Integer, Standing> byNumber;

    /** A correction in force, and what is so instead; nothing when the fact is taken out. */
    private record Standing(RecordedFact correction, Optional<Fact> replacement) {}

    private Corrections(List<RecordedFact> recorded, Map<Integer, Standing> byNumber) {
        this.recorded = recorded;
        this.byNumber = byNumber;
    }

    /**
     * @param recorded all facts of a case, in the order they were recorded
     * @throws IllegalArgumentException when a correction names a fact that was not recorded before it
     */
    static Corrections of(List<RecordedFact> recorded) {
        var standing = new LinkedHashMap<Integer, Standing>();
        // From the last to the first: what corrects a correction is known before the correction is.
        for (RecordedFact latest : recorded.reversed()) {
            if (latest.fact() instanceof FactCorrected correction) {
                if (correction.corrects() >= latest.number()) {
                    throw new IllegalArgumentException(
                            "Fact " + latest.number() + " corrects one that was not recorded before it");
                }
                said(latest, correction, Optional.ofNullable(standing.get(latest.number())))
                        .ifPresent(says -> standing.putIfAbsent(correction.corrects(), says));
            }
        }
        return new Corrections(recorded, standing);
    }

    /** What a correction says by now; nothing when it was undone. */
    private static Optional<Standing> said(
            RecordedFact latest, FactCorrected correction, Optional<Standing> correctedItself) {
        return correctedItself.isEmpty()
                ? Optional.of(new Standing(latest, correction.replacement()))
                : correctedItself.filter(its -> its.replacement().isPresent());
    }

    /** The facts as they stand, each in the place of the one that it replaces. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        for (RecordedFact one : recorded) {
            if (!(one.fact() instanceof FactCorrected)) {
                var standing = Optional.ofNullable(byNumber.get(one.number()));
                standing.map(Standing::replacement)
                        .orElse(Optional.of(one.fact()))
                        .ifPresent(facts::add);
            }
        }
        return facts;
    }

    /** The number of the fact by which that one no longer stands as it was recorded. */
    Optional<Integer> correctionOf(int number) {
        return Optional.ofNullable(byNumber.get(number))
                .map(standing -> standing.correction().number());
    }
}
