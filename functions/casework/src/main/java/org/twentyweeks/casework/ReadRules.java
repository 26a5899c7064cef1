package org.twentyweeks.casework;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.core.statute.Start;
import org.twentyweeks.core.statute.UnconfirmedReading;
import org.twentyweeks.lambda.HttpReply;

/** {@code GET /rules}: the rule book, row by row, in the words of {@code docs/rules.md}. */
final class ReadRules implements Operation {

    @Override
    public HttpReply answer(StaffRequest request) {
        var book = RuleBook.current();
        var body = new LinkedHashMap<String, Object>();
        body.put("version", book.version());
        body.put("rules", book.rows().stream().map(ReadRules::rule).toList());
        return HttpReply.json(200, "rules", body);
    }

    private static Map<String, Object> rule(DeadlineRule row) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("rule", row.id());
        rule.put("group", row.group().words());
        rule.put("title", row.title());
        rule.put("duty", row.duty());
        rule.put("due", row.due().words());
        rule.put("countedFrom", row.startsOn().stream().map(Start::published).toList());
        rule.put("bound", row.bound().words());
        rule.put("force", row.force().words());
        rule.put("afterDue", row.afterDue().name());
        rule.put("citation", row.citation().text());
        rule.put("inForceFrom", row.inForceFrom().toString());
        row.inForceTo().map(LocalDate::toString).ifPresent(last -> rule.put("inForceTo", last));
        if (!row.note().isEmpty()) {
            rule.put("note", row.note());
        }
        rule.put(
                "unconfirmed",
                row.unconfirmed().stream().map(UnconfirmedReading::reading).toList());
        return rule;
    }
}
