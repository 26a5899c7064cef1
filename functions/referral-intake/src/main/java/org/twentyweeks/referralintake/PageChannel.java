package org.twentyweeks.referralintake;

import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.FormToken;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.SignsOfAutomation;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.Page;
import org.twentyweeks.pages.request.PostedForm;
import org.twentyweeks.pages.request.RequestForm;

/** What the council's own form sends: it is answered with a page, and whatever was answered comes back with it. */
final class PageChannel {

    private final RequestForm form;
    private final Function<Submission, Receipt> receiving;
    private final IntakeSecrets secrets;
    private final Chance chance;

    PageChannel(RequestForm form, Function<Submission, Receipt> receiving, IntakeSecrets secrets, Chance chance) {
        this.form = form;
        this.receiving = receiving;
        this.secrets = secrets;
        this.chance = chance;
    }

    static boolean takes(HttpRequest request) {
        return request.mediaType().map(PostedForm.MEDIA_TYPE::equals).orElse(false);
    }

    HttpReply receive(HttpRequest request) {
        return reply(page(request));
    }

    /** The answers again, on the same copy of the form, because sending that again cannot make a second case. */
    HttpReply unavailable(HttpRequest request) {
        return reply(answers(request).map(form::unavailable).orElseGet(this::unreadable));
    }

    private Page page(HttpRequest request) {
        if (request.body().length() > RequestForm.BYTES_KEPT_MAX) {
            return form.notice(
                    413,
                    "too-large",
                    "Your answers are too long",
                    true,
                    "Nothing was sent. Go back with the back button of your browser and make your answers shorter. You can"
                            + " email us the rest.");
        }
        return answers(request).map(answers -> page(request, answers)).orElseGet(this::unreadable);
    }

    private Page page(HttpRequest request, FormAnswers answers) {
        if (request.body().length() > Submission.ORIGINAL_BYTES_MAX) {
            return form.tooLong(answers);
        }
        var ring = secrets.tokenRing();
        return FormToken.nonce(answers.token(), ring)
                .map(nonce -> received(request, answers, nonce, ring))
                .orElseGet(() -> form.renewed(answers.withToken(FormToken.issue(chance, ring))));
    }

    private Page received(HttpRequest request, FormAnswers answers, String nonce, TokenRing ring) {
        var noted = EnumSet.noneOf(Noted.class);
        noted.addAll(answers.noted());
        noted.addAll(SignsOfAutomation.of(
                answers.unseenFieldFilled(), FormToken.shownAt(answers.token(), ring), request.receivedAt()));
        var receipt = receiving.apply(new Submission(
                new IdempotencyKey(IdempotencyKey.PAGE, RequestForm.VERSION, nonce),
                request.receivedAt(),
                Route.FORM,
                answers.referral(),
                noted,
                request.body()));
        return switch (receipt) {
            case Receipt.Accepted accepted ->
                form.sent(answers, accepted.reference(), accepted.acknowledgement(), accepted.replayed());
            case Receipt.Clash clash -> form.clash(answers.withToken(FormToken.issue(chance, ring)), clash.reference());
            case Receipt.Refused refused -> form.refused(answers, refused.problems());
        };
    }

    private static Optional<FormAnswers> answers(HttpRequest request) {
        return PostedForm.decode(request.body().toArray()).map(FormAnswers::of);
    }

    private Page unreadable() {
        return form.notice(
                400,
                "unreadable",
                "We could not read your answers",
                true,
                "Nothing was sent. Go back with the back button of your browser and try again.");
    }

    private static HttpReply reply(Page page) {
        return HttpReply.html(page.status(), page.outcome(), page.html());
    }
}
