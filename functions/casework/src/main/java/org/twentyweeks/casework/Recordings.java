package org.twentyweeks.casework;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.ReadCase;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.casework.RecordFacts.Rights;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.Problem;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.IdempotencyKeyHeader;
import org.twentyweeks.lambda.ProblemReply;

/** What every operation that records facts has in common: what it makes of a request, and how it answers. */
final class Recordings {

    private static final Set<Role> CORRECT_RECEIPTS = EnumSet.of(Role.MANAGER);

    private final Chance chance;
    private final ReadCase readCase;

    Recordings(Chance chance, ReadCase readCase) {
        this.chance = chance;
        this.readCase = readCase;
    }

    /** What that request is to record. The caller may have sent it before, and may say which state of the case it is for. */
    Entry entry(StaffRequest request, List<Fact> facts) {
        return new Entry(
                request.reference(),
                IdempotencyKeyHeader.read(request.http()).orElseGet(() -> IdempotencyKeyHeader.made(chance)),
                facts,
                request.receivedAt(),
                request.caller().recordedAs(),
                EntityTag.ifMatch(request).map(EntityTag::version),
                new Rights(
                        request.caller().isOneOf(ReadCase.SEE_THE_QUARANTINE),
                        request.caller().isOneOf(CORRECT_RECEIPTS)));
    }

    /**
     * The answer to it.
     *
     * @param operation of the staff API
     * @param within where in the request the facts stand: {@code /facts/} and their place, or nowhere when there is one
     */
    HttpReply answer(StaffRequest request, String operation, Outcome outcome, Optional<String> within) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> recorded(request, recorded);
            case Outcome.ChangedMeanwhile(StoredCase now) -> changed(request, operation, now);
            case Outcome.Clash _ ->
                ProblemReply.of(
                                409,
                                "key-used",
                                "Something else was recorded under that Idempotency-Key",
                                "That stands, and this was not recorded. Send it with a new key.")
                        .to(request.http());
            case Outcome.Refused(List<Refusal> refusals) ->
                StaffProblems.fields(refusals.stream()
                                .map(refusal -> new Problem(
                                        FactJson.pointer(
                                                within.map(at -> at + refusal.place())
                                                        .orElse(""),
                                                refusal.field()),
                                        "This " + refusal.problem() + "."))
                                .toList())
                        .to(request.http());
            case Outcome.UnknownCase _ -> StaffProblems.NO_SUCH_CASE.to(request.http());
        };
    }

    private static HttpReply recorded(StaffRequest request, Outcome.Recorded recorded) {
        var now = recorded.now();
        var file = now.file();
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", now.head().reference().shown());
        body.put("recorded", CaseJson.facts(recorded.facts(), file));
        body.put("status", file.status().name());
        body.put("statusInWords", file.status().words());
        body.put("owner", now.head().owner());
        body.put("deadlines", CaseJson.deadlines(file.deadlines(Optional.of(request.today()))));
        return HttpReply.json(recorded.replayed() ? 200 : 201, recorded.replayed() ? "replayed" : "recorded", body)
                .withHeader("ETag", EntityTag.of(now).header());
    }

    /** What was recorded since the caller looked is told, so that the caller need not look again: it is a reading. */
    private HttpReply changed(StaffRequest request, String operation, StoredCase now) {
        int seen = EntityTag.ifMatch(request)
                .map(EntityTag::factCount)
                .orElse(now.facts().size());
        var since = readCase.since(ShowCase.asked(request, operation), now, seen);
        return ProblemReply.of(
                        409,
                        "changed-meanwhile",
                        "Somebody recorded something in this case meanwhile",
                        "Nothing was recorded. Look at the changes, and send it again with the ETag of this answer if it"
                                + " is still right.")
                .withMember("changes", CaseJson.facts(since, now.file()))
                .withHeader("ETag", EntityTag.of(now).header())
                .to(request.http());
    }
}
