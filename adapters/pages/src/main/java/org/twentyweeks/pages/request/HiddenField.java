package org.twentyweeks.pages.request;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer that travels with a page on which it is not asked.
 *
 * @param looksOpen whether it is a field like any other to a machine that reads the page
 */
record HiddenField(String name, String value, boolean looksOpen) {

    private HiddenField(String name, String value) {
        this(name, value, false);
    }

    /** Everything but what is asked on the page itself, and the field that nobody sees. */
    static List<HiddenField> all(FormAnswers answers, List<Question> asked) {
        var hidden = new ArrayList<>(ofAnswers(answers, asked));
        hidden.add(new HiddenField(FormAnswers.UNSEEN, answers.unseen(), true));
        return hidden;
    }

    /** Everything but what is asked on the page itself. */
    static List<HiddenField> ofAnswers(FormAnswers answers, List<Question> asked) {
        var hidden = new ArrayList<HiddenField>();
        if (!answers.token().isEmpty()) {
            hidden.add(new HiddenField(FormAnswers.TOKEN, answers.token()));
        }
        if (answers.changing()) {
            hidden.add(new HiddenField(FormAnswers.CHANGING, "yes"));
        }
        answers.values().forEach((field, value) -> {
            if (asked.stream()
                    .noneMatch(question -> FormAnswers.fields(question).contains(field))) {
                hidden.add(new HiddenField(field, value));
            }
        });
        return hidden;
    }

    /** Names the field and not what it holds. */
    @Override
    public String toString() {
        return "HiddenField[" + name + "]";
    }
}
