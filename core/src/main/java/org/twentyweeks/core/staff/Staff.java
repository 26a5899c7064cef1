package org.twentyweeks.core.staff;

import java.util.List;
import java.util.Optional;

/** Everybody who can have cases, and every team, each in the order of their ids. */
public record Staff(List<StaffMember> members, List<Team> teams) {

    public Staff {
        members = List.copyOf(members);
        teams = List.copyOf(teams);
    }

    public Optional<StaffMember> member(String id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    public Optional<Team> team(String id) {
        return teams.stream().filter(team -> team.id().equals(id)).findFirst();
    }
}
