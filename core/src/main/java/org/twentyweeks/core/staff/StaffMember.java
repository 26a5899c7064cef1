package org.twentyweeks.core.staff;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Somebody who can have cases.
 *
 * @param id as in {@link Caller#staffId}
 * @param email where that person's mail goes
 * @param role what the person mainly works as; what the person may do is in the token
 * @param team the id of a team
 * @param fullTimeEquivalent the part of full time that the person works, above 0 and at most 1
 * @param cover the id of whoever stands in during the absence
 * @param manager the id of the person's manager
 * @param active whether the person can be given cases
 * @param version 1 for what was kept first, one more each time; 0 for somebody who was never kept
 */
public record StaffMember(
        String id,
        String name,
        String email,
        Role role,
        String team,
        BigDecimal fullTimeEquivalent,
        Optional<Absence> absence,
        Optional<String> cover,
        Optional<String> manager,
        boolean active,
        int version) {

    /** The same, as kept once more. */
    public StaffMember next() {
        return new StaffMember(
                id, name, email, role, team, fullTimeEquivalent, absence, cover, manager, active, version + 1);
    }

    /** Without name and address. */
    @Override
    public String toString() {
        return "StaffMember[" + id + ", version=" + version + "]";
    }
}
