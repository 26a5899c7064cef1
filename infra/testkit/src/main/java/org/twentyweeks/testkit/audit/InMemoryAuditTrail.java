package org.twentyweeks.testkit.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.Reference;

/** Readings in a list: the twin that keeps {@link AuditTrailContract}. */
public final class InMemoryAuditTrail implements AuditTrail {

    private final List<Reading> readings = new ArrayList<>();

    @Override
    public synchronized void record(List<Reading> added) {
        added.stream().filter(this::hasNoneInItsPlace).forEach(readings::add);
    }

    private boolean hasNoneInItsPlace(Reading reading) {
        return readings.stream()
                .noneMatch(held -> held.reference().equals(reading.reference())
                        && held.place().equals(reading.place()));
    }

    @Override
    public synchronized Page of(Reference reference, Optional<String> after) {
        var latestFirst = readings.stream()
                .filter(reading -> reading.reference().equals(Optional.of(reference)))
                .sorted(Comparator.comparing(Reading::place).reversed())
                .filter(reading ->
                        after.map(place -> reading.place().compareTo(place) < 0).orElse(true))
                .toList();
        var page = latestFirst.stream().limit(PAGE_MAX).toList();
        return new Page(
                page, latestFirst.size() > PAGE_MAX ? Optional.of(page.getLast().place()) : Optional.empty());
    }

    /** Everything that was recorded, in that order. */
    public synchronized List<Reading> everything() {
        return List.copyOf(readings);
    }
}
