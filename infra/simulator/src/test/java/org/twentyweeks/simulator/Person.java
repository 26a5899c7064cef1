package org.twentyweeks.simulator;

import java.util.Map;
import java.util.Set;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.staff.Role;

/** Who works at the council of these histories, by what they may do. */
enum Person {
    CASEWORKER("0007", Role.CASEWORKER),
    CLERK("0009", Role.INTAKE),
    OFFICER("0002", Role.TRIBUNAL_OFFICER),
    MANAGER("0001", Role.MANAGER),
    /** A manager who records as caseworkers do, and may correct the day on which a request came. */
    SUPERVISOR("0015", Role.MANAGER),
    AUDITOR("0012", Role.QA_AUDITOR),
    DATA_OFFICER("0013", Role.DATA_OFFICER),
    VIEWER("0014", Role.BOARD_VIEWER);

    /** What people ask the staff API for in these histories. */
    enum Question {
        CASE,
        DEADLINES,
        READINGS,
        SEARCH,
        OWNER,
        FACTS,
        DECISION,
        WORKLIST,
        HELD,
        STAFF,
        KEEP_STAFF,
        RULES
    }

    private final String id;
    private final Role role;

    Person(String id, Role role) {
        this.id = id;
        this.role = role;
    }

    String id() {
        return id;
    }

    /** As facts and readings name this person. */
    String recordedAs() {
        return Owner.staff(id);
    }

    /** What the authorizer says of this person. */
    Map<String, String> authorizer() {
        return Map.of("staff", id, "roles", role.name());
    }

    /** The written table once more: who may ask what. */
    boolean mayAsk(Question question) {
        return switch (question) {
            case CASE, DEADLINES -> this != VIEWER;
            case READINGS -> this == DATA_OFFICER;
            case SEARCH, STAFF -> this != VIEWER && this != AUDITOR;
            case OWNER, KEEP_STAFF -> role == Role.MANAGER;
            case RULES -> true;
            case DECISION, HELD -> this == CLERK || role == Role.MANAGER;
            case FACTS, WORKLIST ->
                Set.of(CLERK, CASEWORKER, OFFICER, MANAGER, SUPERVISOR).contains(this);
        };
    }

    boolean seesPersons() {
        return this != VIEWER && this != AUDITOR;
    }

    boolean seesWhatIsHeld() {
        return Set.of(CLERK, MANAGER, SUPERVISOR, DATA_OFFICER).contains(this);
    }
}
