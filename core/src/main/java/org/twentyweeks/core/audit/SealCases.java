package org.twentyweeks.core.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.twentyweeks.core.audit.Difference.What;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.Reference;

/**
 * Makes the seal of a day: how far every case has come, behind the seal before it. The seal is the only thing that is
 * written, in one call, and once: whoever is stopped before it has done nothing.
 *
 * <p>An index may not show a case yet, or show it as it was. So whatever the seal before has and the walk does not is
 * read by itself: a case never leaves a seal.
 */
public final class SealCases {

    private final CaseHeads heads;
    private final Seals seals;

    public SealCases(CaseHeads heads, Seals seals) {
        this.heads = heads;
        this.seals = seals;
    }

    /** How sealing can end. */
    public sealed interface Outcome {

        /**
         * The seal is kept.
         *
         * @param hash of the seal: known elsewhere, it shows that nobody replaced the seal
         * @param differences cases that are less than the seal before says, which the new seal says again
         */
        record Sealed(int cases, String hash, List<Difference> differences) implements Outcome {

            public Sealed {
                differences = List.copyOf(differences);
            }
        }

        /** Nothing was made: there is a seal of that day, or of a later one. */
        record SealedBefore() implements Outcome {}
    }

    /**
     * Seals the day, unless that is done.
     *
     * @throws IllegalStateException when a seal before it, or a text that was kept for this day meanwhile, is none of ours
     * @throws org.twentyweeks.core.casework.UnavailableException when a store did not answer; sealing the same day again
     *     finds out whether it was done
     */
    public Outcome seal(LocalDate day) {
        var days = seals.days();
        if (!days.isEmpty() && !days.getLast().isBefore(day)) {
            return new Outcome.SealedBefore();
        }
        var before = days.isEmpty() ? Optional.<Seal>empty() : Optional.of(read(days.getLast()));
        var marks = walked();
        var differences = new ArrayList<Difference>();
        before.ifPresent(seal -> seal.cases().forEach(known -> takeOver(day, known, marks, differences)));
        var seal = new Seal(
                day, before.map(known -> new Seal.Previous(known.day(), known.hash())), List.copyOf(marks.values()));
        return switch (seals.keep(seal)) {
            case Seals.Keeping.Kept _ -> new Outcome.Sealed(seal.cases().size(), seal.hash(), differences);
            case Seals.Keeping.HeldBefore(String text) -> heldBefore(seal, text);
        };
    }

    /** Two runs at once: whichever came first is the seal, as long as it follows the same one. */
    private static Outcome heldBefore(Seal ours, String text) {
        var held = read(ours.day(), text);
        if (!held.previous().equals(ours.previous())) {
            throw new IllegalStateException("The seal of " + ours.day() + " does not follow the one before it");
        }
        return new Outcome.SealedBefore();
    }

    private Seal read(LocalDate day) {
        return read(day, seals.find(day).orElse(""));
    }

    private static Seal read(LocalDate day, String text) {
        try {
            var seal = Seal.read(text);
            if (seal.day().equals(day)) {
                return seal;
            }
        } catch (SealNotUnderstoodException changed) {
            // Said below, as for the seal of another day.
        }
        throw new IllegalStateException("What is kept as the seal of " + day + " is no seal of that day");
    }

    private Map<String, SealedCase> walked() {
        var marks = new HashMap<Reference, HeadMark>();
        for (String walk : heads.walks()) {
            var after = Optional.<String>empty();
            do {
                var page = heads.page(walk, after);
                page.heads()
                        .forEach(mark -> marks.merge(
                                mark.reference(),
                                mark,
                                (one, other) -> one.factCount() >= other.factCount() ? one : other));
                after = page.after();
            } while (after.isPresent());
        }
        var inOrder = new TreeMap<String, SealedCase>(Comparator.naturalOrder());
        marks.values().forEach(mark -> inOrder.put(mark.reference().symbols(), sealed(mark)));
        return inOrder;
    }

    private static SealedCase sealed(HeadMark mark) {
        return new SealedCase(mark.reference(), mark.factCount(), mark.version());
    }

    private void takeOver(
            LocalDate day, SealedCase before, Map<String, SealedCase> marks, List<Difference> differences) {
        var symbols = before.reference().symbols();
        if (Optional.ofNullable(marks.get(symbols))
                .filter(now -> keeps(now, before))
                .isPresent()) {
            return;
        }
        var now = heads.find(before.reference()).map(SealCases::sealed);
        if (now.filter(known -> keeps(known, before)).isEmpty()) {
            differences.add(now.map(_ -> Difference.ofSeal(day, before.reference(), What.SEAL_TAKES_BACK_FACTS))
                    .orElseGet(() -> Difference.ofSeal(day, before.reference(), What.CASE_MISSING)));
        }
        marks.put(symbols, now.filter(known -> keeps(known, before)).orElse(before));
    }

    private static boolean keeps(SealedCase now, SealedCase before) {
        return now.factCount() > before.factCount() || now.equals(before);
    }
}
