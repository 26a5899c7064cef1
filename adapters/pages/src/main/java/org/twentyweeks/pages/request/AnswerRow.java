package org.twentyweeks.pages.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.DayInWords;

/**
 * One answer, as it is shown before and after sending.
 *
 * @param page where it is changed
 * @param answer empty when it was not given
 */
record AnswerRow(String page, String label, String answer) {

    static List<AnswerRow> of(FormAnswers answers) {
        var wording = new Wording(answers.asker());
        var rows = new ArrayList<AnswerRow>();
        rows.add(row(FormPage.WHO, wording, "who.short", who(answers, wording)));
        rows.add(row(FormPage.NAME, wording, "name.short", joined(answers, " ", "first-name", "last-name")));
        addIfGiven(rows, row(FormPage.NAME, wording, "known-as.short", answers.value("known-as")));
        rows.add(row(FormPage.BIRTH, wording, "birth.short", birthDate(answers)));
        rows.add(row(
                FormPage.ADDRESS,
                wording,
                "address.short",
                joined(answers, "\n", "address-line-1", "address-line-2", "town", "postcode")));
        rows.add(row(FormPage.LEARNING, wording, "school.short", answers.value("school")));
        addIfGiven(rows, row(FormPage.LEARNING, wording, "year-group.short", answers.value("year-group")));
        addIfGiven(rows, row(FormPage.LEARNING, wording, "upn.short", answers.value("upn")));
        addIfGiven(rows, row(FormPage.LEARNING, wording, "nhs-number.short", answers.value("nhs-number")));
        for (FormPage page : List.of(FormPage.DIFFICULTIES, FormPage.HELP, FormPage.VIEWS, FormPage.PEOPLE)) {
            rows.add(row(page, wording, page.slug() + ".short", answers.value(page.slug())));
        }
        if (answers.asker() != Asker.YOUNG_PERSON) {
            rows.add(row(FormPage.CONTACT, wording, "requester-name.short", answers.value("requester-name")));
            addIfGiven(rows, row(FormPage.CONTACT, wording, "relationship.short", answers.value("relationship")));
        }
        rows.add(row(FormPage.CONTACT, wording, "email.short", answers.value("email")));
        rows.add(row(FormPage.CONTACT, wording, "phone.short", answers.value("phone")));
        return rows;
    }

    boolean isGiven() {
        return !answer.isBlank();
    }

    private static AnswerRow row(FormPage page, Wording wording, String label, String answer) {
        return new AnswerRow(page.slug(), wording.required(label), answer.strip());
    }

    private static void addIfGiven(List<AnswerRow> rows, AnswerRow row) {
        if (row.isGiven()) {
            rows.add(row);
        }
    }

    private static String who(FormAnswers answers, Wording wording) {
        return answers.asker() == Asker.UNKNOWN ? "" : wording.required("who.choice." + answers.asker());
    }

    private static String birthDate(FormAnswers answers) {
        var born = BirthDate.of(answers);
        return born.read().map((LocalDate day) -> DayInWords.plain(day)).orElse(born.typed());
    }

    private static String joined(FormAnswers answers, String separator, String... fields) {
        return Stream.of(fields)
                .map(answers::value)
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining(separator));
    }

    /** Says which page asks, and not what was answered. */
    @Override
    public String toString() {
        return "AnswerRow[" + page + "]";
    }
}
