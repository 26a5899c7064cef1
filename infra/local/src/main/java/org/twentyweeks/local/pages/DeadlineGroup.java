package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.statute.RuleGroup;

/** The deadlines of one group of rules that something in the case has started, in the order of the rule book. */
record DeadlineGroup(String title, List<DeadlineView> deadlines) {

    /** The groups in which something has started. */
    static List<DeadlineGroup> of(List<Deadline> deadlines) {
        return grouped(deadlines, deadline -> deadline.rule().group(), DeadlineView::of);
    }

    /** The same of deadlines as the staff API answers them. */
    static List<DeadlineGroup> of(JsonNode deadlines) {
        return grouped(
                deadlines.valueStream().toList(),
                deadline -> RuleBook.current()
                        .rows(deadline.path("rule").asText())
                        .getLast()
                        .group(),
                DeadlineView::of);
    }

    private static <D> List<DeadlineGroup> grouped(
            List<D> deadlines, Function<D, RuleGroup> group, Function<D, DeadlineView> view) {
        var byGroup = new EnumMap<RuleGroup, List<DeadlineView>>(RuleGroup.class);
        deadlines.forEach(deadline -> byGroup.computeIfAbsent(group.apply(deadline), none -> new ArrayList<>())
                .add(view.apply(deadline)));
        return byGroup.entrySet().stream()
                .map(entry -> new DeadlineGroup(entry.getKey().words(), entry.getValue()))
                .toList();
    }
}
