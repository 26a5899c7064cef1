package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.core.statute.FactType;

/**
 * Records what happened in a case that is there: one read of the case, one write of the facts and of the head that follows
 * from them.
 */
public final class RecordFacts {

    private final CaseStore cases;
    private final String intakeTeam;

    /** @param intakeTeam the owner of cases that nobody was given, {@code team:<id>} */
    public RecordFacts(CaseStore cases, String intakeTeam) {
        this.cases = cases;
        this.intakeTeam = intakeTeam;
    }

    /**
     * What is to be recorded.
     *
     * @param key chosen by whoever records, opaque, the same whenever the same recording is tried again. It is kept as a
     *     hash, and is that person's: nobody else's key is the same
     * @param facts in the order in which they are to be recorded, one to {@link Addition#FACTS_MAX}
     * @param recordedBy {@code staff:<id>}
     * @param asSeen the version of the case that whoever records has seen: when it has another by now, nothing is recorded.
     *     Absent when that does not matter
     * @param rights of whoever records
     */
    public record Entry(
            Reference reference,
            String key,
            List<Fact> facts,
            Instant recordedAt,
            String recordedBy,
            Optional<String> asSeen,
            Rights rights) {

        /** What somebody who may do everything records however the case stands. */
        public Entry(Reference reference, String key, List<Fact> facts, Instant recordedAt, String recordedBy) {
            this(reference, key, facts, recordedAt, recordedBy, Optional.empty(), Rights.ALL);
        }

        /** The same with these facts. */
        Entry with(List<Fact> others) {
            return new Entry(reference, key, others, recordedAt, recordedBy, asSeen, rights);
        }

        /** Whether that case is there for whoever records: what is held is not, for most. */
        boolean finds(StoredCase stored) {
            return rights.seesWhatIsHeld() || !stored.standing().status().isInQuarantine();
        }

        public Entry {
            facts = List.copyOf(facts);
        }

        /** Without the key: whoever records may have put something personal in it. */
        @Override
        public String toString() {
            return "Entry[" + reference + ", " + facts.size() + " facts]";
        }

        private String recordingKey() {
            return Sha256.hex(Sha256.ofTexts(List.of("recording", "v1", reference.symbols(), recordedBy, key)));
        }
    }

    /**
     * What not everybody may who may record.
     *
     * @param seesWhatIsHeld whether a case that is held is there for them at all
     * @param correctsTheDayOfReceipt whether they may say that a request came on another day, which moves every date of it
     */
    public record Rights(boolean seesWhatIsHeld, boolean correctsTheDayOfReceipt) {

        /** Those of the system itself. */
        public static final Rights ALL = new Rights(true, true);
    }

    /**
     * Why one of the facts cannot be recorded.
     *
     * @param place of that fact in the entry, from 0
     * @param field the one that is wrong, {@code corrects} or {@code replacement.on} for example
     * @param problem what is wrong with it; never what it held
     */
    public record Refusal(int place, String field, String problem) {}

    /** How recording can end. */
    public sealed interface Outcome {

        /**
         * The facts are in the case, now or since the same entry came before: the facts answered are the same.
         *
         * @param facts as they stand in the record
         * @param now the case with them, and with what was recorded since
         * @param replayed whether they were there before
         */
        record Recorded(List<RecordedFact> facts, StoredCase now, boolean replayed) implements Outcome {

            public Recorded {
                facts = List.copyOf(facts);
            }
        }

        /** Nothing was recorded: others recorded something after the case was read. Whoever still wants to may try again. */
        record ChangedMeanwhile(StoredCase now) implements Outcome {}

        /** Nothing was recorded: other facts were recorded under that key before, and stand. */
        record Clash(StoredCase now) implements Outcome {}

        /** Nothing was recorded: some of the facts cannot be, however often it is tried. */
        record Refused(List<Refusal> refusals) implements Outcome {

            public Refused {
                refusals = List.copyOf(refusals);
            }
        }

        /** Nothing was recorded: there is no such case. */
        record UnknownCase() implements Outcome {}
    }

    /**
     * Records the entry, unless it is recorded.
     *
     * @throws IllegalArgumentException when the entry holds no facts or too many
     * @throws UnavailableException when the store cannot be reached; trying the same entry again finds out whether it was
     *     recorded
     */
    public Outcome record(Entry entry) {
        return cases.find(entry.reference())
                .filter(entry::finds)
                .map(before -> record(entry, before))
                .orElseGet(Outcome.UnknownCase::new);
    }

    /**
     * The same for whoever has read the case already and decided by what it holds: nothing is recorded when it has changed
     * since.
     *
     * @param before the case as it was read
     */
    public Outcome record(Entry entry, StoredCase before) {
        return replayed(entry, before)
                .or(() -> changedSinceSeen(entry, before))
                .or(() -> refused(Recordable.refusals(entry.facts(), before, Recordable.today(entry))))
                .orElseGet(() -> add(entry, before));
    }

    private Outcome add(Entry entry, StoredCase before) {
        var added = new ArrayList<RecordedFact>();
        for (Fact fact : entry.facts()) {
            added.add(new RecordedFact(
                    before.facts().size() + added.size() + 1,
                    fact,
                    entry.recordedAt(),
                    entry.recordedBy(),
                    Optional.of(entry.recordingKey())));
        }
        var all = Stream.concat(before.facts().stream(), added.stream()).toList();
        var after = CaseFile.of(all);
        return refused(Recordable.exceptionsNotGiven(entry.facts(), after))
                .or(() -> entry.rights().correctsTheDayOfReceipt()
                        ? Optional.empty()
                        : refused(Recordable.receiptsMoved(entry.facts(), before, after)))
                .orElseGet(() -> write(entry, before, added, after));
    }

    private Outcome write(Entry entry, StoredCase before, List<RecordedFact> added, CaseFile after) {
        var head = before.head().folded(after, intakeTeam);
        return switch (cases.record(new Addition(head, before.version(), added))) {
            case CaseStore.Recording.Recorded(String version) ->
                new Outcome.Recorded(added, new StoredCase(head, after.recorded(), version), false);
            case CaseStore.Recording.OwnerNotActive _ ->
                new Outcome.Refused(List.of(new Refusal(
                        placeOfAssignment(entry), "owner", "is nobody who is on the list of staff and active")));
            // The other may have been this very entry, sent twice at once.
            case CaseStore.Recording.ChangedMeanwhile _ ->
                cases.find(entry.reference())
                        .map(now -> replayed(entry, now).orElseGet(() -> new Outcome.ChangedMeanwhile(now)))
                        .orElseGet(Outcome.UnknownCase::new);
        };
    }

    private static Optional<Outcome> replayed(Entry entry, StoredCase now) {
        var key = Optional.of(entry.recordingKey());
        var held = now.facts().stream()
                .filter(fact -> fact.recordingKey().equals(key))
                .toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        boolean same = held.size() == entry.facts().size()
                && IntStream.range(0, held.size())
                        .allMatch(place ->
                                isTheSame(held.get(place).fact(), entry.facts().get(place)));
        return Optional.of(same ? new Outcome.Recorded(held, now, true) : new Outcome.Clash(now));
    }

    /** Whoever gives a case away says to whom: the day is that of the message, which may be sent again after midnight. */
    private static boolean isTheSame(Fact held, Fact sent) {
        if (held instanceof OwnerAssigned(LocalDate day, String _, AssignmentReason _)
                && sent instanceof OwnerAssigned(LocalDate _, String owner, AssignmentReason reason)) {
            return held.equals(new OwnerAssigned(day, owner, reason));
        }
        return held.equals(sent);
    }

    private static Optional<Outcome> changedSinceSeen(Entry entry, StoredCase before) {
        return entry.asSeen()
                .filter(seen -> !seen.equals(before.version()))
                .map(_ -> new Outcome.ChangedMeanwhile(before));
    }

    private static Optional<Outcome> refused(List<Refusal> refusals) {
        return refusals.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Refused(refusals));
    }

    private static int placeOfAssignment(Entry entry) {
        return entry.facts().stream().map(Fact::type).toList().indexOf(FactType.OWNER_ASSIGNED);
    }
}
