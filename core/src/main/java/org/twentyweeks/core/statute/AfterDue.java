package org.twentyweeks.core.statute;

/** What a deadline is once its day has passed and nothing met or closed it. */
public enum AfterDue {
    /** A breach: the council or a body asked for advice did not comply. */
    OVERDUE,
    /** Shown, never a breach: guidance, or a body that the council cannot answer for. */
    LATE,
    /** A window that has closed, or a time that had to pass first and now has. */
    LAPSED
}
