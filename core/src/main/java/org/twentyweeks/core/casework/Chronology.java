package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.statute.FactPattern;

/**
 * Facts in the order they happened: by the day that dates them, those of one day as they were recorded. A fact that no
 * day dates takes the latest day of the facts recorded before it.
 */
public final class Chronology {

    private final List<Fact> inOrder;

    private Chronology(List<Fact> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    private record Placed(LocalDate day, Fact fact) {}

    /**
     * @param recorded the facts in the order they were recorded, as they stand after any correction
     * @throws IllegalArgumentException when a correction is among them: what it corrects would still stand
     */
    public static Chronology of(List<Fact> recorded) {
        if (recorded.stream().anyMatch(Fact.FactCorrected.class::isInstance)) {
            throw new IllegalArgumentException("Corrections are applied before facts are put in order");
        }
        var placed = new ArrayList<Placed>();
        var latest = LocalDate.MIN;
        for (Fact fact : recorded) {
            var day = fact.datedOn().orElse(latest);
            placed.add(new Placed(day, fact));
            latest = day.isAfter(latest) ? day : latest;
        }
        return new Chronology(placed.stream()
                .sorted(Comparator.comparing(Placed::day))
                .map(Placed::fact)
                .toList());
    }

    /** What was known on that day: facts dated by then, and those that no day dates. */
    public Chronology knownOn(LocalDate day) {
        return new Chronology(inOrder.stream()
                .filter(fact -> fact.datedOn().map(dated -> !dated.isAfter(day)).orElse(true))
                .toList());
    }

    public List<Fact> facts() {
        return inOrder;
    }

    public <F extends Fact> Stream<F> of(Class<F> kind) {
        return inOrder.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The facts that come after that place in this order. */
    List<Fact> after(int index) {
        return inOrder.subList(index + 1, inOrder.size());
    }

    /** The facts that come before that place in this order. */
    List<Fact> before(int index) {
        return inOrder.subList(0, index);
    }

    /** Whether no fact before that place is of the same type. */
    boolean isFirstOfItsType(int index) {
        var type = inOrder.get(index).type();
        return before(index).stream().noneMatch(fact -> fact.type() == type);
    }

    /** The latest day that dates a fact. */
    Optional<LocalDate> latestDay() {
        return inOrder.stream().flatMap(fact -> fact.datedOn().stream()).max(Comparator.naturalOrder());
    }

    static boolean matches(FactPattern pattern, Fact fact) {
        return pattern.matches(fact.type(), field -> FactVocabulary.code(fact, field));
    }

    static boolean matchesAny(List<FactPattern> patterns, Fact fact) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, fact));
    }
}
