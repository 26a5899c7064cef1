package org.twentyweeks.pages.request;

import static org.twentyweeks.pages.request.Question.line;
import static org.twentyweeks.pages.request.Question.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.twentyweeks.pages.request.Question.Kind;

/** The pages of the form in their order, with what each asks. */
enum FormPage {
    WHO,
    NAME,
    BIRTH,
    ADDRESS,
    LEARNING,
    DIFFICULTIES,
    HELP,
    VIEWS,
    PEOPLE,
    CONTACT,
    CHECK;

    private static final List<FormPage> ORDER = List.of(values());

    static Optional<FormPage> named(String name) {
        return ORDER.stream().filter(page -> page.slug().equals(name)).findFirst();
    }

    /** Its name in addresses. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    FormPage next() {
        return this == CHECK ? CHECK : ORDER.get(ORDER.indexOf(this) + 1);
    }

    /** The one before it; the first has none. */
    Optional<FormPage> previous() {
        return this == WHO ? Optional.empty() : Optional.of(ORDER.get(ORDER.indexOf(this) - 1));
    }

    /** What it asks a person of that kind. */
    List<Question> questions(Asker asker) {
        return questions().stream()
                .filter(question -> switch (question.name()) {
                    case "upn" -> asker == Asker.SETTING;
                    case "nhs-number" -> asker == Asker.HEALTH;
                    case "requester-name", "relationship" -> asker != Asker.YOUNG_PERSON;
                    default -> true;
                })
                .toList();
    }

    /** Everything it may ask anyone. */
    List<Question> questions() {
        return switch (this) {
            case WHO -> List.of(new Question("who", Kind.CHOICE, "", ""));
            case NAME ->
                List.of(
                        line("first-name", "", "given-name"),
                        line("last-name", "", "family-name"),
                        line("known-as", "", "nickname"));
            case BIRTH -> List.of(new Question("birth", Kind.DATE, "", "bday"));
            case ADDRESS ->
                List.of(
                        line("address-line-1", "", "address-line1"),
                        line("address-line-2", "", "address-line2"),
                        line("town", "20", "address-level2"),
                        line("postcode", "10", "postal-code"));
            case LEARNING ->
                List.of(
                        line("school", "", ""),
                        line("year-group", "20", ""),
                        line("upn", "20", ""),
                        line("nhs-number", "20", ""));
            case DIFFICULTIES, HELP, VIEWS, PEOPLE -> List.of(text(slug()));
            case CONTACT ->
                List.of(
                        line("requester-name", "", "name"),
                        line("relationship", "", ""),
                        new Question("email", Kind.EMAIL, "", "email"),
                        new Question("phone", Kind.PHONE, "20", "tel"));
            case CHECK -> List.of();
        };
    }
}
