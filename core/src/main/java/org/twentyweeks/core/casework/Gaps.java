package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AdviceReceived;
import org.twentyweeks.core.casework.Fact.AdviceRequested;
import org.twentyweeks.core.casework.Fact.AmendedPlanIssued;
import org.twentyweeks.core.casework.Fact.AmendmentNoticeSent;
import org.twentyweeks.core.casework.Fact.DraftPlanSent;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FinalPlanIssued;

/** What must have happened, or must happen now, and is not recorded. Each gap is a task; nothing about it is stored. */
final class Gaps {

    /** Whose advice the council must ask for whatever the child's needs are (regulation 6(1)). */
    private static final Set<AdviceBody> ALWAYS_ASKED = EnumSet.of(
            AdviceBody.EDUCATION, AdviceBody.EDUCATIONAL_PSYCHOLOGY, AdviceBody.HEALTH, AdviceBody.SOCIAL_CARE);

    private final Chronology inOrder;
    private final List<Task> tasks = new ArrayList<>();

    private Gaps(Chronology inOrder) {
        this.inOrder = inOrder;
    }

    static List<Task> of(Chronology inOrder, CaseStatus status) {
        var gaps = new Gaps(inOrder);
        gaps.advice(status);
        gaps.plans();
        gaps.exceptions();
        return gaps.tasks;
    }

    private void advice(CaseStatus status) {
        var requested = EnumSet.noneOf(AdviceBody.class);
        inOrder.of(AdviceRequested.class).forEach(request -> requested.add(request.body()));
        var received = EnumSet.noneOf(AdviceBody.class);
        inOrder.of(AdviceReceived.class).forEach(advice -> received.add(advice.body()));
        for (AdviceBody body : AdviceBody.values()) {
            if (status == CaseStatus.ASSESSING && ALWAYS_ASKED.contains(body) && !requested.contains(body)) {
                task(
                        "advice-not-requested",
                        body,
                        "Ask " + body.words() + " for advice, or record when it was asked (regulation 6(1)).");
            } else if (received.contains(body) && !requested.contains(body)) {
                task(
                        "advice-request-missing",
                        body,
                        "Advice came from " + body.words() + ". Record when it was asked for.");
            }
        }
    }

    private void plans() {
        if (hasOneBefore(DraftPlanSent.class, FinalPlanIssued.class)) {
            tasks.add(new Task(
                    "draft-plan-missing",
                    "A final plan was issued. Record when the draft was sent to the family (regulation 13(1))."));
        }
        if (hasOneBefore(AmendmentNoticeSent.class, AmendedPlanIssued.class)) {
            tasks.add(new Task(
                    "amendment-notice-missing",
                    "An amended plan was issued. Record when the notice of the proposed amendments was sent to the"
                            + " family (regulation 22(2))."));
        }
    }

    /** Whether something happened before which another thing must have happened, and did not. */
    private boolean hasOneBefore(Class<? extends Fact> first, Class<? extends Fact> then) {
        var earliest =
                inOrder.of(first).flatMap(fact -> fact.datedOn().stream()).min(LocalDate::compareTo);
        return inOrder.of(then)
                .flatMap(fact -> fact.datedOn().stream())
                .anyMatch(day -> earliest.filter(one -> !one.isAfter(day)).isEmpty());
    }

    private void exceptions() {
        inOrder.of(ExceptionRecorded.class).forEach(exception -> {
            var missing = new ArrayList<String>();
            if (exception.evidence().isEmpty()) {
                missing.add("the reference of the evidence");
            }
            if (exception.authorisedBy().isEmpty()) {
                missing.add("who authorised it");
            }
            if (exception.familyToldOn().isEmpty()) {
                missing.add("when the family was told");
            }
            if (!missing.isEmpty()) {
                tasks.add(new Task(
                        "exception-incomplete",
                        "The exception to " + exception.rule() + " lacks " + String.join(", ", missing)
                                + ". Correct it."));
            }
        });
    }

    private void task(String code, AdviceBody body, String sentence) {
        tasks.add(new Task(code + "-" + body.name().toLowerCase(Locale.ROOT).replace('_', '-'), sentence));
    }
}
