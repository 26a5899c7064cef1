package org.twentyweeks.pages.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.twentyweeks.pages.request.Question.Kind;

/** One question as its template shows it. */
record QuestionView(
        String id,
        Kind kind,
        String label,
        String hint,
        String error,
        boolean wrong,
        String value,
        String width,
        String autocomplete,
        boolean heading,
        List<Choice> choices,
        List<DatePart> parts) {

    record Choice(String id, String value, String label, String hint, boolean checked) {}

    record DatePart(String id, String label, String value, String width, String autocomplete, boolean wrong) {

        /** Names the field and not what it holds. */
        @Override
        public String toString() {
            return "DatePart[" + id + "]";
        }
    }

    boolean isChoice() {
        return kind == Kind.CHOICE;
    }

    boolean isDate() {
        return kind == Kind.DATE;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isLine() {
        return !isChoice() && !isDate() && !isText();
    }

    String inputType() {
        return switch (kind) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    /** What a screen reader reads with the field; empty when there is nothing. */
    String describedBy() {
        return Stream.of(hint.isEmpty() ? "" : id + "-hint", error.isEmpty() ? "" : id + "-error")
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    static QuestionView of(
            Question question, FormPage page, FormAnswers answers, Wording wording, List<FieldError> errors) {
        boolean alone = page.questions(answers.asker()).size() == 1;
        return new QuestionView(
                question.name(),
                question.kind(),
                alone ? wording.required(page.slug() + ".title") : wording.required(question.name() + ".label"),
                wording.optional(question.name() + ".hint"),
                error(question, errors),
                errors.stream().anyMatch(error -> error.fields().contains(question.name())),
                answers.value(question.name()),
                question.width(),
                autocomplete(question, page, answers.asker()),
                alone,
                question.kind() == Kind.CHOICE ? choices(answers, wording) : List.of(),
                question.kind() == Kind.DATE ? parts(answers, errors) : List.of());
    }

    private static String error(Question question, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> FormAnswers.fields(question).contains(error.at()))
                .map(FieldError::sentence)
                .findFirst()
                .orElse("");
    }

    /**
     * Only for what belongs to the person who types: a browser would fill in the parent's name for the child's. The others
     * are not switched off, because a browser would then forget them when somebody goes back.
     */
    private static String autocomplete(Question question, FormPage page, Asker asker) {
        boolean theirOwn = page == FormPage.CONTACT
                || asker == Asker.YOUNG_PERSON
                || (page == FormPage.ADDRESS && asker == Asker.PARENT);
        return theirOwn ? question.autocomplete() : "";
    }

    private static List<Choice> choices(FormAnswers answers, Wording wording) {
        return Arrays.stream(Asker.values())
                .filter(asker -> asker != Asker.UNKNOWN)
                .map(asker -> new Choice(
                        // The first has the question's own id: an error leads to it.
                        asker == Asker.PARENT ? "who" : "who-" + asker.name().toLowerCase(Locale.ROOT),
                        asker.name(),
                        wording.required("who.choice." + asker),
                        wording.optional("who.choice." + asker + ".hint"),
                        answers.asker() == asker))
                .toList();
    }

    private static List<DatePart> parts(FormAnswers answers, List<FieldError> errors) {
        boolean own = answers.asker() == Asker.YOUNG_PERSON;
        return Stream.of("Day", "Month", "Year")
                .map(label -> {
                    var part = label.toLowerCase(Locale.ROOT);
                    var field = "birth-" + part;
                    return new DatePart(
                            field,
                            label,
                            answers.value(field),
                            label.equals("Year") ? "4" : "2",
                            own ? "bday-" + part : "",
                            errors.stream().anyMatch(error -> error.fields().contains(field)));
                })
                .toList();
    }

    /** Names the field and not what it holds. */
    @Override
    public String toString() {
        return "QuestionView[" + id + "]";
    }
}
