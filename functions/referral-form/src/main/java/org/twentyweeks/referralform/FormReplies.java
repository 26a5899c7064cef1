package org.twentyweeks.referralform;

import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.pages.Asset;
import org.twentyweeks.pages.request.FormAnswers;
import org.twentyweeks.pages.request.Page;
import org.twentyweeks.pages.request.PostedForm;
import org.twentyweeks.pages.request.RequestForm;

/** Which page an address shows. */
final class FormReplies {

    private static final String WITHOUT_TOKEN = "without-token";

    private final RequestForm form;
    private final FormPorts ports;

    FormReplies(RequestForm form, FormPorts ports) {
        this.form = form;
        this.ports = ports;
    }

    HttpReply to(HttpRequest request) {
        return switch (request.resource()) {
            case "/request" -> reply(form.start());
            case "/request/assets/{name}" -> asset(request.pathParameters().getOrDefault("name", ""));
            default -> page(request, request.pathParameters().getOrDefault("page", ""));
        };
    }

    private HttpReply page(HttpRequest request, String slug) {
        return request.method().equals("POST") ? posted(request, slug) : opened(request, slug);
    }

    private HttpReply opened(HttpRequest request, String slug) {
        var answers = FormAnswers.none(ports.tokenOfEmptyForm(request.receivedAt()));
        return reply(form.open(slug, answers).orElseGet(this::notFound), answers);
    }

    private HttpReply posted(HttpRequest request, String slug) {
        if (!request.mediaType().map(PostedForm.MEDIA_TYPE::equals).orElse(false)) {
            return reply(form.notice(
                    415,
                    "content-type",
                    "This form cannot take files",
                    false,
                    "Nothing was sent. Go back to your answers with the back button of your browser. Email us files when"
                            + " you have sent the form."));
        }
        if (request.body().length() > RequestForm.BYTES_KEPT_MAX) {
            return reply(form.notice(
                    413,
                    "too-large",
                    "Your answers are too long",
                    false,
                    "Nothing was sent. Go back with the back button of your browser and make your answers shorter. You can"
                            + " email us the rest."));
        }
        return PostedForm.decode(request.body().toArray())
                .map(posted -> decoded(request, slug, posted))
                .orElseGet(() -> reply(form.notice(
                        400,
                        "unreadable",
                        "We could not read your answers",
                        false,
                        "Nothing was sent. Go back with the back button of your browser and try again.")));
    }

    private HttpReply decoded(HttpRequest request, String slug, PostedForm posted) {
        var sent = FormAnswers.of(posted);
        var answers = sent.token().isEmpty() ? sent.withToken(ports.tokenOfBegunForm()) : sent;
        if (slug.equals("answers")) {
            return saved(answers);
        }
        if (request.body().length() > Submission.ORIGINAL_BYTES_MAX) {
            return reply(form.tooLong(slug, posted, answers).orElseGet(this::notFound));
        }
        return reply(
                form.follow(slug, posted, answers, London.dayOf(request.receivedAt()))
                        .orElseGet(this::notFound),
                answers);
    }

    private HttpReply saved(FormAnswers answers) {
        return HttpReply.html(200, "saved", form.saved(answers))
                .withHeader("Content-Type", "text/plain; charset=utf-8")
                .withHeader("Content-Disposition", "attachment; filename=\"request-answers.txt\"");
    }

    private HttpReply asset(String name) {
        Optional<Asset> asset = Asset.named(name);
        return asset.map(found -> HttpReply.html(200, "asset", found.content())
                        .withHeader("Content-Type", found.contentType())
                        .withHeader("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseGet(() -> reply(notFound()));
    }

    private Page notFound() {
        return form.notice(404, "not-found", "Page not found", false, "Check that the address is right.");
    }

    /** A reply is counted when something that the form needs could not be reached: its pages are shown all the same. */
    static Optional<Metric> counted(HttpReply reply) {
        return reply.outcome().equals(WITHOUT_TOKEN) ? Optional.of(Metric.UNAVAILABLE) : Optional.empty();
    }

    private static HttpReply reply(Page page, FormAnswers answers) {
        return HttpReply.html(page.status(), answers.token().isEmpty() ? WITHOUT_TOKEN : page.outcome(), page.html());
    }

    private static HttpReply reply(Page page) {
        return HttpReply.html(page.status(), page.outcome(), page.html());
    }
}
