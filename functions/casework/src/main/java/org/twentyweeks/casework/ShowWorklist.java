package org.twentyweeks.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.ReadWorklist;
import org.twentyweeks.core.casework.WorklistEntry;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.lambda.HttpReply;

/**
 * {@code GET /worklist} and {@code GET /quarantine}: in which cases something must be done, the most urgent first. Neither
 * names a person.
 */
final class ShowWorklist {

    /** What a caseworker looks ahead over when nothing else is asked for. */
    private static final int DAYS_AHEAD = 28;

    private final ReadWorklist readWorklist;

    ShowWorklist(ReadWorklist readWorklist) {
        this.readWorklist = readWorklist;
    }

    /** An owner's cases in which the council must act by a day. */
    HttpReply worklist(StaffRequest request) {
        var owner = request.parameter("owner").orElseGet(() -> request.caller().recordedAs());
        if (!Owner.isOne(owner) || owner.equals(Owner.QUARANTINE)) {
            throw StaffProblems.badParameter(
                    "owner", "Send staff:<id> or team:<id>, or leave it out for your own list.");
        }
        var until = request.day("until").orElseGet(() -> request.today().plusDays(DAYS_AHEAD));
        return HttpReply.json(200, "worklist", page(request, owner, until, entry -> entry(entry, request.today())));
    }

    /** What is held until somebody decides whether it is a request, the oldest first. */
    HttpReply quarantine(StaffRequest request) {
        return HttpReply.json(200, "quarantine", page(request, Owner.QUARANTINE, request.today(), entry -> {
            var held = new LinkedHashMap<String, Object>();
            held.put("reference", entry.reference().shown());
            held.put("receivedOn", entry.nextActionOn().toString());
            return held;
        }));
    }

    private Map<String, Object> page(
            StaffRequest request, String owner, LocalDate until, Function<WorklistEntry, Map<String, Object>> shown) {
        var page = readWorklist.page(
                owner, until, request.parameter("cursor").map(cursor -> WorklistCursor.read(cursor, owner, until)));
        var body = new LinkedHashMap<String, Object>();
        body.put("owner", owner);
        body.put("until", until.toString());
        body.put("cases", page.entries().stream().map(shown).toList());
        page.next().ifPresent(position -> body.put("next", WorklistCursor.write(position, owner, until)));
        return body;
    }

    private static Map<String, Object> entry(WorklistEntry entry, LocalDate today) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", entry.reference().shown());
        body.put("status", entry.status().name());
        body.put("statusInWords", entry.status().words());
        entry.receivedOn().map(LocalDate::toString).ifPresent(day -> body.put("receivedOn", day));
        body.put("nextActionOn", entry.nextActionOn().toString());
        body.put(
                "deadlines",
                entry.openDeadlines().stream()
                        .map(deadline -> deadline(deadline, today))
                        .toList());
        return body;
    }

    private static Map<String, Object> deadline(OpenDeadline deadline, LocalDate today) {
        var rule = row(deadline.rule());
        var body = new LinkedHashMap<String, Object>();
        body.put("rule", deadline.rule());
        body.put("title", rule.title());
        deadline.subject().ifPresent(subject -> body.put("subject", subject));
        body.put("dueOn", deadline.dueOn().toString());
        body.put("lastWorkingDay", deadline.lastWorkingDay().toString());
        body.put("state", today.isAfter(deadline.dueOn()) ? rule.afterDue().name() : "OPEN");
        body.put("citation", rule.citation().text());
        body.put("bound", rule.bound().name());
        return body;
    }

    /** The newest row: title and citation are for the reader of today. */
    private static DeadlineRule row(String id) {
        List<DeadlineRule> rows = RuleBook.current().rows(id);
        return rows.getLast();
    }
}
