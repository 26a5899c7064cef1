package org.twentyweeks.core.statute;

/** A ground on which a body need not comply with a time limit. It never moves the date. */
public enum Ground {
    SETTING_CLOSED("the school or post-16 institution was closed"),
    EARLY_YEARS_CLOSED("the early-years setting was closed"),
    EXCEPTIONAL_PERSONAL_CIRCUMSTANCES("exceptional personal circumstances"),
    ABSENT_FROM_AREA("absence from the area"),
    MISSED_APPOINTMENT("a missed appointment for an examination or test"),
    CORONAVIRUS("the effects of coronavirus, from 1 May to 25 September 2020");

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
