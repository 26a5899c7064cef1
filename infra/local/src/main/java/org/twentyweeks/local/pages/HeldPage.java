package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.WebAnswer;

/** What is held until somebody decides whether it is a request. */
final class HeldPage {

    private final StaffCalls calls;

    HeldPage(StaffCalls calls) {
        this.calls = calls;
    }

    private record Model(String title, InventedPerson person, List<Row> cases, boolean more) {}

    private record Row(String reference, String receivedOn, List<Reason> reasons) {}

    private record Reason(String code, String words) {}

    WebAnswer show(InventedPerson person) {
        var reply = calls.get(person, "/quarantine", "");
        if (!reply.isGood()) {
            return StaffProblemPage.of(person, reply);
        }
        var reasons = Arrays.stream(RejectionReason.values())
                .map(reason -> new Reason(reason.name(), Words.within(reason.words())))
                .toList();
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
                                        Words.day(held.path("receivedOn").asText()),
                                        reasons))
                                .toList(),
                        reply.body().has("next")));
    }

    /** Accepts a held case, or rejects it for the reason that was chosen. */
    WebAnswer decide(InventedPerson person, String reference, FormFields typed) {
        var chosen = typed.text("decision");
        var body = JsonNodeFactory.instance.objectNode();
        if (chosen.equals("ACCEPT")) {
            body.put("outcome", chosen);
        } else {
            body.put("outcome", "REJECT").put("reason", chosen);
        }
        var reply = calls.send("POST", person, "/cases/" + reference + "/quarantine", body);
        return reply.isGood() ? WebAnswer.seeOther(person.home() + "/held") : StaffProblemPage.of(person, reply);
    }
}
