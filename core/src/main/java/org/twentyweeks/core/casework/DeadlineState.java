package org.twentyweeks.core.casework;

/** Where a deadline stands on a day. */
public enum DeadlineState {
    /** Through the due day, while nothing met or closed it. */
    OPEN("Open"),
    /** Its fact came by the due day. */
    MET("Met"),
    /** Its fact came after the due day. */
    MET_LATE("Met late"),
    /** Its fact came after the due day, and an exception stands beside it. */
    MET_LATE_EXCEPTION("Met late, with an exception"),
    /** A breach, from the day after the due day. */
    OVERDUE("Overdue"),
    /** The due day has passed, and an exception stands beside it. */
    OVERDUE_EXCEPTION("Overdue, with an exception"),
    /** The due day has passed; guidance, or a body the council cannot answer for. Never a breach. */
    LATE("Late"),
    /** A window or a waiting time has passed. */
    LAPSED("Passed"),
    /** Nothing started it, or another fact closed it. */
    NOT_APPLICABLE("Does not apply");

    private final String words;

    DeadlineState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether the duty still stands: nothing met or closed it. */
    public boolean isUnsettled() {
        return switch (this) {
            case OPEN, OVERDUE, OVERDUE_EXCEPTION, LATE -> true;
            case MET, MET_LATE, MET_LATE_EXCEPTION, LAPSED, NOT_APPLICABLE -> false;
        };
    }
}
