package org.twentyweeks.local.pages;

import org.twentyweeks.local.pages.StaffCalls.Reply;
import org.twentyweeks.local.web.WebAnswer;

/** What somebody sees when the staff API does not do what was asked: its own words, and what to do. */
final class StaffProblemPage {

    private StaffProblemPage() {}

    /** @param forbidden whether somebody else could do it */
    private record Model(String title, InventedPerson person, String heading, String detail, boolean forbidden) {}

    static WebAnswer of(InventedPerson person, Reply reply) {
        var title = reply.body().path("title").asText("The staff API did not answer");
        return Pages.page(
                reply.status(),
                "staff-problem",
                new Model(
                        title,
                        person,
                        title,
                        reply.body().path("detail").asText("See the terminal that the local run was started from."),
                        reply.status() == 403));
    }

    static WebAnswer noSuchPage(InventedPerson person) {
        var title = "There is no such page";
        return Pages.page(
                404,
                "staff-problem",
                new Model(title, person, title, "What you can do starts at your worklist.", false));
    }
}
