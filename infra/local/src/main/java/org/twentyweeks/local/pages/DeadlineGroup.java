package org.twentyweeks.local.pages;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.statute.RuleGroup;

/** The deadlines of one group of rules that something in the case has started, in the order of the rule book. */
record DeadlineGroup(String title, List<DeadlineView> deadlines) {

    /** The groups in which something has started. */
    static List<DeadlineGroup> of(List<Deadline> deadlines) {
        var byGroup = new EnumMap<RuleGroup, List<DeadlineView>>(RuleGroup.class);
        deadlines.forEach(deadline -> byGroup.computeIfAbsent(deadline.rule().group(), none -> new ArrayList<>())
                .add(DeadlineView.of(deadline)));
        return byGroup.entrySet().stream()
                .map(entry -> new DeadlineGroup(entry.getKey().words(), entry.getValue()))
                .toList();
    }
}
