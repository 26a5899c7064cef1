package org.twentyweeks.local.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.issuer.DevelopmentIssuer;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.Problem;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHandler;
import org.twentyweeks.local.web.WebRequest;

/**
 * Pages on which somebody invented works on cases. They know the day, the staff API and nothing behind it. Who somebody is stands
 * in the address: there is nothing to sign in to, and no cookie.
 */
public final class StaffSite implements WebHandler {

    /** Here somebody is picked, and below it are that person's pages. */
    static final String ROOT = "/casework";

    private static final String NO_REFERENCE = "unknown";

    private final StaffCalls calls;
    private final WorklistPage worklist;
    private final RecordingPages recordings;
    private final HeldPage held;

    /**
     * @param staffApi as everybody reaches it
     * @param clock says which day it is for whoever looks ahead
     */
    public StaffSite(WebHandler staffApi, DevelopmentIssuer issuer, VirtualClock clock) {
        this.calls = new StaffCalls(staffApi, issuer);
        this.worklist = new WorklistPage(calls, clock);
        this.recordings = new RecordingPages(calls);
        this.held = new HeldPage(calls);
    }

    /** Whether a path is one of these pages. */
    public static boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    private record Picking(String title, List<InventedPerson> people) {}

    @Override
    public WebAnswer answer(WebRequest request) {
        if (request.path().equals(ROOT)) {
            return request.reads() ? pick() : notAllowed("GET");
        }
        var parts = request.path().substring(ROOT.length() + 1).split("/", -1);
        var person = InventedCouncil.person(parts[0]);
        return person.isEmpty()
                ? Problem.answer(404, "Not Found", "Nobody has this id. " + ROOT + " lists who there is.")
                : answer(person.get(), List.of(parts).subList(1, parts.length), request);
    }

    private WebAnswer answer(InventedPerson person, List<String> path, WebRequest request) {
        var query = FormFields.parse(request.query());
        if (path.isEmpty()) {
            return request.reads() ? first(person, query) : notAllowed("GET");
        }
        return switch (path.getFirst()) {
            case "held" -> held(person, path, request);
            case "cases" -> cases(person, path, query, request);
            default -> StaffProblemPage.noSuchPage(person);
        };
    }

    private record Starting(String title, InventedPerson person) {}

    /** What the person has to do; for who never has a case, the way to one. */
    private WebAnswer first(InventedPerson person, FormFields query) {
        if (person.hasWorklist()) {
            return worklist.show(person, query);
        }
        return Pages.page(
                200, "staff-start", new Starting(person.mayOpenCases() ? "Open a case" : "No case to open", person));
    }

    private WebAnswer held(InventedPerson person, List<String> path, WebRequest request) {
        if (path.size() == 1) {
            return request.reads() ? held.show(person) : notAllowed("GET");
        }
        return request.method().equals("POST") ? held.accept(person, plain(path.get(1))) : notAllowed("POST");
    }

    private WebAnswer cases(InventedPerson person, List<String> path, FormFields query, WebRequest request) {
        var typed = path.size() == 1 ? query.text("reference") : path.get(1);
        var reference = plain(typed);
        if (path.size() == 1 && !reference.equals(NO_REFERENCE)) {
            return WebAnswer.seeOther(person.home() + "/cases/" + reference);
        }
        // What is no reference is asked for as well: who may open no case is told so first.
        var shown = calls.get(person, "/cases/" + reference, "");
        if (!shown.isGood()) {
            return shown.status() == 404
                    ? StaffProblemPage.noSuchCase(person, typed)
                    : StaffProblemPage.of(person, shown);
        }
        if (path.size() == 2) {
            return request.reads() ? StaffCasePage.show(person, shown, query) : notAllowed("GET");
        }
        var page = path.get(2);
        if (page.equals("record") && query.text("type").isEmpty()) {
            return recordings.choose(person, shown.body().path("reference").asText());
        }
        Optional<Recording> recording = recordings.recording(person, page, query, shown);
        if (recording.isEmpty()) {
            return StaffProblemPage.noSuchPage(person);
        }
        return request.method().equals("POST")
                ? recordings.send(
                        person, recording.get(), shown.body().path("reference").asText(), typed(request))
                : recordings.ask(person, recording.get(), shown);
    }

    /** Everybody who can be picked; whoever asks first finds them on the list of staff. */
    private WebAnswer pick() {
        InventedCouncil.join(calls);
        return Pages.page(200, "staff-pick", new Picking("Work on cases", InventedCouncil.PEOPLE));
    }

    /** A reference as it is shown; what is none stays none, in characters that an address can hold. */
    private static String plain(String typed) {
        return Reference.parse(typed).map(Reference::shown).orElse(NO_REFERENCE);
    }

    private static FormFields typed(WebRequest request) {
        return FormFields.parse(new String(request.body(), StandardCharsets.UTF_8));
    }

    private static WebAnswer notAllowed(String allowed) {
        return Problem.answer(405, "Method Not Allowed", "Here only " + allowed + " is answered.")
                .with("Allow", allowed);
    }
}
