package org.twentyweeks.pages.request;

import java.util.Arrays;

/** Who fills in the form. Its questions are worded for them. */
enum Asker {
    PARENT("your child", "your child’s"),
    YOUNG_PERSON("you", "your"),
    SETTING("the child", "the child’s"),
    HEALTH("the child", "the child’s"),
    SOCIAL_CARE("the child", "the child’s"),
    OTHER("the child", "the child’s"),
    /** Not said, or said in a way that no form of ours does. */
    UNKNOWN("the child", "the child’s");

    private final String child;
    private final String childs;

    Asker(String child, String childs) {
        this.child = child;
        this.childs = childs;
    }

    static Asker of(String answer) {
        return Arrays.stream(values())
                .filter(asker -> asker != UNKNOWN && asker.name().equals(answer))
                .findFirst()
                .orElse(UNKNOWN);
    }

    boolean isFamily() {
        return this == PARENT || this == YOUNG_PERSON;
    }

    /** Puts the right words for the child into a sentence. */
    String worded(String sentence) {
        return sentence.replace("{childs}", childs).replace("{child}", child);
    }
}
