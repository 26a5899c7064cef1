package org.twentyweeks.testkit.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.Seals;

/** Seals in a map: the twin that keeps {@link SealsContract}. */
public final class InMemorySeals implements Seals {

    private final ConcurrentSkipListMap<LocalDate, String> texts = new ConcurrentSkipListMap<>();

    @Override
    public Keeping keep(Seal seal) {
        var held = texts.putIfAbsent(seal.day(), seal.text());
        return held == null || held.equals(seal.text()) ? new Keeping.Kept() : new Keeping.HeldBefore(held);
    }

    @Override
    public Optional<String> find(LocalDate day) {
        return Optional.ofNullable(texts.get(day));
    }

    @Override
    public List<LocalDate> days() {
        return List.copyOf(texts.keySet());
    }

    /** Puts any text in place of a seal, as nobody should be able to. */
    public void replace(LocalDate day, String text) {
        texts.put(day, text);
    }

    /** Deletes a seal, as nobody should be able to. */
    public void delete(LocalDate day) {
        texts.remove(day);
    }
}
