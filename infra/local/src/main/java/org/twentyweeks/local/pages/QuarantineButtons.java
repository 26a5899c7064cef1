package org.twentyweeks.local.pages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.DecideQuarantine.Outcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.Problem;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebRequest;

/** What the buttons do that let a request out of the quarantine or find it to be none. */
public final class QuarantineButtons {

    private static final String DECIDED_BY = "staff:local";

    private final DecideQuarantine decide;
    private final VirtualClock clock;

    public QuarantineButtons(DecideQuarantine decide, VirtualClock clock) {
        this.decide = decide;
        this.clock = clock;
    }

    /** Decides as the form says, and leads back to the case. */
    WebAnswer press(String typedReference, WebRequest request) {
        var fields = FormFields.parse(new String(request.body(), StandardCharsets.UTF_8));
        var reference = Reference.parse(typedReference);
        if (reference.isEmpty()) {
            return unknown();
        }
        return outcome(reference.get(), fields)
                .map(outcome -> answer(outcome, reference.get()))
                .orElseGet(() -> Problem.answer(
                        400,
                        "Bad Request",
                        "Send decision=accept, or decision=reject with reason=ADVERTISING, MEANINGLESS or TRIAL."));
    }

    /** What became of the decision; empty when the form holds none. */
    private Optional<Outcome> outcome(Reference reference, FormFields fields) {
        return switch (fields.text("decision")) {
            case "accept" -> Optional.of(decide.accept(reference, clock.now(), DECIDED_BY));
            case "reject" ->
                Stream.of(RejectionReason.values())
                        .filter(reason -> reason.name().equals(fields.text("reason")))
                        .findFirst()
                        .map(reason -> decide.reject(reference, reason, clock.now(), DECIDED_BY));
            default -> Optional.empty();
        };
    }

    private static WebAnswer answer(Outcome outcome, Reference reference) {
        return switch (outcome) {
            case DECIDED -> WebAnswer.seeOther("/cases/" + reference.shown());
            case UNKNOWN_CASE -> unknown();
            case SETTLED_OTHERWISE ->
                Problem.answer(409, "Conflict", "This case is not held, or was decided otherwise. Look at it again.");
            case CHANGED_MEANWHILE ->
                Problem.answer(
                        409, "Conflict", "Somebody recorded something at the same time. Look at the case again.");
        };
    }

    private static WebAnswer unknown() {
        return Problem.answer(
                404, "Not Found", "There is no case with this reference. The home page lists what is held.");
    }
}
