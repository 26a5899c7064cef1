package org.twentyweeks.core.statute;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.twentyweeks.core.hashing.Sha256;

/**
 * All rules, each as the rows in which it stood over time.
 *
 * <p>The rows of one rule follow each other without gap or overlap, and the last is in force without end: a book that
 * breaks this is not built. A fact dated before a rule's first row starts nothing.
 */
public final class RuleBook {

    private static final RuleBook CURRENT = written();

    private final Map<String, List<DeadlineRule>> rowsById;
    private final List<String> ids;
    private final Map<String, Set<FactType>> startedBy;
    private final String version;

    /**
     * A book of these rows.
     *
     * @throws IllegalArgumentException when the rows of a rule overlap, leave a gap, or end
     */
    public RuleBook(List<DeadlineRule> rows) {
        var byId = new LinkedHashMap<String, List<DeadlineRule>>();
        rows.forEach(
                row -> byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        byId.replaceAll((id, rule) -> rule.stream()
                .sorted(Comparator.comparing(DeadlineRule::inForceFrom))
                .toList());
        byId.values().forEach(RuleBook::requireContiguous);
        this.rowsById = byId;
        this.ids = List.copyOf(byId.keySet());
        this.startedBy = new HashMap<>();
        byId.forEach((id, rule) -> startedBy.put(id, typesThatStart(rule)));
        this.version = Sha256.hex(rows().toString()).substring(0, 12);
    }

    /** The rules as they are written down, group by group. */
    static RuleBook written() {
        return new RuleBook(Stream.of(
                        AssessmentRules.rows(),
                        ReviewRules.rows(),
                        PhaseTransferRules.rows(),
                        MoveRules.rows(),
                        ReassessmentRules.rows(),
                        MediationRules.rows(),
                        MediationAgreementRules.rows(),
                        AppealRules.rows(),
                        OrderRules.rows(),
                        ConcessionRules.rows())
                .flatMap(List::stream)
                .flatMap(CoronavirusRegulations::amend)
                .toList());
    }

    /** The rules of this release. */
    public static RuleBook current() {
        return CURRENT;
    }

    /** Names this book: the first twelve hex digits of the SHA-256 of all its rows, wording included. */
    public String version() {
        return version;
    }

    /** The published ids, in the order in which a case meets the rules. */
    public List<String> ids() {
        return ids;
    }

    /**
     * The types of the facts that may start the rule.
     *
     * @throws IllegalArgumentException when the book has no such rule
     */
    public Set<FactType> startedBy(String id) {
        return ofRule(startedBy, id);
    }

    /** All rows, rule by rule, the oldest first. */
    public List<DeadlineRule> rows() {
        return rowsById.values().stream().flatMap(List::stream).toList();
    }

    /**
     * The rows of one rule, the oldest first.
     *
     * @throws IllegalArgumentException when the book has no such rule
     */
    public List<DeadlineRule> rows(String id) {
        return ofRule(rowsById, id);
    }

    private static <T> T ofRule(Map<String, T> byId, String id) {
        var found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("No rule of that name is in the rule book");
        }
        return found;
    }

    public boolean has(String id) {
        return rowsById.containsKey(id);
    }

    /**
     * The row of a clock that starts on that day; absent when the day is before the rule's first row.
     *
     * @throws IllegalArgumentException when the book has no such rule
     */
    public Optional<DeadlineRule> inForce(String id, LocalDate day) {
        return rows(id).stream().filter(row -> row.isInForceOn(day)).findFirst();
    }

    private static Set<FactType> typesThatStart(List<DeadlineRule> rows) {
        return rows.stream()
                .flatMap(row -> row.startsOn().stream())
                .map(start -> start.fact().type())
                .collect(toCollection(() -> EnumSet.noneOf(FactType.class)));
    }

    private static void requireContiguous(List<DeadlineRule> rows) {
        for (int i = 0; i < rows.size() - 1; i++) {
            var next = rows.get(i + 1).inForceFrom();
            var last = rows.get(i).inForceTo();
            if (last.isEmpty() || !last.get().plusDays(1).equals(next)) {
                throw new IllegalArgumentException(
                        "The rows of " + rows.get(i).id() + " leave a gap or overlap before " + next);
            }
        }
        if (rows.getLast().inForceTo().isPresent()) {
            throw new IllegalArgumentException(rows.getLast().id() + " has no row in force today");
        }
    }
}
