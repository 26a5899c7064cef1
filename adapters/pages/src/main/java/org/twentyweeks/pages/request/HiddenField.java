package org.twentyweeks.pages.request;

import java.util.ArrayList;
import java.util.List;

/** An answer that travels with a page on which it is not asked. */
record HiddenField(String name, String value) {

    /** Everything but what is asked on the page itself. */
    static List<HiddenField> all(FormAnswers answers, List<Question> asked) {
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
