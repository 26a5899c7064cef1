package org.twentyweeks.core.audit;

/** What can be read of a case. */
public enum CasePart {
    /** What happened and what follows from it, under the case's reference. */
    FACTS,
    /** Names, birth date, contacts and what was written. */
    PERSON,
    /** That there is a case of a child who was searched for. */
    FOUND
}
