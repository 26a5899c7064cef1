package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A case in a worklist, as its head has it.
 *
 * @param nextActionOn when the council must act at the latest
 * @param derivedBy what made this: to another release's reader it is stale
 */
public record WorklistEntry(
        Reference reference,
        CaseStatus status,
        Optional<LocalDate> receivedOn,
        LocalDate nextActionOn,
        List<OpenDeadline> openDeadlines,
        DerivedBy derivedBy) {

    public WorklistEntry {
        openDeadlines = List.copyOf(openDeadlines);
    }
}
