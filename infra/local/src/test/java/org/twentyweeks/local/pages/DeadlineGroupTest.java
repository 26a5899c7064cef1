package org.twentyweeks.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.StatutoryClock;

class DeadlineGroupTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 1, 15);

    private static final List<Fact> FACTS = List.of(
            new Fact.RequestReceived(RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
            new Fact.AdviceRequested(LocalDate.of(2026, 3, 2), Fact.AdviceBody.HEALTH, Optional.empty()),
            new Fact.AssessmentDecided(LocalDate.of(2026, 2, 20), Fact.AssessmentOutcome.ASSESS),
            new Fact.FinalPlanIssued(LocalDate.of(2026, 6, 1), Optional.empty()),
            new Fact.ReviewMeetingHeld(LocalDate.of(2027, 3, 10)),
            new Fact.MoveNotified(LocalDate.of(2027, 4, 1), LocalDate.of(2027, 6, 1)),
            new Fact.TribunalOrdered(LocalDate.of(2026, 11, 2), Fact.Order.AMEND_PLAN));

    private static List<DeadlineGroup> on(LocalDate day) {
        return DeadlineGroup.of(StatutoryClock.current().deadlines(FACTS, Optional.of(day)));
    }

    @Test
    void every_group_in_which_something_started_stands_with_all_its_deadlines() {
        assertThat(on(LocalDate.of(2027, 5, 1)))
                .extracting(group -> group.title() + ": "
                        + group.deadlines().stream().map(DeadlineView::title).toList())
                .containsExactly(
                        "From the request to the plan: [Decide whether to assess, Return advice, Send the draft plan,"
                                + " Tell the family that there will be no plan, Issue the final plan]",
                        "Reviews and amendments: [Review the plan, Send the report of the review meeting,"
                                + " Decide after the review]",
                        "Moves between councils: [Transfer the plan to the new council]",
                        "Mediation: [Contact the mediation adviser]",
                        "Appeals: [Appeal to the Tribunal]",
                        "Orders and recommendations of the Tribunal: [Issue the plan that was ordered to be amended]");
    }

    @Test
    void on_an_earlier_day_only_what_had_started_by_then_stands() {
        assertThat(on(RECEIVED)).extracting(DeadlineGroup::title).containsExactly("From the request to the plan");
        assertThat(on(RECEIVED.minusDays(1))).isEmpty();
    }

    @Test
    void each_deadline_is_explained() {
        assertThat(on(LocalDate.of(2027, 5, 1)))
                .flatExtracting(DeadlineGroup::deadlines)
                .allSatisfy(deadline -> assertThat(deadline.explanation())
                        .contains(deadline.citation())
                        .contains(deadline.due().day()));
    }
}
