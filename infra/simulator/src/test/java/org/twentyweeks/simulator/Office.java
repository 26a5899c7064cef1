package org.twentyweeks.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.audit.Seal;
import org.twentyweeks.core.audit.Seals;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.IndexPage;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WorklistEntry;
import org.twentyweeks.core.staff.Staff;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.Team;
import org.twentyweeks.testkit.casework.InMemoryCaseIndexes;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.SimulatedCaseStore;
import org.twentyweeks.testkit.simulation.Simulation;

/** What staff and the jobs of the night reach beside the cases, at the other end of a network. */
record Office(CaseIndexes indexes, CaseHeads heads, AuditTrail audit, StaffStore staff, Seals seals) {

    /** @param readings is added to when a reading is on record */
    static Office of(Simulation simulation, SimulatedCaseStore cases, Kept kept, List<Reading> readings, Seals seals) {
        return new Office(
                new Indexes(simulation, new InMemoryCaseIndexes(cases::asIndexed)),
                new Heads(simulation, cases, kept),
                new Trail(simulation, kept.audit(), readings),
                new Roll(simulation, kept.staff()),
                new Safe(simulation, seals));
    }

    Office with(CaseIndexes other) {
        return new Office(other, heads, audit, staff, seals);
    }

    Office with(CaseHeads other) {
        return new Office(indexes, other, audit, staff, seals);
    }

    Office with(AuditTrail other) {
        return new Office(indexes, heads, other, staff, seals);
    }

    /** The indexes, which lag. */
    private record Indexes(Simulation simulation, CaseIndexes indexes) implements CaseIndexes {

        private <T> T query(Supplier<T> query) {
            return simulation.call("indexes.query", Fault.OF_READING, query);
        }

        @Override
        public IndexPage<WorklistEntry> worklist(String owner, LocalDate until, Optional<IndexPosition> after) {
            return query(() -> indexes.worklist(owner, until, after));
        }

        @Override
        public IndexPage<Reference> ownedBy(String owner, Optional<IndexPosition> after) {
            return query(() -> indexes.ownedBy(owner, after));
        }

        @Override
        public List<Reference> withChildName(String hash) {
            return query(() -> indexes.withChildName(hash));
        }

        @Override
        public List<Reference> withChildUpn(String hash) {
            return query(() -> indexes.withChildUpn(hash));
        }
    }

    /** The heads: walks go over an index, which lags. */
    private record Heads(Simulation simulation, SimulatedCaseStore cases, Kept kept) implements CaseHeads {

        private static final double MISSED = 0.05;

        @Override
        public List<String> walks() {
            return List.of("all");
        }

        @Override
        public Page page(String walk, Optional<String> after) {
            return simulation.call(
                    "heads.page",
                    Fault.OF_READING,
                    () -> new Page(
                            cases.asIndexed().stream()
                                    .filter(stored -> !isMissed(stored.head().reference()))
                                    .map(Heads::mark)
                                    .toList(),
                            Optional.empty()));
        }

        /** A case that changes its place in the index while somebody walks along it may not be met at all. */
        private boolean isMissed(Reference reference) {
            return simulation
                    .running()
                    .filter(process -> !process.startsWith("probe")
                            && simulation.dice().happens(reference + " is missed by " + process, MISSED))
                    .isPresent();
        }

        private static HeadMark mark(StoredCase stored) {
            var head = stored.head();
            return new HeadMark(
                    head.reference(),
                    head.factCount(),
                    stored.version(),
                    head.standing().derivedBy());
        }

        @Override
        public Optional<HeadMark> find(Reference reference) {
            return simulation.call(
                    "heads.find",
                    Fault.OF_READING,
                    () -> kept.undisturbed().find(reference).map(Heads::mark));
        }

        @Override
        public Refolding refold(CaseHead head, String version) {
            return simulation.call("heads.refold", Fault.OF_WRITING, () -> {
                var refolding = kept.refold(head, version);
                cases.changed(head.reference());
                return refolding;
            });
        }
    }

    private record Trail(Simulation simulation, AuditTrail audit, List<Reading> onRecord) implements AuditTrail {

        @Override
        public void record(List<Reading> readings) {
            simulation.call("audit.record", Fault.OF_WRITING, () -> {
                audit.record(readings);
                return onRecord.addAll(readings);
            });
        }

        @Override
        public Page of(Reference reference, Optional<String> after) {
            return simulation.call("audit.of", Fault.OF_READING, () -> audit.of(reference, after));
        }
    }

    /** The list of staff. */
    private record Roll(Simulation simulation, StaffStore staff) implements StaffStore {

        @Override
        public Staff everybody() {
            return simulation.call("staff.everybody", Fault.OF_READING, staff::everybody);
        }

        @Override
        public Keeping keep(StaffMember member, Change change) {
            return simulation.call("staff.keep", Fault.OF_WRITING, () -> staff.keep(member, change));
        }

        @Override
        public Keeping keep(Team team, Change change) {
            return simulation.call("staff.keep", Fault.OF_WRITING, () -> staff.keep(team, change));
        }
    }

    private record Safe(Simulation simulation, Seals seals) implements Seals {

        @Override
        public Keeping keep(Seal seal) {
            return simulation.call("seals.keep", Fault.OF_WRITING, () -> seals.keep(seal));
        }

        @Override
        public Optional<String> find(LocalDate day) {
            return simulation.call("seals.find", Fault.OF_READING, () -> seals.find(day));
        }

        @Override
        public List<LocalDate> days() {
            return simulation.call("seals.days", Fault.OF_READING, seals::days);
        }
    }
}
