package org.twentyweeks.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.RecordedFact;

class FactViewTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 26);

    private static FactView view(int number, Fact... facts) {
        var recorded = new ArrayList<RecordedFact>();
        for (Fact fact : facts) {
            recorded.add(new RecordedFact(recorded.size() + 1, fact, Instant.parse("2026-02-26T10:30:00Z"), "staff:1"));
        }
        return FactView.of(CaseFile.of(recorded)).get(number - 1);
    }

    @Test
    void a_corrected_fact_stays_with_what_corrected_it() {
        var refused = new Fact.AssessmentDecided(DAY, Fact.AssessmentOutcome.REFUSE);
        var correction = new Fact.FactCorrected(
                1,
                Optional.of(new Fact.AssessmentDecided(DAY.plusDays(1), Fact.AssessmentOutcome.ASSESS)),
                CorrectionReason.KEYED_WRONGLY);

        var old = view(1, refused, correction);
        assertThat(old.what()).isEqualTo("The family was told that the council will not assess");
        assertThat(old.corrected()).isEqualTo("Corrected by fact 2");
        var latest = view(2, refused, correction);
        assertThat(latest.what()).isEqualTo("Fact 1 was corrected, because it was keyed wrongly");
        assertThat(latest.details())
                .isEqualTo("Instead: the family was told that the council will assess, Friday 27 February 2026"
                        + " (Decision: The council will assess)");
        assertThat(latest.corrected()).isEmpty();
        assertThat(latest.happenedOn()).isEmpty();
        assertThat(latest.isPeriod()).isFalse();
    }

    @Test
    void a_fact_that_is_taken_out_says_that_nothing_is_so_instead() {
        var taken = view(
                2,
                new Fact.RequestWithdrawn(DAY),
                new Fact.FactCorrected(1, Optional.empty(), CorrectionReason.DID_NOT_HAPPEN));

        assertThat(taken.what()).isEqualTo("Fact 1 was corrected, because it did not happen");
        assertThat(taken.details()).isEqualTo("Nothing instead");
    }

    @Test
    void a_day_that_does_not_date_its_fact_is_among_the_details() {
        var meeting = view(1, new Fact.ReviewMeetingArranged(DAY));

        assertThat(meeting.happenedOn()).isEmpty();
        assertThat(meeting.isPeriod()).isFalse();
        assertThat(meeting.details()).isEqualTo("Day of the meeting: 26 February 2026");
    }

    @Test
    void a_closure_is_a_period_and_no_day() {
        var closed = view(1, new Fact.SettingClosed(DAY, DAY.plusDays(30), Optional.empty(), Optional.empty()));

        assertThat(closed.isPeriod()).isTrue();
        assertThat(closed.details()).isEqualTo("First day: 26 February 2026; Day it reopened: 28 March 2026");
    }

    @Test
    void the_day_that_dates_a_fact_is_not_repeated() {
        var none = List.of(view(1, new Fact.PlanAgreed(DAY)), view(1, new Fact.NoPlanNotified(DAY)));

        assertThat(none).extracting(FactView::details).containsOnly("");
    }

    @Test
    void codes_and_owners_are_said_in_words() {
        var asked = view(
                1, new Fact.AdviceRequested(DAY, Fact.AdviceBody.EDUCATIONAL_PSYCHOLOGY, Optional.of("urn-100000")));
        var given = view(1, new Fact.OwnerAssigned(DAY, "staff:0002", Fact.AssignmentReason.ALLOCATED));

        assertThat(asked.details()).isEqualTo("Body that advises: Educational psychology; Setting: urn-100000");
        assertThat(given.details()).isEqualTo("Given to: Ben Whitlock; Reason: It was allocated");
        assertThat(given.happenedOn()).containsExactly(DayView.of(DAY));
    }

    @Test
    void what_was_held_says_what_was_decided_and_why() {
        var rejected = new Fact.QuarantineDecided(
                DAY, Fact.QuarantineOutcome.REJECT, Optional.of(Fact.RejectionReason.ADVERTISING));

        assertThat(view(1, rejected).details()).isEqualTo("Decision: It is no request; Reason: Advertising");
    }
}
