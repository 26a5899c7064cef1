package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the facts of a case come to, independent of the day on which somebody asks. It is kept at the head of the case,
 * is rewritten with every fact, and always equals the fold of the facts.
 *
 * @param receivedOn the day that started the running clocks; absent when none did
 * @param milestones for each published type of fact that a day dates, the last day on which one happened
 * @param source who asked, where it is known
 * @param route how the request came, where it is known
 * @param nextActionOn the earliest last working day by which the council must act; absent when it need not. The day of
 *     receipt while the case is held, because that must be decided first
 * @param derivedBy what made this: to another release's reader it is stale
 */
public record CaseStanding(
        CaseStatus status,
        Optional<LocalDate> receivedOn,
        Map<String, LocalDate> milestones,
        Optional<Fact.Source> source,
        Optional<Fact.Route> route,
        List<OpenDeadline> openDeadlines,
        Optional<LocalDate> nextActionOn,
        DerivedBy derivedBy) {

    public CaseStanding {
        milestones = Collections.unmodifiableMap(new TreeMap<>(milestones));
        openDeadlines = List.copyOf(openDeadlines);
    }
}
