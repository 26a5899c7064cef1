package org.twentyweeks.core.statute;

/**
 * What starts a clock, and on which day.
 *
 * @param fact the facts that start it
 * @param day the field of the fact that holds the first day of the clock; empty for the day that dates the fact
 * @param first whether only the first fact of the type in the whole case can start it
 * @param from how the first day is told, with {@code %s} for it; empty to tell what happened on it
 */
public record Start(FactPattern fact, String day, boolean first, String from) {

    /** The day that dates the fact. */
    static Start on(FactPattern fact) {
        return new Start(fact, "", false, "");
    }

    /** Another day that the fact gives. */
    static Start onGivenDay(FactPattern fact, String field, String from) {
        return new Start(fact, field, false, from);
    }

    /** The first fact of the type in the case, when it is one of these; a later one starts nothing. */
    static Start onFirst(FactPattern fact) {
        return new Start(fact, "", true, "");
    }

    /** As the published language writes it, for example {@code first FinalPlanIssued}. */
    public String published() {
        return (first ? "first " : "") + fact.published() + (day.isEmpty() ? "" : " (" + day + ")");
    }

    /** That it may happen, as a sentence without its full stop. */
    public String happens() {
        return fact.happens() + (first ? ", for the first time" : "");
    }
}
