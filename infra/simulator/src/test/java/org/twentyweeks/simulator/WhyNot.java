package org.twentyweeks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.casework.RecordedFact;

/** Whether what staff were refused could not be recorded, found out once more from what the case held. */
final class WhyNot {

    private WhyNot() {}

    /** Whether that is a reason with the facts of some moment of the case. */
    static boolean holds(Entry entry, Refusal refusal, List<RecordedFact> facts) {
        for (int count = facts.size(); count > 0; count--) {
            if (heldThen(entry, refusal, facts.subList(0, count))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the case was ever held, as far as its facts say. */
    static boolean wasHeld(List<RecordedFact> facts) {
        return IntStream.rangeClosed(1, facts.size()).anyMatch(count -> SecondReading.isHeld(facts.subList(0, count)));
    }

    /** Whether a refusal says that the case is held, and not that a fact is of this system's own. */
    static boolean tellsOfTheQuarantine(Entry entry, Refusal refusal) {
        return refusal.field().equals("type") && !isOfThisSystem(entry.facts().get(refusal.place()));
    }

    private static boolean heldThen(Entry entry, Refusal refusal, List<RecordedFact> before) {
        var fact = entry.facts().get(refusal.place());
        return switch (refusal.field()) {
            case "type" -> SecondReading.isHeld(before) || isOfThisSystem(fact);
            case "noted" -> !noted(fact).isEmpty();
            case "ground", "replacement.ground" ->
                said(fact) instanceof ExceptionRecorded exception
                        && !SecondReading.isGiven(exception, with(entry, before));
            case "corrects" ->
                corrected(fact, before).filter(one -> !isOfThisSystem(one)).isEmpty()
                        || entry.recordedBy().equals(Person.CASEWORKER.recordedAs())
                                && !SecondReading.received(with(entry, before)).equals(SecondReading.received(before));
            case "replacement.noted" ->
                corrected(fact, before)
                        .filter(one -> !keepsWhatWasNoted(one, said(fact)))
                        .isPresent();
            case "replacement.type" -> isOfThisSystem(said(fact));
            default -> false;
        };
    }

    private static Fact said(Fact fact) {
        return fact instanceof FactCorrected correction
                ? correction.replacement().orElse(fact)
                : fact;
    }

    private static Optional<Fact> corrected(Fact fact, List<RecordedFact> before) {
        return fact instanceof FactCorrected correction && correction.corrects() <= before.size()
                ? Optional.of(before.get(correction.corrects() - 1).fact())
                : Optional.empty();
    }

    private static boolean isOfThisSystem(Fact fact) {
        return fact instanceof QuarantineDecided || fact instanceof OwnerAssigned;
    }

    private static boolean keepsWhatWasNoted(Fact before, Fact after) {
        var signs = noted(before).stream().filter(Noted::isSignOfAutomation).collect(Collectors.toSet());
        return noted(before).containsAll(noted(after)) && noted(after).containsAll(signs);
    }

    private static Set<Noted> noted(Fact fact) {
        return fact instanceof RequestReceived request ? Set.copyOf(request.noted()) : Set.of();
    }

    private static List<RecordedFact> with(Entry entry, List<RecordedFact> before) {
        var facts = new ArrayList<>(before);
        entry.facts()
                .forEach(fact -> facts.add(new RecordedFact(
                        facts.size() + 1, fact, entry.recordedAt(), entry.recordedBy(), Optional.empty())));
        return facts;
    }
}
