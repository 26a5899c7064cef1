package org.twentyweeks.local.pages;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.tables.CasesOfTeam;
import org.twentyweeks.local.tables.CasesOfTeam.Listed;
import org.twentyweeks.local.web.WebAnswer;

/** What is there, and what can be done: the front page of the local run. */
public final class HomePage {

    private final CaseStore cases;
    private final CasesOfTeam listed;
    private final String intakeTeam;
    private final VirtualClock clock;
    private final List<String> tables;
    private final URI address;

    /**
     * @param intakeTeam has every case that nobody was given yet: these are listed
     * @param address where the run itself is reached
     */
    public HomePage(
            CaseStore cases,
            CasesOfTeam listed,
            String intakeTeam,
            VirtualClock clock,
            List<String> tables,
            URI address) {
        this.cases = cases;
        this.listed = listed;
        this.intakeTeam = intakeTeam;
        this.clock = clock;
        this.tables = List.copyOf(tables);
        this.address = address;
    }

    private record Model(
            String title,
            String today,
            String sampleJson,
            String address,
            List<CaseRow> cases,
            boolean moreCases,
            List<HeldRow> held,
            boolean moreHeld,
            int casesShownMax,
            ClockForm clock,
            List<String> tables) {}

    /** @param next the earliest deadline still to come, empty when there is none */
    private record CaseRow(
            String reference, String receivedOn, String status, String nextOn, String next, long open, long overdue) {

        boolean isOverdue() {
            return overdue > 0;
        }
    }

    private record HeldRow(String reference, String receivedOn, String why, String status) {}

    public WebAnswer show() {
        return show(200, ClockForm.showing(clock));
    }

    /** With what is wrong in the form that sets the clock. */
    WebAnswer show(int status, ClockForm form) {
        var newest = listed.newest(intakeTeam);
        var held = listed.mostUrgent(Owner.QUARANTINE);
        var rejected = listed.newest(Owner.QUARANTINE);
        var model = new Model(
                (form.isWrong() ? "Error: " : "") + "Local run",
                DayInWords.withWeekday(clock.today()),
                Sample.json().strip(),
                address.toString(),
                newest.references().stream()
                        .flatMap(reference -> row(reference).stream())
                        .toList(),
                newest.more(),
                Stream.concat(
                                rowsInQuarantine(held, CaseStatus.QUARANTINED),
                                rowsInQuarantine(rejected, CaseStatus.REJECTED))
                        .toList(),
                held.more(),
                CasesOfTeam.SHOWN_MAX,
                form,
                tables);
        return Pages.page(status, "home", model);
    }

    private Optional<CaseRow> row(Reference reference) {
        return cases.find(reference).map(stored -> row(stored, clock.today()));
    }

    private Stream<HeldRow> rowsInQuarantine(Listed listed, CaseStatus status) {
        return listed.references().stream()
                .flatMap(reference -> cases.find(reference).stream())
                .filter(stored -> stored.file().status() == status)
                .flatMap(stored -> QuarantineView.of(stored).stream()
                        .map(quarantine -> new HeldRow(
                                quarantine.reference(),
                                DayInWords.plain(stored.head().acknowledgement().receivedOn()),
                                String.join(" ", quarantine.signs()),
                                status.words())));
    }

    private static CaseRow row(StoredCase stored, LocalDate today) {
        var deadlines = stored.file().deadlines(Optional.of(today));
        var next = deadlines.stream()
                .filter(deadline -> deadline.state() == DeadlineState.OPEN)
                .min(Comparator.comparing(Deadline::dueOn));
        return new CaseRow(
                stored.head().reference().shown(),
                stored.standing().receivedOn().map(DayInWords::plain).orElse("Not recorded"),
                stored.file().status().words(),
                next.map(deadline -> DayInWords.plain(deadline.dueOn())).orElse(""),
                next.map(deadline -> deadline.rule().title()).orElse(""),
                count(deadlines, DeadlineState.OPEN),
                count(deadlines, DeadlineState.OVERDUE) + count(deadlines, DeadlineState.OVERDUE_EXCEPTION));
    }

    private static long count(List<Deadline> deadlines, DeadlineState state) {
        return deadlines.stream().filter(deadline -> deadline.state() == state).count();
    }
}
