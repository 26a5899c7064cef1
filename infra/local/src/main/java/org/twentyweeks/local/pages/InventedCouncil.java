package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.Team;

/** The people and teams with whom the local run can be tried. */
final class InventedCouncil {

    static final List<InventedPerson> PEOPLE = List.of(
            new InventedPerson(
                    "0001",
                    "Amara Osei",
                    Role.INTAKE,
                    "intake",
                    "1",
                    "looks through what is held, and records what happens"),
            new InventedPerson(
                    "0002", "Ben Whitlock", Role.CASEWORKER, "casework", "1", "records what happens in cases"),
            new InventedPerson(
                    "0003", "Carys Morgan", Role.CASEWORKER, "casework", "0.6", "does the same, three days a week"),
            new InventedPerson(
                    "0004", "Dipak Shah", Role.TRIBUNAL_OFFICER, "tribunal", "1", "records what the Tribunal does"),
            new InventedPerson(
                    "0005",
                    "Ewa Nowak",
                    Role.MANAGER,
                    "casework",
                    "1",
                    "gives cases to people, and looks through what is held"),
            new InventedPerson(
                    "0006",
                    "Farid Aziz",
                    Role.QA_AUDITOR,
                    "quality",
                    "0.5",
                    "reads cases, without names, to see how well the work is done"),
            new InventedPerson(
                    "0007",
                    "Grace Lindqvist",
                    Role.DATA_OFFICER,
                    "quality",
                    "1",
                    "may open every case, a held one as well"),
            new InventedPerson("0008", "Hana Petrova", Role.BOARD_VIEWER, "quality", "0.2", "may open nobody's case"));

    static final List<Team> TEAMS = List.of(
            new Team("intake", "Intake", "intake@example.org", 0),
            new Team("casework", "Casework", "casework@example.org", 0),
            new Team("tribunal", "Tribunal", "tribunal@example.org", 0),
            new Team("quality", "Quality and information", "quality@example.org", 0));

    private InventedCouncil() {}

    static Optional<InventedPerson> person(String id) {
        return PEOPLE.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** The person or team as pages name it: {@code Ben Whitlock} for {@code staff:0002}. */
    static String named(String owner) {
        if (owner.equals(Owner.QUARANTINE)) {
            return "nobody yet (held)";
        }
        return PEOPLE.stream()
                .filter(person -> person.owner().equals(owner))
                .map(InventedPerson::name)
                .findFirst()
                .or(() -> TEAMS.stream()
                        .filter(team -> owner.equals("team:" + team.id()))
                        .map(team -> "the team " + team.name())
                        .findFirst())
                .orElse(owner);
    }

    /** Puts everybody on the list of staff, as its manager would, unless somebody is on it. */
    static void join(StaffCalls calls) {
        var manager = PEOPLE.stream()
                .filter(person -> person.role() == Role.MANAGER)
                .findFirst()
                .orElseThrow();
        if (!calls.get(manager, "/staff", "").body().path("members").isEmpty()) {
            return;
        }
        for (Team team : TEAMS) {
            calls.send(
                    "PUT",
                    manager,
                    "/teams/" + team.id(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", team.name())
                            .put("mailbox", team.mailbox()));
        }
        for (InventedPerson person : PEOPLE) {
            calls.send(
                    "PUT",
                    manager,
                    "/staff/" + person.id(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", person.name())
                            .put("email", person.email())
                            .put("role", person.role().name())
                            .put("team", person.team())
                            .put("fullTimeEquivalent", new BigDecimal(person.fullTimeEquivalent()))
                            .put("active", true));
        }
    }
}
