package org.twentyweeks.testkit.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.twentyweeks.core.staff.Staff;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.Team;

/** Staff in a map: the twin that keeps {@link StaffStoreContract}. */
public final class InMemoryStaffStore implements StaffStore {

    private final Map<String, Kept<StaffMember>> members = new TreeMap<>();
    private final Map<String, Kept<Team>> teams = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    private record Kept<T>(T kept, int version, Change change) {}

    @Override
    public synchronized Staff everybody() {
        return new Staff(
                members.values().stream().map(Kept::kept).toList(),
                teams.values().stream().map(Kept::kept).toList());
    }

    @Override
    public synchronized Keeping keep(StaffMember member, Change change) {
        return keep(members, member.id(), new Kept<>(member, member.version(), change));
    }

    @Override
    public synchronized Keeping keep(Team team, Change change) {
        return keep(teams, team.id(), new Kept<>(team, team.version(), change));
    }

    private <T> Keeping keep(Map<String, Kept<T>> list, String id, Kept<T> next) {
        var held = list.get(id);
        if (next.equals(held)) {
            return Keeping.KEPT;
        }
        if ((held == null ? 0 : held.version()) != next.version() - 1) {
            return Keeping.CHANGED_MEANWHILE;
        }
        list.put(id, next);
        changes.add(next.change());
        return Keeping.KEPT;
    }

    /** Whether somebody is on the list and active. */
    public synchronized boolean isActive(String id) {
        return everybody().member(id).filter(StaffMember::active).isPresent();
    }

    /** Every change, in the order in which they were made. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }
}
