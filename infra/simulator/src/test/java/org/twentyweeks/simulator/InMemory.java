package org.twentyweeks.simulator;

import java.util.Map;
import java.util.stream.Collectors;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.audit.InMemoryAuditTrail;
import org.twentyweeks.testkit.audit.InMemoryCaseRecords;
import org.twentyweeks.testkit.casework.InMemoryCaseHeads;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;

/** The twin in memory. */
final class InMemory implements Kept {

    private final InMemoryStaffStore staff = new InMemoryStaffStore();
    private final InMemoryCaseStore cases = new InMemoryCaseStore(staff::isActive);
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();

    @Override
    public CaseStore store() {
        return cases;
    }

    @Override
    public StaffStore staff() {
        return staff;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public CaseHeads.Refolding refold(CaseHead head, String version) {
        return new InMemoryCaseHeads(cases).refold(head, version);
    }

    @Override
    public CaseRecords records() {
        return InMemoryCaseRecords.of(cases);
    }

    @Override
    public Map<Reference, KeptCase> everything() {
        return cases.everything().stream()
                .collect(Collectors.toMap(
                        stored -> stored.head().reference(),
                        stored -> new KeptCase(
                                stored,
                                cases.whole(stored.head().reference())
                                        .orElseThrow()
                                        .person()
                                        .original())));
    }
}
