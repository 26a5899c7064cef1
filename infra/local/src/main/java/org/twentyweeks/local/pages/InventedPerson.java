package org.twentyweeks.local.pages;

import java.util.Locale;
import java.util.Set;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;

/**
 * Somebody who works at the invented council, and whom whoever tries the system can be.
 *
 * @param id as in the person's token
 * @param team the id of a team
 * @param fullTimeEquivalent as the list of staff writes it
 * @param does what the person is there for, as the end of a sentence
 */
record InventedPerson(String id, String name, Role role, String team, String fullTimeEquivalent, String does) {

    Caller caller() {
        return new Caller(id, Set.of(role));
    }

    /** As what the person has cases. */
    String owner() {
        return "staff:" + id;
    }

    String email() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    }

    /** For example {@code A Tribunal officer}. */
    String roleInWords() {
        return Words.capital(roleWithin());
    }

    /** The same within a sentence. */
    String roleWithin() {
        return switch (role) {
            case INTAKE -> "an intake officer";
            case CASEWORKER -> "a caseworker";
            case TRIBUNAL_OFFICER -> "a Tribunal officer";
            case MANAGER -> "a manager";
            case QA_AUDITOR -> "a quality auditor";
            case DATA_OFFICER -> "a data officer";
            case BOARD_VIEWER -> "a member of the board";
        };
    }

    /** Whether there are cases in which the person has something to do. */
    boolean hasWorklist() {
        return switch (role) {
            case INTAKE, CASEWORKER, TRIBUNAL_OFFICER, MANAGER -> true;
            case QA_AUDITOR, DATA_OFFICER, BOARD_VIEWER -> false;
        };
    }

    boolean mayOpenCases() {
        return role != Role.BOARD_VIEWER;
    }

    boolean looksThroughHeld() {
        return role == Role.INTAKE || role == Role.MANAGER;
    }

    /** Where the person's pages begin. */
    String home() {
        return StaffSite.ROOT + "/" + id;
    }
}
