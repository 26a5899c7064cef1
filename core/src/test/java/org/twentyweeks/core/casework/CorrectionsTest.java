package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact.AssessmentDecided;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.Fact.DraftPlanSent;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.FinalPlanIssued;
import org.twentyweeks.core.casework.Fact.NoPlanNotified;
import org.twentyweeks.core.casework.Fact.PlanAgreed;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.RequestWithdrawn;
import org.twentyweeks.core.casework.Fact.ReviewDecided;
import org.twentyweeks.core.casework.Fact.ReviewOutcome;

/** Everything derived follows a correction, and nothing is lost of what was recorded. */
class CorrectionsTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 1, 15);
    private static final LocalDate LATER = LocalDate.of(2026, 3, 2);

    @Test
    void a_corrected_day_of_receipt_recalculates_every_clock_it_started() {
        var file = file(request(RECEIVED), instead(1, request(RECEIVED.minusDays(7))));

        assertThat(file.deadlines(Optional.of(LATER)))
                .extracting(deadline -> deadline.rule().id() + " " + deadline.dueOn())
                .containsExactly(
                        "decide-whether-to-assess 2026-02-19",
                        "draft-plan 2026-04-16",
                        "notify-no-plan 2026-04-30",
                        "final-plan 2026-05-28");
        assertThat(file.receivedOn(Optional.empty())).hasValue(RECEIVED.minusDays(7));
        assertThat(file.standing().receivedOn()).hasValue(RECEIVED.minusDays(7));
        assertThat(file.standing().milestones()).containsOnlyKeys("RequestReceived");
        assertThat(file.standing().milestones()).containsValue(RECEIVED.minusDays(7));
    }

    @Test
    void the_old_fact_stays_in_the_record_with_what_corrected_it() {
        var file = file(request(RECEIVED), instead(1, request(RECEIVED.minusDays(7))));

        assertThat(file.recorded()).extracting(RecordedFact::number).containsExactly(1, 2);
        assertThat(file.recorded().getFirst().fact()).isEqualTo(request(RECEIVED));
        assertThat(file.correctionOf(1)).hasValue(2);
        assertThat(file.correctionOf(2)).isEmpty();
        assertThat(file.facts()).containsExactly(request(RECEIVED.minusDays(7)));
    }

    @Test
    void a_fact_that_did_not_happen_is_taken_out() {
        var file = file(request(RECEIVED), new RequestWithdrawn(LATER), gone(2));

        assertThat(file.status()).isEqualTo(CaseStatus.REQUESTED);
        assertThat(state(file, "final-plan")).isEqualTo(DeadlineState.OPEN);
        assertThat(file.correctionOf(2)).hasValue(3);
    }

    @Test
    void a_fact_may_be_replaced_by_one_of_another_type() {
        var file = file(request(RECEIVED), new NoPlanNotified(LATER), instead(2, new PlanAgreed(LATER)));

        assertThat(file.status()).isEqualTo(CaseStatus.PLAN_AGREED);
        assertThat(state(file, "notify-no-plan")).isEqualTo(DeadlineState.NOT_APPLICABLE);
    }

    @Test
    void of_several_corrections_of_one_fact_the_last_counts() {
        var file = file(request(RECEIVED), instead(1, request(LATER)), gone(1), instead(1, request(LATER.plusDays(1))));

        assertThat(file.facts()).containsExactly(request(LATER.plusDays(1)));
        assertThat(file.correctionOf(1)).hasValue(4);
    }

    @Test
    void a_correction_that_is_corrected_says_what_its_correction_says() {
        var file = file(request(RECEIVED), instead(1, request(LATER)), instead(2, request(LATER.plusDays(1))));

        assertThat(file.facts()).containsExactly(request(LATER.plusDays(1)));
        assertThat(file.correctionOf(1)).hasValue(3);
        assertThat(file.correctionOf(2)).hasValue(3);
    }

    @Test
    void a_correction_that_is_taken_out_leaves_the_fact_as_it_was() {
        var file = file(request(RECEIVED), gone(1), gone(2));

        assertThat(file.facts()).containsExactly(request(RECEIVED));
        assertThat(file.correctionOf(1)).isEmpty();
        assertThat(file.correctionOf(2)).hasValue(3);
    }

    @Test
    void a_correction_that_is_taken_out_leaves_an_earlier_correction_standing() {
        var file = file(request(RECEIVED), instead(1, request(LATER)), gone(1), gone(3));

        assertThat(file.facts()).containsExactly(request(LATER));
        assertThat(file.correctionOf(1)).hasValue(2);
    }

    @Test
    void taking_out_is_itself_taken_out_and_taken_back() {
        var file = file(request(RECEIVED), gone(1), gone(2), gone(3));

        assertThat(file.facts()).isEmpty();
        assertThat(file.status()).isEqualTo(CaseStatus.NOT_STARTED);
        assertThat(file.correctionOf(1)).hasValue(2);
    }

    @Test
    void correcting_a_correction_that_a_later_one_overtook_changes_nothing() {
        var file = file(request(RECEIVED), instead(1, request(LATER)), instead(1, request(LATER.plusDays(1))), gone(2));

        assertThat(file.facts()).containsExactly(request(LATER.plusDays(1)));
        assertThat(file.correctionOf(1)).hasValue(3);
    }

    @Test
    void a_replacement_keeps_the_place_of_what_it_replaces() {
        var withdrawn = new RequestWithdrawn(RECEIVED);
        var file = file(withdrawn, request(LATER), instead(1, withdrawn), instead(2, request(RECEIVED)));

        assertThat(file.facts()).containsExactly(withdrawn, request(RECEIVED));
        assertThat(file.status()).isEqualTo(CaseStatus.REQUESTED);
    }

    @Test
    void a_corrected_trigger_of_another_group_moves_its_clock_too() {
        var decided = new ReviewDecided(LATER, ReviewOutcome.MAINTAIN, Optional.empty());
        var file = file(
                new FinalPlanIssued(RECEIVED, Optional.empty()),
                decided,
                instead(2, new ReviewDecided(LATER.plusDays(3), ReviewOutcome.CEASE, Optional.empty())));

        assertThat(state(file, "review-12-months")).isEqualTo(DeadlineState.MET);
        assertThat(state(file, "cease-hold")).isEqualTo(DeadlineState.OPEN);
    }

    @Test
    void a_decision_on_what_was_held_can_be_corrected_too() {
        var held = new RequestReceived(
                RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), List.of(Noted.SENT_TOO_SOON));
        var rejected = new QuarantineDecided(LATER, QuarantineOutcome.REJECT, Optional.of(RejectionReason.TRIAL));
        var accepted = new QuarantineDecided(LATER, QuarantineOutcome.ACCEPT, Optional.empty());

        assertThat(file(held, rejected).status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(file(held, rejected, instead(2, accepted)).status()).isEqualTo(CaseStatus.REQUESTED);
        assertThat(file(held, rejected, gone(2)).status()).isEqualTo(CaseStatus.QUARANTINED);
    }

    @Test
    void a_correction_of_a_fact_that_is_not_there_before_it_is_refused() {
        for (int number : List.of(2, 3)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file(request(RECEIVED), gone(number)))
                    .withMessage("Fact 2 corrects one that was not recorded before it");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> gone(0));
        assertThatIllegalArgumentException().isThrownBy(() -> instead(1, gone(1)));
    }

    @Test
    void nothing_is_derived_from_facts_whose_corrections_were_not_applied() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        StatutoryClock.current().deadlines(List.of(request(RECEIVED), gone(1)), Optional.empty()));
    }

    @Test
    void a_case_stands_as_if_it_had_been_recorded_right() {
        long seed = 20_260_115;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var right = Stream.generate(() -> anything(random))
                    .limit(1 + random.nextInt(8))
                    .toList();
            var recorded = new ArrayList<>(right);
            for (int place = 0; place < right.size(); place++) {
                if (random.nextBoolean()) {
                    recorded.set(place, anything(random));
                    recorded.add(instead(place + 1, anything(random)));
                    int number = random.nextBoolean() ? place + 1 : recorded.size();
                    recorded.add(instead(number, right.get(place)));
                }
            }

            assertThat(file(recorded.toArray(Fact[]::new)).standing())
                    .as("seed %s, round %s: %s", seed, round, recorded)
                    .isEqualTo(file(right.toArray(Fact[]::new)).standing());
        }
    }

    private static Fact anything(Random random) {
        var day = RECEIVED.plusDays(random.nextInt(200));
        return switch (random.nextInt(6)) {
            case 0, 1 -> request(day);
            case 2 ->
                new AssessmentDecided(day, random.nextBoolean() ? AssessmentOutcome.ASSESS : AssessmentOutcome.REFUSE);
            case 3 -> new DraftPlanSent(day);
            case 4 -> new RequestWithdrawn(day);
            default -> new FinalPlanIssued(day, Optional.of(random.nextBoolean()));
        };
    }

    private static DeadlineState state(CaseFile file, String rule) {
        return file.deadlines(Optional.of(LATER.plusDays(10))).stream()
                .filter(deadline -> deadline.rule().id().equals(rule))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static Fact instead(int number, Fact replacement) {
        return new FactCorrected(number, Optional.of(replacement), CorrectionReason.KEYED_WRONGLY);
    }

    private static Fact gone(int number) {
        return new FactCorrected(number, Optional.empty(), CorrectionReason.DID_NOT_HAPPEN);
    }

    private static Fact request(LocalDate on) {
        return new RequestReceived(on, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static CaseFile file(Fact... facts) {
        return CaseFile.of(IntStream.range(0, facts.length)
                .mapToObj(place ->
                        new RecordedFact(place + 1, facts[place], Instant.parse("2026-01-15T10:30:00Z"), "staff:1"))
                .toList());
    }
}
