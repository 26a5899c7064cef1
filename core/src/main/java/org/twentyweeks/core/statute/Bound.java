package org.twentyweeks.core.statute;

/** Who must act, or may act, by the day. */
public enum Bound {
    COUNCIL("the council"),
    ADVICE_GIVER("the body asked for advice"),
    SETTING("the setting"),
    FAMILY("the family"),
    MEDIATION_ADVISER("the mediation adviser");

    private final String words;

    Bound(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
