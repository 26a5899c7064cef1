package org.twentyweeks.local.pages;

import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.local.pages.StaffCalls.Reply;
import org.twentyweeks.local.web.WebAnswer;

/** What somebody sees when the staff API does not do what was asked: its own words, and what to do. */
final class StaffProblemPage {

    private StaffProblemPage() {}

    /**
     * @param typed the reference that leads to no case, to be put right; empty where it is about something else
     * @param forbidden whether somebody else could do it
     */
    private record Model(
            String title, InventedPerson person, String heading, String detail, String typed, boolean forbidden) {}

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
                        "",
                        reply.status() == 403));
    }

    /** That what was typed leads to no case, with what was typed, so that it can be put right. */
    static WebAnswer noSuchCase(InventedPerson person, String typed) {
        var title = "There is no such case";
        if (typed.isEmpty()) {
            return notFound(person, title, "Type the reference of a case.", typed);
        }
        var detail = Reference.parse(typed).isPresent()
                ? "No case that you may see has this reference. Its check symbol is right, so it was probably not"
                        + " mistyped."
                : "What you typed is not a reference. One has 16 letters and digits, and the last one checks the"
                        + " others: one of them may be mistyped.";
        return notFound(person, title, detail, typed);
    }

    static WebAnswer noSuchPage(InventedPerson person) {
        return notFound(person, "There is no such page", "What you can do starts at " + person.home() + ".", "");
    }

    private static WebAnswer notFound(InventedPerson person, String title, String detail, String typed) {
        return Pages.page(404, "staff-problem", new Model(title, person, title, detail, typed, false));
    }
}
