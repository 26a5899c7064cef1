package org.twentyweeks.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Fact.BackdatingReason;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.FactNotUnderstoodException;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.intake.Submission.Keyed;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.lambda.CanonicalReferral;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.IdempotencyKeyHeader;
import org.twentyweeks.lambda.ProblemReply;

/**
 * {@code POST /cases}: a request that came by letter, e-mail or telephone, typed in by staff. Its clock runs from the day on
 * which it came.
 */
final class OpenCase implements Operation {

    private static final String RECEIVED_ON = "receivedOn";
    private static final String ROUTE = "route";
    private static final String BACKDATED_BECAUSE = "backdatedBecause";
    private static final Set<String> BESIDE_THE_REFERRAL = Set.of(RECEIVED_ON, ROUTE, BACKDATED_BECAUSE);
    private static final Set<Route> ROUTES = EnumSet.of(Route.EMAIL, Route.POST, Route.PHONE);

    private final Function<Submission, Receipt> receiving;
    private final Authority authority;
    private final CaseStore cases;
    private final Chance chance;

    OpenCase(Function<Submission, Receipt> receiving, Authority authority, CaseStore cases, Chance chance) {
        this.receiving = receiving;
        this.authority = authority;
        this.cases = cases;
        this.chance = chance;
    }

    @Override
    public HttpReply answer(StaffRequest request) {
        var body = request.json();
        var referral = CanonicalReferral.read(body, BESIDE_THE_REFERRAL);
        var key = new IdempotencyKey(
                IdempotencyKey.STAFF,
                request.caller().staffId(),
                IdempotencyKeyHeader.read(request.http()).orElseGet(() -> IdempotencyKeyHeader.made(chance)));
        var receipt = receiving.apply(new Submission(
                key,
                request.receivedAt(),
                Codes.optional(body, ROUTE, Route.class)
                        .filter(ROUTES::contains)
                        .orElseThrow(
                                () -> StaffProblems.refused("/" + ROUTE, "Say how it came: one of " + ROUTES + ".")),
                referral.referral(),
                referral.noted(),
                request.http().body(),
                Optional.of(keyed(request, body, key))));
        return switch (receipt) {
            case Receipt.Accepted accepted -> opened(accepted);
            case Receipt.Clash clash ->
                ProblemReply.of(
                                409,
                                "key-used",
                                "Another request was typed in under that Idempotency-Key",
                                "That one stands, and this was not stored. Send it with a new key.")
                        .withMember("reference", clash.reference().shown())
                        .to(request.http());
            case Receipt.Refused refused ->
                StaffProblems.fields(refused.problems()).to(request.http());
        };
    }

    private Keyed keyed(StaffRequest request, JsonNode body, IdempotencyKey key) {
        var receivedOn = day(body);
        var because = Codes.optional(body, BACKDATED_BECAUSE, BackdatingReason.class);
        if (receivedOn.isAfter(request.today())) {
            throw StaffProblems.refused("/" + RECEIVED_ON, "This lies ahead: give the day on which it came.");
        }
        if (RuleBook.current().inForce("decide-whether-to-assess", receivedOn).isEmpty()) {
            throw StaffProblems.refused(
                    "/" + RECEIVED_ON,
                    "This lies before the Regulations: a request of that day starts no clock of theirs.");
        }
        if (receivedOn.isBefore(request.today()) && because.isEmpty() && !isTypedIn(key)) {
            throw StaffProblems.refused(
                    "/" + BACKDATED_BECAUSE,
                    "Say why it is recorded on a later day: one of " + Arrays.toString(BackdatingReason.values())
                            + ".");
        }
        if (receivedOn.equals(request.today()) && because.isPresent()) {
            throw StaffProblems.refused("/" + BACKDATED_BECAUSE, "Leave this out: it came today.");
        }
        return new Keyed(request.caller().recordedAs(), receivedOn, because);
    }

    /** What was typed in before midnight may be sent again after it, when its answer was lost. */
    private boolean isTypedIn(IdempotencyKey key) {
        return cases.find(key.reference(authority.code())).isPresent();
    }

    private static LocalDate day(JsonNode body) {
        try {
            return FactVocabulary.readDay(RECEIVED_ON, body.path(RECEIVED_ON).asText());
        } catch (FactNotUnderstoodException wrong) {
            throw StaffProblems.refused("/" + RECEIVED_ON, "This " + wrong.problem() + ".");
        }
    }

    private static HttpReply opened(Receipt.Accepted accepted) {
        var acknowledgement = accepted.acknowledgement();
        var shown = accepted.reference().shown();
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", shown);
        body.put("receivedOn", acknowledgement.receivedOn().toString());
        body.put("decisionDueOn", acknowledgement.decisionDueOn().toString());
        body.put("planDueOn", acknowledgement.planDueOn().toString());
        return HttpReply.json(201, accepted.replayed() ? "replayed" : "opened", body)
                .withHeader("Location", "cases/" + shown);
    }
}
