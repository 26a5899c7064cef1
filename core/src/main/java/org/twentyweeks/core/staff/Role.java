package org.twentyweeks.core.staff;

import java.util.Arrays;
import java.util.Optional;

/** What somebody works as. The names are published: the council's identity provider gives people these. */
public enum Role {
    /** Takes in requests that come by letter, e-mail and telephone, and looks through the quarantine. */
    INTAKE,
    /** Records what happened in cases. */
    CASEWORKER,
    /** Records what happens before the Tribunal. */
    TRIBUNAL_OFFICER,
    /** Allocates cases and keeps the list of staff. */
    MANAGER,
    /** Reads cases to see how well the work is done. */
    QA_AUDITOR,
    /** Answers for personal data: sees who saw what is on record. */
    DATA_OFFICER,
    /** Sees figures and rules, and nobody's case. */
    BOARD_VIEWER;

    /** The role of that name, as it is written here; empty when there is none. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
