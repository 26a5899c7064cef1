package org.twentyweeks.pages.request;

import java.time.LocalDate;
import java.util.List;

/** What a page asks again for: only what the law needs, and a date of birth that is no day. */
final class PageChecks {

    private static final List<String> NAMES = List.of("first-name", "last-name");
    private static final List<String> WAYS_TO_ANSWER = List.of("email", "phone");

    private PageChecks() {}

    static List<FieldError> errors(FormPage page, FormAnswers answers, LocalDate today) {
        return switch (page) {
            case NAME -> lacks(answers, NAMES) ? List.of(missing(page, answers)) : List.of();
            case CONTACT -> lacks(answers, WAYS_TO_ANSWER) ? List.of(missing(page, answers)) : List.of();
            case BIRTH ->
                BirthDate.of(answers)
                        .problem(today)
                        .map(problem -> List.of(new FieldError(problem.sentence(), problem.fields())))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    /** That one of what the page needs is missing. */
    static FieldError missing(FormPage page, FormAnswers answers) {
        return new FieldError(
                new Wording(answers.asker()).required(page.slug() + ".error"),
                page == FormPage.NAME ? NAMES : WAYS_TO_ANSWER);
    }

    private static boolean lacks(FormAnswers answers, List<String> fields) {
        return fields.stream().allMatch(field -> answers.value(field).isBlank());
    }
}
