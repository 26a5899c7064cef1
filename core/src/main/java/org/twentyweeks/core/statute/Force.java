package org.twentyweeks.core.statute;

/** What stands behind the day. */
public enum Force {
    STATUTORY("law"),
    TRIBUNAL("law on appeals to the Tribunal"),
    GUIDANCE("guidance, not law"),
    LOCAL("the council's own standard");

    private final String words;

    Force(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
