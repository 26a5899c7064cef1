package org.twentyweeks.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CaseRecords;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.staff.StaffStore;

/** A store, and everything it holds, as somebody sees it who may look into it. */
interface Kept {

    CaseStore store();

    /** Who can be given its cases. */
    StaffStore staff();

    AuditTrail audit();

    /** Rewrites the head of a case that is still as it was read. */
    CaseHeads.Refolding refold(CaseHead head, String version);

    /** What it holds, for whoever checks it against the seals. */
    CaseRecords records();

    /** The same store, without anything that goes wrong below it. */
    default CaseStore undisturbed() {
        return store();
    }

    /** The list of staff, without anything that goes wrong below it. */
    default StaffStore undisturbedStaff() {
        return staff();
    }

    /** The readings, without anything that goes wrong below them. */
    default AuditTrail undisturbedAudit() {
        return audit();
    }

    /** @param indexes follow whatever is changed without a call to the store */
    default void follow(Consumer<Reference> indexes) {}

    /** From now on nothing goes wrong below the store. */
    default void calm() {}

    Map<Reference, KeptCase> everything();

    /** What the store itself did wrong, and does when somebody who may look into it has changed what it holds. */
    default List<Violation> misdeeds() {
        return List.of();
    }

    /** A case, with the submission that its person part holds. */
    record KeptCase(StoredCase stored, Bytes original) {}
}
