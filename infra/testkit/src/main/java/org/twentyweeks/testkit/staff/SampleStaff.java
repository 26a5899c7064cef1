package org.twentyweeks.testkit.staff;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.core.staff.Team;

/** Invented staff of the invented council. */
public final class SampleStaff {

    public static final Team NORTH = new Team("north", "North team", "north@saltmere.example.org", 1);

    /** A caseworker who is active. */
    public static final StaffMember MO = member("0007", "Mo Sample", true);

    /** A caseworker who has left. */
    public static final StaffMember KIT = member("0008", "Kit Sample", false);

    private SampleStaff() {}

    /** The team and both caseworkers. */
    public static void keepIn(StaffStore staff) {
        var change = new Change("staff:0001", Instant.parse("2026-01-02T09:00:00Z"), "sample");
        staff.keep(NORTH, change);
        staff.keep(MO, change);
        staff.keep(KIT, change);
    }

    /** A caseworker of the team, as kept first. */
    public static StaffMember member(String id, String name, boolean active) {
        return new StaffMember(
                id,
                name,
                "worker-" + id + "@saltmere.example.org",
                Role.CASEWORKER,
                NORTH.id(),
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                active,
                1);
    }
}
