package org.twentyweeks.local.pages;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.local.pages.DayFields.Part;
import org.twentyweeks.local.pages.DayFields.Reading;
import org.twentyweeks.local.web.FormFields;

/**
 * One thing that a form about a case asks for.
 *
 * @param name in the form
 * @param pointer where its value stands in what is sent to the staff API
 * @param label for example {@code Day the family was told}
 * @param hint empty when there is none
 * @param choices of which one is chosen, none for a day or a text
 */
record Field(
        String name, String pointer, String label, String hint, boolean required, Kind kind, List<Choice> choices) {

    /** More than these are a list to choose from, not radio buttons. */
    private static final int RADIOS_MAX = 8;

    enum Kind {
        DAY,
        CODE,
        FLAG,
        TEXT
    }

    /** @param value as it is sent */
    record Choice(String value, String words) {}

    /**
     * What was typed, and what it comes to.
     *
     * @param value empty when it was left out or is wrong
     */
    record Answer(Question question, Optional<Object> value) {}

    static Field codes(String name, String pointer, String label, boolean required, List<? extends Enum<?>> codes) {
        return new Field(
                name,
                pointer,
                label,
                "",
                required,
                Kind.CODE,
                codes.stream()
                        .map(code -> new Choice(code.name(), Words.of(code)))
                        .toList());
    }

    /** The question with an answer that stands already: a day as {@code yyyy-MM-dd}; empty for none. */
    Question asked(String value) {
        return kind == Kind.DAY
                ? question(DayForm.right(
                        name, value.isEmpty() ? new DayFields("", "", "") : DayFields.of(LocalDate.parse(value))))
                : question(value, "");
    }

    /** The answer in a form that was sent. */
    Answer read(FormFields typed) {
        return kind == Kind.DAY ? readDay(DayFields.from(typed, name)) : readText(typed.text(name));
    }

    /** The same question with what the staff API says of its answer. */
    Question refused(FormFields typed, String message) {
        return kind == Kind.DAY
                ? question(DayForm.of(
                        name, DayFields.from(typed, name), new Reading.Wrong(message, EnumSet.allOf(Part.class))))
                : question(typed.text(name), message);
    }

    private Answer readDay(DayFields typed) {
        if (typed.isEmpty() && !required) {
            return new Answer(question(DayForm.right(name, typed)), Optional.empty());
        }
        var reading = typed.read(label);
        return new Answer(
                question(DayForm.of(name, typed, reading)),
                reading instanceof Reading.Given given ? Optional.of(given.day().toString()) : Optional.empty());
    }

    private Answer readText(String typed) {
        if (kind == Kind.TEXT && !typed.isEmpty()) {
            return new Answer(question(typed, ""), Optional.of(typed));
        }
        var chosen =
                choices.stream().filter(choice -> choice.value().equals(typed)).findFirst();
        if (chosen.isPresent()) {
            return new Answer(question(typed, ""), Optional.of(kind == Kind.FLAG ? Boolean.valueOf(typed) : typed));
        }
        var missing = (kind == Kind.TEXT ? "Enter the " : "Select the ") + Words.within(label);
        return new Answer(question(typed, required ? missing : ""), Optional.empty());
    }

    private Question question(DayForm day) {
        return new Question(
                name, shownLabel(), hint, day.error(), day.errorAt(), List.of(day), List.of(), List.of(), List.of());
    }

    private Question question(String value, String error) {
        var options = Stream.iterate(0, place -> place < choices.size(), place -> place + 1)
                .map(place -> new Question.Option(
                        place == 0 ? name : name + "-" + (place + 1),
                        choices.get(place).value(),
                        choices.get(place).words(),
                        choices.get(place).value().equals(value)))
                .toList();
        boolean radios = options.size() <= RADIOS_MAX;
        return new Question(
                name,
                shownLabel(),
                hint,
                error,
                name,
                List.of(),
                radios ? options : List.of(),
                radios ? List.of() : List.of(options),
                kind == Kind.TEXT ? List.of(value) : List.of());
    }

    private String shownLabel() {
        return required ? label : label + " (optional)";
    }
}
