package org.twentyweeks.core.statute;

/** Rules that belong together, in the order in which a case meets them. */
public enum RuleGroup {
    ASSESSMENT("From the request to the plan"),
    REVIEWS("Reviews and amendments"),
    PHASE_TRANSFERS("Moves to another phase of education"),
    MOVES("Moves between councils"),
    REASSESSMENT_AND_CEASING("Reassessing and ceasing"),
    MEDIATION("Mediation"),
    MEDIATION_AGREEMENTS("Mediation agreements"),
    APPEALS("Appeals"),
    ORDERS("Orders and recommendations of the Tribunal"),
    CONCESSIONS("Appeals that the council does not oppose");

    private final String words;

    RuleGroup(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
