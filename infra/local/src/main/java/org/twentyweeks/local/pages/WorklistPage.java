package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.statute.Bound;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.WebAnswer;

/** In which cases of somebody, or of a team, something is due, the most urgent first. */
final class WorklistPage {

    /**
     * How far the list looks when nobody says how far. The staff API looks four weeks ahead, which no date of a new
     * request is within: here the whole way from a request to its plan is seen.
     */
    private static final int WEEKS_AHEAD = 20;

    private final StaffCalls calls;
    private final VirtualClock clock;

    WorklistPage(StaffCalls calls, VirtualClock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** @param further the address of the list that looks further ahead @param next the address of the page with the later ones, empty on the last */
    private record Model(
            String title,
            InventedPerson person,
            String heading,
            String until,
            List<CaseRow> cases,
            List<ListLink> lists,
            String further,
            String next) {}

    private record ListLink(String address, String words, boolean current) {}

    private record CaseRow(String reference, String status, int rows, DueRow first, List<DueRow> others) {}

    /** @param by who must act, or may; empty where it is the council, as mostly */
    private record DueRow(String title, String about, String by, DayView due, StateTag state, String citation) {}

    WebAnswer show(InventedPerson person, FormFields query) {
        var owner = query.text("owner").isEmpty() ? person.owner() : query.text("owner");
        var lastDay = query.text("until").isEmpty()
                ? clock.today().plusWeeks(WEEKS_AHEAD).toString()
                : query.text("until");
        var list = "owner=" + encoded(owner) + "&until=" + encoded(lastDay);
        var reply = calls.get(person, "/worklist", list + given(query, "cursor"));
        if (!reply.isGood()) {
            return StaffProblemPage.of(person, reply);
        }
        var until = reply.body().path("until").asText();
        var next = reply.body().path("next").asText();
        var heading = owner.equals(person.owner())
                ? "What you have to do"
                : "What " + InventedCouncil.named(owner) + " has to do";
        return Pages.page(
                200,
                "staff-worklist",
                new Model(
                        heading,
                        person,
                        heading,
                        Words.day(until),
                        reply.body()
                                .path("cases")
                                .valueStream()
                                .map(WorklistPage::row)
                                .toList(),
                        lists(person, owner),
                        address(person, owner) + "&until="
                                + LocalDate.parse(until).plusYears(1),
                        next.isEmpty() ? "" : person.home() + "?" + list + "&cursor=" + encoded(next)));
    }

    private static List<ListLink> lists(InventedPerson person, String owner) {
        var lists = new ArrayList<ListLink>();
        lists.add(new ListLink(address(person, person.owner()), "Your cases", owner.equals(person.owner())));
        InventedCouncil.TEAMS.forEach(team -> {
            var teams = "team:" + team.id();
            lists.add(new ListLink(address(person, teams), "The team " + team.name(), owner.equals(teams)));
        });
        return lists;
    }

    private static CaseRow row(JsonNode entry) {
        var due = entry.path("deadlines")
                .valueStream()
                .sorted(Comparator.comparing(deadline -> deadline.path("dueOn").asText()))
                .map(WorklistPage::due)
                .toList();
        return new CaseRow(
                entry.path("reference").asText(),
                entry.path("statusInWords").asText(),
                due.size(),
                due.getFirst(),
                due.subList(1, due.size()));
    }

    private static DueRow due(JsonNode deadline) {
        return new DueRow(
                deadline.path("title").asText(),
                DeadlineView.subject(deadline),
                by(Bound.valueOf(deadline.path("bound").asText())),
                DayView.of(LocalDate.parse(deadline.path("dueOn").asText())),
                StateTag.of(DeadlineState.valueOf(deadline.path("state").asText())),
                deadline.path("citation").asText());
    }

    private static String by(Bound bound) {
        return bound == Bound.COUNCIL ? "" : "by " + bound.words();
    }

    private static String given(FormFields query, String name) {
        return query.text(name).isEmpty() ? "" : "&" + name + "=" + encoded(query.text(name));
    }

    private static String address(InventedPerson person, String owner) {
        return person.home() + "?owner=" + encoded(owner);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
