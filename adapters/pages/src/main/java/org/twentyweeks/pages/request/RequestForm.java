package org.twentyweeks.pages.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.pages.Templates;

/**
 * The pages of the form, for one council. Every page carries all answers given so far in hidden fields, so that going
 * back, a second tab and a day's pause lose nothing.
 *
 * <p>Every link is relative, because the stage is in the path on AWS.
 */
public final class RequestForm {

    /** The version of the form. Another one is another form: its tokens make other references. */
    public static final String VERSION = "request-1";

    /** More than this is not read, and so not shown again. */
    public static final int BYTES_KEPT_MAX = 512 * 1024;

    private static final String BESIDE = "";
    private static final String ABOVE = "request/";

    private final Authority authority;

    public RequestForm(Authority authority) {
        this.authority = authority;
    }

    /** What the form is for, and how else to ask. */
    public Page start() {
        return page(200, "start", "start", layout("Ask for an assessment", ABOVE, List.of()), FormAnswers.none(""));
    }

    /** That page with these answers; empty when there is no such page. */
    public Optional<Page> open(String slug, FormAnswers answers) {
        return FormPage.named(slug).map(page -> shown(page, answers, BESIDE, List.of()));
    }

    /**
     * What follows a page that was posted: the next one, the one asked for, or the same with what is wrong.
     *
     * @param today the day in London, after which nobody was born
     */
    public Optional<Page> follow(String slug, PostedForm posted, FormAnswers answers, LocalDate today) {
        return FormPage.named(slug).map(page -> {
            var target = FormPage.named(posted.value(FormAnswers.TO));
            if (target.isPresent()) {
                return shown(
                        target.get(),
                        answers.changing(page == FormPage.CHECK || answers.changing()),
                        BESIDE,
                        List.of());
            }
            var errors = posted.value(FormAnswers.SKIP).equals(page.slug())
                    ? List.<FieldError>of()
                    : PageChecks.errors(page, answers, today);
            if (!errors.isEmpty()) {
                return shown(page, answers, BESIDE, errors);
            }
            return shown(answers.changing() ? FormPage.CHECK : page.next(), answers, BESIDE, List.of());
        });
    }

    /** The answers as a text to keep. */
    public String saved(FormAnswers answers) {
        var text = new StringBuilder("Request for an education, health and care needs assessment\n"
                + authority.name() + ", " + authority.contact().phone() + ", "
                + authority.contact().email() + "\n\n"
                + "This file is a copy for you. It has not been sent to us.\n");
        AnswerRow.of(answers)
                .forEach(row -> text.append("\n")
                        .append(row.label())
                        .append("\n")
                        .append(row.isGiven() ? row.answer() : "Not given")
                        .append("\n"));
        return text.toString().replace("\n", "\r\n");
    }

    /** The request is stored. The same page is given when it is sent again. */
    public Page sent(FormAnswers answers, Reference reference, Acknowledgement acknowledgement, boolean replayed) {
        return new Page(
                200,
                replayed ? "replayed" : "accepted",
                Templates.fill(
                        "sent",
                        new SentModel(
                                layout("Request sent", ABOVE, List.of()),
                                reference.shown(),
                                DayInWords.withWeekday(acknowledgement.receivedOn()),
                                DayInWords.withWeekday(acknowledgement.decisionDueOn()),
                                DayInWords.withWeekday(acknowledgement.planDueOn()),
                                answers.asker() == Asker.YOUNG_PERSON,
                                HiddenField.ofAnswers(answers, List.of()),
                                AnswerRow.of(answers))));
    }

    /** Other answers were sent from the same copy of the form before; those stand. */
    public Page clash(FormAnswers answers, Reference reference) {
        return new Page(
                409,
                "other-request-under-key",
                Templates.fill(
                        "clash",
                        new ClashModel(
                                layout("You have already sent this form", ABOVE, List.of()),
                                reference.shown(),
                                HiddenField.all(answers, List.of()))));
    }

    /** What is needed is missing: the page that asks for it, with all answers. */
    public Page refused(FormAnswers answers, List<Problem> problems) {
        boolean nameless =
                problems.stream().anyMatch(problem -> problem.pointer().startsWith("/child"));
        var page = nameless ? FormPage.NAME : FormPage.CONTACT;
        return with(
                422, "fields", shown(page, answers.changing(true), ABOVE, List.of(PageChecks.missing(page, answers))));
    }

    /** It cannot be known whether this copy of the form was sent before: all answers, on a new copy. */
    public Page renewed(FormAnswers answers) {
        return with(
                400,
                "form-token",
                shown(
                        FormPage.CHECK,
                        answers,
                        ABOVE,
                        List.of(FieldError.general(
                                "Your request was not sent. Check your answers and send it again"))));
    }

    /** Nothing can be stored just now: all answers, on the same copy, to be sent again. */
    public Page unavailable(FormAnswers answers) {
        return with(
                503,
                "unavailable",
                shown(
                        FormPage.CHECK,
                        answers,
                        ABOVE,
                        List.of(FieldError.general(
                                "We could not take your request just now. Wait a minute, then send it again. Your answers"
                                        + " are still here"))));
    }

    /** The answers that were sent are longer than a request may be: all of them again. */
    public Page tooLong(FormAnswers answers) {
        return tooLong(FormPage.CHECK, ABOVE, answers);
    }

    /**
     * The answers are longer than a request may be: the page asked for, or the same again, with all of them. To shorten one
     * somebody has to come to its page.
     */
    public Optional<Page> tooLong(String slug, PostedForm posted, FormAnswers answers) {
        return FormPage.named(slug)
                .map(page -> tooLong(
                        FormPage.named(posted.value(FormAnswers.TO)).orElse(page),
                        BESIDE,
                        answers.changing(page == FormPage.CHECK || answers.changing())));
    }

    private Page tooLong(FormPage page, String base, FormAnswers answers) {
        var wording = "Your answers are too long to send. Shorten the longest one, and email us the rest at "
                + authority.contact().email();
        return with(413, "too-large", shown(page, answers, base, List.of(FieldError.general(wording))));
    }

    /**
     * A page that says in a few sentences why there is no other.
     *
     * @param above whether the address is not below that of the form
     */
    public Page notice(int status, String outcome, String title, boolean above, String... sentences) {
        return new Page(
                status,
                outcome,
                Templates.fill(
                        "notice",
                        new NoticeModel(layout(title, above ? ABOVE : BESIDE, List.of()), List.of(sentences))));
    }

    private Page shown(FormPage page, FormAnswers answers, String base, List<FieldError> errors) {
        if (page == FormPage.CHECK) {
            return page(200, "check", "check", layout("Check your answers", base, errors), answers.changing(false));
        }
        var wording = new Wording(answers.asker());
        var title = wording.required(page.slug() + ".title");
        var questions = page.questions(answers.asker());
        var model = new QuestionModel(
                layout(title, base, errors),
                page.slug(),
                questions.size() > 1,
                wording.optional(page.slug() + ".intro"),
                page != FormPage.NAME && page != FormPage.CONTACT && questions.size() == 1
                        ? wording.required("optional")
                        : "",
                page.previous().map(FormPage::slug).orElse(""),
                answers.changing(),
                page == FormPage.BIRTH && !errors.isEmpty(),
                HiddenField.all(answers, questions),
                questions.stream()
                        .map(question -> QuestionView.of(question, page, answers, wording, errors))
                        .toList());
        return new Page(200, errors.isEmpty() ? page.slug() : "asked-again", Templates.fill("question", model));
    }

    private Page page(int status, String outcome, String template, Layout layout, FormAnswers answers) {
        return new Page(
                status,
                outcome,
                Templates.fill(
                        template,
                        new AnswersModel(layout, HiddenField.all(answers, List.of()), AnswerRow.of(answers))));
    }

    private static Page with(int status, String outcome, Page page) {
        return new Page(status, outcome, page.html());
    }

    private Layout layout(String title, String base, List<FieldError> errors) {
        return Layout.of(authority, title, base, errors);
    }

    private record AnswersModel(Layout layout, List<HiddenField> hidden, List<AnswerRow> rows) {}

    private record NoticeModel(Layout layout, List<String> sentences) {}

    private record ClashModel(Layout layout, String reference, List<HiddenField> hidden) {}

    private record SentModel(
            Layout layout,
            String reference,
            String receivedOn,
            String decisionDueOn,
            String planDueOn,
            boolean youngPerson,
            List<HiddenField> hidden,
            List<AnswerRow> rows) {}

    private record QuestionModel(
            Layout layout,
            String slug,
            boolean group,
            String intro,
            String optional,
            String previous,
            boolean changing,
            boolean skippable,
            List<HiddenField> hidden,
            List<QuestionView> questions) {}
}
