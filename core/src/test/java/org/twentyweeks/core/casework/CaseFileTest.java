package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.calendar.CalendarVersion;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Fact.Source;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

class CaseFileTest {

    /** A Thursday. */
    private static final LocalDate RECEIVED_ON = LocalDate.of(2026, 1, 15);

    private static final Fact REQUEST = request(RECEIVED_ON);
    private static final Fact ASSESS = new Fact.AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.ASSESS);
    private static final Fact REFUSE = new Fact.AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.REFUSE);

    @Test
    void a_case_without_facts_has_not_started() {
        var file = CaseFile.of(List.of());

        assertThat(file.status()).isEqualTo(CaseStatus.NOT_STARTED);
        assertThat(file.deadlines(Optional.empty())).isEmpty();
        assertThat(file.tasks()).isEmpty();
        assertThat(file.standing().openDeadlines()).isEmpty();
        assertThat(file.standing().receivedOn()).isEmpty();
        assertThat(file.standing().nextActionOn()).isEmpty();
    }

    @Test
    void the_status_follows_what_happened_last() {
        assertThat(statusAfter(REQUEST)).isEqualTo(CaseStatus.REQUESTED);
        assertThat(statusAfter(new Fact.BecameResponsible(RECEIVED_ON))).isEqualTo(CaseStatus.REQUESTED);
        assertThat(statusAfter(REQUEST, REFUSE)).isEqualTo(CaseStatus.NOT_ASSESSED);
        assertThat(statusAfter(REQUEST, ASSESS)).isEqualTo(CaseStatus.ASSESSING);
        assertThat(statusAfter(REQUEST, ASSESS, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))))
                .isEqualTo(CaseStatus.PLAN_AGREED);
        assertThat(statusAfter(REQUEST, ASSESS, new Fact.DraftPlanSent(LocalDate.of(2026, 4, 27))))
                .isEqualTo(CaseStatus.DRAFT_SENT);
        assertThat(statusAfter(REQUEST, ASSESS, new Fact.FinalPlanIssued(LocalDate.of(2026, 6, 1), Optional.of(false))))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(REQUEST, ASSESS, new Fact.NoPlanNotified(LocalDate.of(2026, 5, 1))))
                .isEqualTo(CaseStatus.NO_PLAN);
        assertThat(statusAfter(REQUEST, new Fact.RequestWithdrawn(LocalDate.of(2026, 1, 20))))
                .isEqualTo(CaseStatus.WITHDRAWN);
    }

    @Test
    void the_status_follows_a_plan_through_reviews_and_to_its_end() {
        var day = LocalDate.of(2026, 7, 1);
        var issued = new Fact.FinalPlanIssued(LocalDate.of(2026, 6, 1), Optional.empty());

        assertThat(statusAfter(issued, new Fact.ReviewMeetingHeld(day))).isEqualTo(CaseStatus.UNDER_REVIEW);
        assertThat(statusAfter(issued, reviewed(day, Fact.ReviewOutcome.MAINTAIN)))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(issued, reviewed(day, Fact.ReviewOutcome.AMEND))).isEqualTo(CaseStatus.AMENDING);
        assertThat(statusAfter(issued, reviewed(day, Fact.ReviewOutcome.CEASE))).isEqualTo(CaseStatus.CEASING);
        assertThat(statusAfter(issued, new Fact.AmendmentNoticeSent(day))).isEqualTo(CaseStatus.AMENDING);
        assertThat(statusAfter(issued, new Fact.AmendmentNoticeSent(day), new Fact.ReviewMeetingHeld(day)))
                .isEqualTo(CaseStatus.AMENDING);
        assertThat(statusAfter(issued, new Fact.AmendmentNoticeSent(day), new Fact.AmendedPlanIssued(day)))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(issued, new Fact.AmendmentNoticeSent(day), new Fact.AmendmentsNotMade(day)))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(issued, new Fact.CeaseDecided(day))).isEqualTo(CaseStatus.CEASING);
        assertThat(statusAfter(issued, new Fact.PlanCeased(day, "2"))).isEqualTo(CaseStatus.CEASED);
        assertThat(statusAfter(issued, new Fact.PlanTransferredOut(day))).isEqualTo(CaseStatus.TRANSFERRED_OUT);
        assertThat(statusAfter(new Fact.PlanTransferredIn(day, day.minusYears(1))))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(new Fact.PlanCeased(day, "2"), request(day))).isEqualTo(CaseStatus.REQUESTED);
        assertThat(statusAfter(new Fact.PlanTransferredOut(day), request(day))).isEqualTo(CaseStatus.REQUESTED);
    }

    @Test
    void a_reassessment_is_told_apart_from_a_first_assessment() {
        var day = LocalDate.of(2026, 7, 1);
        var issued = new Fact.FinalPlanIssued(LocalDate.of(2026, 6, 1), Optional.empty());
        var reassess = new Fact.ReassessmentDecided(day, Fact.ReassessmentOutcome.REASSESS);

        assertThat(statusAfter(issued, reassess)).isEqualTo(CaseStatus.REASSESSING);
        assertThat(statusAfter(issued, new Fact.ReassessmentDecided(day, Fact.ReassessmentOutcome.REFUSE)))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(issued, reassess, new Fact.RequestWithdrawn(day)))
                .isEqualTo(CaseStatus.PLAN_ISSUED);
        assertThat(statusAfter(issued, new Fact.CeaseDecided(day), new Fact.RequestWithdrawn(day)))
                .isEqualTo(CaseStatus.CEASING);
        assertThat(statusAfter(issued, new Fact.TribunalOrdered(day, Fact.Order.ASSESS)))
                .isEqualTo(CaseStatus.REASSESSING);
        assertThat(statusAfter(REQUEST, REFUSE, new Fact.TribunalOrdered(day, Fact.Order.ASSESS)))
                .isEqualTo(CaseStatus.ASSESSING);
        for (CaseStatus withPlan : List.of(
                CaseStatus.PLAN_ISSUED,
                CaseStatus.UNDER_REVIEW,
                CaseStatus.AMENDING,
                CaseStatus.REASSESSING,
                CaseStatus.CEASING)) {
            assertThat(withPlan.hasPlan()).as(withPlan.name()).isTrue();
        }
        assertThat(CaseStatus.values()).filteredOn(CaseStatus::hasPlan).hasSize(5);
    }

    @Test
    void the_status_follows_what_was_agreed_ordered_or_conceded() {
        var day = LocalDate.of(2026, 7, 1);

        assertThat(Stream.of(Fact.MediationMatter.values())
                        .map(matter -> statusAfter(REQUEST, REFUSE, new Fact.MediationAgreed(day, matter))))
                .containsExactly(
                        CaseStatus.ASSESSING,
                        CaseStatus.PLAN_AGREED,
                        CaseStatus.AMENDING,
                        CaseStatus.AMENDING,
                        CaseStatus.NOT_ASSESSED);
        assertThat(Stream.of(Fact.Order.values())
                        .map(order -> statusAfter(REQUEST, REFUSE, new Fact.TribunalOrdered(day, order))))
                .containsExactly(
                        CaseStatus.ASSESSING,
                        CaseStatus.PLAN_AGREED,
                        CaseStatus.AMENDING,
                        CaseStatus.AMENDING,
                        CaseStatus.ASSESSING,
                        CaseStatus.PLAN_ISSUED,
                        CaseStatus.NOT_ASSESSED);
        assertThat(Stream.of(Fact.Appeal.values())
                        .map(appeal -> statusAfter(REQUEST, REFUSE, new Fact.AppealConceded(day, appeal))))
                .containsExactly(
                        CaseStatus.ASSESSING,
                        CaseStatus.PLAN_AGREED,
                        CaseStatus.REASSESSING,
                        CaseStatus.AMENDING,
                        CaseStatus.AMENDING,
                        CaseStatus.AMENDING,
                        CaseStatus.PLAN_ISSUED);
    }

    @Test
    void a_time_that_only_has_to_pass_is_nothing_that_the_council_must_do() {
        var standing = file(
                        new Fact.FinalPlanIssued(LocalDate.of(2026, 3, 10), Optional.empty()),
                        new Fact.CeaseDecided(LocalDate.of(2026, 6, 26)))
                .standing();

        assertThat(standing.openDeadlines()).extracting(OpenDeadline::rule).contains("cease-hold");
        assertThat(standing.nextActionOn())
                .as("the review, although the hold ends sooner")
                .hasValue(LocalDate.of(2027, 3, 9));
    }

    private static Fact reviewed(LocalDate day, Fact.ReviewOutcome outcome) {
        return new Fact.ReviewDecided(day, outcome, Optional.empty());
    }

    @Test
    void facts_beside_the_way_of_a_case_leave_its_status() {
        var day = LocalDate.of(2026, 3, 2);
        for (Fact beside : List.of(
                new Fact.AdviceRequested(day, AdviceBody.HEALTH, Optional.empty()),
                new Fact.AdviceReceived(day, AdviceBody.HEALTH),
                new Fact.RepresentationsReceived(day),
                new Fact.SettingConsulted(day, "900001"),
                new Fact.SettingReplied(day, "900001"),
                new Fact.SettingClosed(day, day.plusDays(30), Optional.empty(), Optional.empty()),
                new Fact.AbsentFromArea(day, day.plusDays(30)),
                new Fact.ReviewInvitationsSent(day),
                new Fact.ReviewAdviceCirculated(day),
                new Fact.ReviewMeetingHeld(day),
                new Fact.ReviewReportSent(day),
                new Fact.DirectPaymentsStarted(day),
                new Fact.DirectPaymentsReviewed(day),
                new Fact.TransferLetterSent(day),
                new Fact.ReassessmentRequested(day),
                new Fact.MediationDeclined(day),
                new Fact.MediationCertificateIssued(day),
                new Fact.CommissionerTold(day),
                new Fact.MediationArranged(day),
                new Fact.MediationHeld(day),
                new Fact.MediationAgreementKept(day),
                new Fact.AppealAnswered(day),
                new Fact.RecommendationMade(day),
                new Fact.RecommendationAnswered(day),
                new Fact.ReviewMeetingArranged(day),
                new Fact.PhaseTransferExpected(day, Fact.PhaseTransfer.SCHOOL),
                new Fact.MoveNotified(day, day),
                new Fact.MediationRequested(day, Optional.of(true)),
                new Fact.AppealRegistered(day, Optional.empty(), Optional.empty()),
                exception(day))) {
            assertThat(statusAfter(REQUEST, ASSESS, beside))
                    .as(beside.toString())
                    .isEqualTo(CaseStatus.ASSESSING);
        }
    }

    @Test
    void a_second_request_joins_a_running_case_and_reopens_an_ended_one() {
        var again = request(LocalDate.of(2026, 3, 2));

        assertThat(statusAfter(REQUEST, ASSESS, again)).isEqualTo(CaseStatus.ASSESSING);
        assertThat(statusAfter(REQUEST, REFUSE, again)).isEqualTo(CaseStatus.REQUESTED);
        assertThat(statusAfter(REQUEST, new Fact.RequestWithdrawn(LocalDate.of(2026, 1, 20)), again))
                .isEqualTo(CaseStatus.REQUESTED);
        assertThat(file(REQUEST, ASSESS, again).standing().receivedOn()).contains(RECEIVED_ON);
        assertThat(file(REQUEST, REFUSE, again).standing().receivedOn()).contains(LocalDate.of(2026, 3, 2));
    }

    @Test
    void the_order_in_which_facts_of_different_days_were_recorded_does_not_matter() {
        long seed = 20260115;
        var random = new Random(seed);
        var facts = new ArrayList<>(List.of(
                REQUEST,
                ASSESS,
                new Fact.AdviceRequested(LocalDate.of(2026, 2, 23), AdviceBody.HEALTH, Optional.empty()),
                new Fact.PlanAgreed(LocalDate.of(2026, 4, 20)),
                new Fact.DraftPlanSent(LocalDate.of(2026, 4, 27))));
        var standing = file(facts.toArray(Fact[]::new)).standing();
        for (int round = 0; round < 200; round++) {
            Collections.shuffle(facts, random);

            assertThat(file(facts.toArray(Fact[]::new)).standing())
                    .as("seed " + seed + ", round " + round)
                    .isEqualTo(standing);
        }
    }

    @Test
    void the_head_keeps_what_the_facts_come_to() {
        assertThat(file(REQUEST).standing())
                .isEqualTo(new CaseStanding(
                        CaseStatus.REQUESTED,
                        Optional.of(RECEIVED_ON),
                        Map.of("RequestReceived", RECEIVED_ON),
                        Optional.of(Source.PARENT),
                        Optional.of(Route.API),
                        file(REQUEST).standing().openDeadlines(),
                        Optional.of(LocalDate.of(2026, 2, 26)),
                        new DerivedBy(CaseFile.FOLD_VERSION, RuleBook.current().version(), CalendarVersion.current())));
        assertThat(file(REQUEST).standing().openDeadlines())
                .extracting(OpenDeadline::rule, OpenDeadline::dueOn)
                .contains(
                        tuple("decide-whether-to-assess", LocalDate.of(2026, 2, 26)),
                        tuple("final-plan", LocalDate.of(2026, 6, 4)));
    }

    @Test
    void what_is_met_or_closed_is_no_longer_open() {
        assertThat(openRules(file(REQUEST, ASSESS)))
                .doesNotContain("decide-whether-to-assess")
                .contains("final-plan");
        assertThat(openRules(file(REQUEST, REFUSE)))
                .as("what remains is the family's")
                .containsExactly("mediation-contact", "appeal-window");
        assertThat(file(REQUEST, REFUSE).standing().nextActionOn()).isEmpty();
    }

    @Test
    void milestones_are_the_last_day_of_each_kind() {
        var milestones = file(
                        REQUEST,
                        new Fact.AdviceReceived(LocalDate.of(2026, 3, 20), AdviceBody.HEALTH),
                        new Fact.AdviceReceived(LocalDate.of(2026, 3, 10), AdviceBody.EDUCATION),
                        new Fact.SettingClosed(
                                LocalDate.of(2026, 7, 20),
                                LocalDate.of(2026, 9, 1),
                                Optional.empty(),
                                Optional.empty()))
                .standing()
                .milestones();

        assertThat(milestones)
                .isEqualTo(Map.of("RequestReceived", RECEIVED_ON, "AdviceReceived", LocalDate.of(2026, 3, 20)));
    }

    @Test
    void the_source_and_route_are_the_last_that_were_told() {
        var told = request(RECEIVED_ON);
        var untold = new RequestReceived(
                RECEIVED_ON.plusDays(3), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        assertThat(file(told, untold).standing().source()).contains(Source.PARENT);
        assertThat(file(told, untold).standing().route()).contains(Route.API);
    }

    @Test
    void what_was_noted_becomes_tasks_once_each_in_a_settled_order() {
        var first = noting(Noted.CHILD_UPN_MALFORMED, Noted.REASON_MISSING);
        var second = noting(Noted.REASON_MISSING, Noted.CHILD_ADDRESS_MISSING);

        assertThat(file(first, second).tasks())
                .containsExactly(
                        new Task("child-upn-malformed", Noted.CHILD_UPN_MALFORMED.task()),
                        new Task("reason-missing", Noted.REASON_MISSING.task()),
                        new Task("child-address-missing", Noted.CHILD_ADDRESS_MISSING.task()));
    }

    @Test
    void every_code_has_a_sentence_of_its_own() {
        var all = EnumSet.allOf(Noted.class);

        assertThat(all).extracting(Noted::code).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9-]+"));
        assertThat(all).extracting(Noted::task).doesNotHaveDuplicates().allMatch(task -> task.endsWith("."));
    }

    @Test
    void a_fact_that_is_missing_doubled_or_out_of_place_is_not_passed_over() {
        assertThatThrownBy(() -> CaseFile.of(List.of(recorded(2, REQUEST))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The facts are not complete: fact 1 is missing");
        assertThatThrownBy(() -> CaseFile.of(List.of(recorded(1, REQUEST), recorded(3, ASSESS))))
                .hasMessage("The facts are not complete: fact 2 is missing");
        assertThatThrownBy(() -> CaseFile.of(List.of(recorded(1, REQUEST), recorded(1, ASSESS))))
                .hasMessage("The facts are not complete: fact 2 is missing");
        assertThatThrownBy(() -> CaseFile.of(List.of(recorded(2, ASSESS), recorded(1, REQUEST))))
                .hasMessage("The facts are not complete: fact 1 is missing");
        assertThatThrownBy(() -> recorded(0, REQUEST)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_can_change_a_file_from_outside() {
        var facts = new ArrayList<>(List.of(recorded(1, REQUEST)));
        var file = CaseFile.of(facts);

        facts.add(recorded(2, REFUSE));

        assertThat(file.recorded()).hasSize(1);
        assertThat(file.status()).isEqualTo(CaseStatus.REQUESTED);
    }

    @Test
    void each_status_has_words_of_its_own() {
        assertThat(CaseStatus.values())
                .extracting(CaseStatus::words)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static CaseStatus statusAfter(Fact... facts) {
        return file(facts).status();
    }

    private static List<String> openRules(CaseFile file) {
        return file.standing().openDeadlines().stream().map(OpenDeadline::rule).toList();
    }

    private static CaseFile file(Fact... facts) {
        return CaseFile.of(IntStream.range(0, facts.length)
                .mapToObj(place -> recorded(place + 1, facts[place]))
                .toList());
    }

    private static RecordedFact recorded(int number, Fact fact) {
        return new RecordedFact(number, fact, Instant.parse("2026-01-15T10:30:00Z"), "staff:1");
    }

    private static Fact request(LocalDate on) {
        return new RequestReceived(on, Optional.empty(), Optional.of(Source.PARENT), Optional.of(Route.API), List.of());
    }

    private static Fact exception(LocalDate day) {
        return new Fact.ExceptionRecorded(
                Ground.values()[0],
                "final-plan",
                day,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Fact noting(Noted... noted) {
        return new RequestReceived(RECEIVED_ON, Optional.empty(), Optional.empty(), Optional.empty(), List.of(noted));
    }
}
