package org.twentyweeks.core.statute;

/** Whether something is to be done by the day, or may not be done before it has passed. */
public enum Sense {
    BY,
    NOT_BEFORE
}
