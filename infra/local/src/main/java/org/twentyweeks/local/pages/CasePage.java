package org.twentyweeks.local.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.Task;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.pages.DayFields.Reading;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.WebAnswer;

/** One case: its deadlines on any day, with their explanations, its tasks and its facts. */
public final class CasePage {

    /** Why a case that was rejected has no dates. */
    static final String NO_REQUEST = "This was found to be no request, so no clock runs.";

    private static final String ASKED = "asAt";
    private static final String ASKED_NAME = "Day to ask about";

    private final CaseStore cases;
    private final VirtualClock clock;

    public CasePage(CaseStore cases, VirtualClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** @param nothingRunning what to say instead of deadlines, empty when there are some */
    private record Model(
            String title,
            String reference,
            String receivedOn,
            String status,
            String owner,
            List<QuarantineView> quarantine,
            String askedOn,
            boolean askedToday,
            DayForm asking,
            List<Timeline> timeline,
            List<DeadlineGroup> groups,
            String nothingRunning,
            List<Task> tasks,
            List<FactView> facts) {}

    private record NotFound(String title, String typed, boolean isReference) {}

    /**
     * The page of the case that was typed into the address.
     *
     * @param query may ask about a day, {@code asAt=2026-10-02} or in three fields; else it is about today
     */
    public WebAnswer show(String typedReference, FormFields query) {
        var reference = Reference.parse(typedReference);
        var found = reference.flatMap(cases::find);
        if (found.isEmpty()) {
            return Pages.page(
                    404, "case-not-found", new NotFound("Case not found", typedReference, reference.isPresent()));
        }
        var asked = asked(query);
        if (asked.isEmpty()) {
            return show(found.get(), clock.today(), DayForm.right(ASKED, DayFields.of(clock.today())));
        }
        var reading = asked.read(ASKED_NAME);
        var form = DayForm.of(ASKED, asked, reading);
        return switch (reading) {
            case Reading.Given given -> show(found.get(), given.day(), form);
            case Reading.Wrong _ -> show(found.get(), clock.today(), form);
        };
    }

    private static DayFields asked(FormFields query) {
        var iso = query.text(ASKED);
        return iso.isEmpty() ? DayFields.from(query, ASKED) : DayFields.ofIso(iso);
    }

    private WebAnswer show(StoredCase stored, LocalDate askedOn, DayForm form) {
        var file = stored.file();
        var deadlines = file.deadlines(Optional.of(askedOn));
        var receivedOn = file.receivedOn(Optional.of(askedOn));
        boolean wrong = !form.error().isEmpty();
        var shown = stored.head().reference().shown();
        var model = new Model(
                (wrong ? "Error: " : "") + "Case " + shown,
                shown,
                stored.standing().receivedOn().map(DayInWords::withWeekday).orElseGet(() -> notReceived(file.status())),
                file.status().words(),
                Words.capital(InventedCouncil.named(stored.head().owner())),
                QuarantineView.of(stored).stream().toList(),
                DayInWords.withWeekday(askedOn),
                askedOn.equals(clock.today()),
                form,
                receivedOn.flatMap(day -> Timeline.of(day, deadlines, askedOn, clock.today())).stream()
                        .toList(),
                DeadlineGroup.of(deadlines),
                nothingRunning(file.status(), deadlines, askedOn),
                file.tasks(),
                FactView.of(file));
        return Pages.page(wrong ? 400 : 200, "case", model);
    }

    /** Instead of the day of the request, where there is none. */
    static String notReceived(CaseStatus status) {
        return status == CaseStatus.REJECTED ? "Found to be no request" : "Not recorded";
    }

    private static String nothingRunning(CaseStatus status, List<Deadline> deadlines, LocalDate askedOn) {
        if (status == CaseStatus.REJECTED) {
            return NO_REQUEST;
        }
        return deadlines.isEmpty()
                ? "On " + DayInWords.withWeekday(askedOn)
                        + " nothing that starts a clock had happened in this case, so it had no deadlines."
                : "";
    }
}
