package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.local.web.WebAnswer;

/** What is held until somebody decides whether it is a request. */
final class HeldPage {

    private final StaffCalls calls;

    HeldPage(StaffCalls calls) {
        this.calls = calls;
    }

    private record Model(String title, InventedPerson person, List<Row> cases, boolean more) {}

    private record Row(String reference, String receivedOn) {}

    WebAnswer show(InventedPerson person) {
        var reply = calls.get(person, "/quarantine", "");
        if (!reply.isGood()) {
            return StaffProblemPage.of(person, reply);
        }
        return Pages.page(
                200,
                "staff-held",
                new Model(
                        "Held requests",
                        person,
                        reply.body()
                                .path("cases")
                                .valueStream()
                                .map(held -> new Row(
                                        held.path("reference").asText(),
                                        Words.day(held.path("receivedOn").asText())))
                                .toList(),
                        reply.body().has("next")));
    }

    /** Accepts what is held, or was rejected, and shows the case that it is now. */
    WebAnswer accept(InventedPerson person, String reference) {
        var reply = calls.send(
                "POST",
                person,
                "/cases/" + reference + "/quarantine",
                JsonNodeFactory.instance.objectNode().put("outcome", QuarantineOutcome.ACCEPT.name()));
        return reply.isGood()
                ? WebAnswer.seeOther(person.home() + "/cases/" + reference + "?decided=" + QuarantineOutcome.ACCEPT)
                : StaffProblemPage.of(person, reply);
    }
}
