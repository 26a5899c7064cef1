package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact.AbsentFromArea;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AdviceReceived;
import org.twentyweeks.core.casework.Fact.AdviceRequested;
import org.twentyweeks.core.casework.Fact.AssessmentDecided;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.DraftPlanSent;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FinalPlanIssued;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.SettingConsulted;
import org.twentyweeks.core.casework.Fact.SettingReplied;
import org.twentyweeks.core.statute.Ground;

/** What callers see beside the worked cases: all deadlines of a case at once, and what each carries. */
class StatutoryClockTest {

    private static final StatutoryClock CLOCK = StatutoryClock.current();
    private static final LocalDate RECEIVED = LocalDate.of(2026, 1, 15);

    @Test
    void a_request_starts_four_clocks_in_the_order_of_the_rule_book() {
        var deadlines = CLOCK.deadlines(List.of(request(RECEIVED)), Optional.empty());

        assertThat(deadlines)
                .extracting(deadline -> deadline.rule().id() + " " + deadline.dueOn() + " " + deadline.state())
                .containsExactly(
                        "decide-whether-to-assess 2026-02-26 OPEN",
                        "draft-plan 2026-04-23 OPEN",
                        "notify-no-plan 2026-05-07 OPEN",
                        "final-plan 2026-06-04 OPEN");
    }

    @Test
    void nothing_recorded_starts_nothing() {
        assertThat(CLOCK.deadlines(List.of(), Optional.empty())).isEmpty();
        assertThat(CLOCK.deadlines(List.of(), Optional.of(RECEIVED))).isEmpty();
        assertThat(CLOCK.receivedOn(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void each_body_and_each_setting_has_a_clock_of_its_own() {
        var deadlines = CLOCK.deadlines(
                List.of(
                        new AdviceRequested(LocalDate.of(2026, 3, 2), AdviceBody.HEALTH, Optional.empty()),
                        new AdviceRequested(LocalDate.of(2026, 3, 9), AdviceBody.EDUCATION, Optional.of("Oak School")),
                        new AdviceReceived(LocalDate.of(2026, 4, 10), AdviceBody.HEALTH),
                        new SettingConsulted(LocalDate.of(2026, 5, 1), "Oak School"),
                        new SettingConsulted(LocalDate.of(2026, 5, 5), "Elm School"),
                        new SettingReplied(LocalDate.of(2026, 5, 18), "Oak School")),
                Optional.of(LocalDate.of(2026, 5, 21)));

        assertThat(deadlines)
                .extracting(deadline -> deadline.rule().id() + " "
                        + deadline.subject().orElse("") + " " + deadline.dueOn() + " " + deadline.state())
                .containsExactly(
                        "advice-return HEALTH 2026-04-13 MET",
                        "advice-return EDUCATION 2026-04-20 OVERDUE",
                        "setting-reply Oak School 2026-05-16 MET_LATE",
                        "setting-reply Elm School 2026-05-20 LATE");
    }

    @Test
    void an_exception_of_one_body_stands_beside_its_clock_alone() {
        var asked = LocalDate.of(2026, 3, 2);
        var deadlines = CLOCK.deadlines(
                List.of(
                        new AdviceRequested(asked, AdviceBody.HEALTH, Optional.empty()),
                        new AdviceRequested(asked, AdviceBody.SOCIAL_CARE, Optional.empty()),
                        exception(Ground.MISSED_APPOINTMENT, "advice-return", asked.plusDays(20))
                                .of(AdviceBody.HEALTH)),
                Optional.of(asked.plusDays(43)));

        assertThat(deadlines)
                .extracting(Deadline::state)
                .containsExactly(DeadlineState.OVERDUE_EXCEPTION, DeadlineState.OVERDUE);
        assertThat(deadlines.getLast().exception()).isEmpty();
    }

    @Test
    void a_deadline_carries_what_started_and_what_settled_it() {
        var request = request(RECEIVED);
        var decision = new AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.ASSESS);

        var deadline = decide(List.of(decision, request), Optional.empty());

        assertThat(deadline.startedBy()).isEqualTo(request);
        assertThat(deadline.startedOn()).isEqualTo(RECEIVED);
        assertThat(deadline.settledBy()).hasValue(decision);
        assertThat(deadline.askedOn()).hasValue(LocalDate.of(2026, 2, 20));
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void the_day_of_the_question_is_the_one_asked_for() {
        var deadline = decide(List.of(request(RECEIVED)), Optional.of(LocalDate.of(2026, 2, 27)));

        assertThat(deadline.askedOn()).hasValue(LocalDate.of(2026, 2, 27));
        assertThat(deadline.state()).isEqualTo(DeadlineState.OVERDUE);
        assertThat(deadline.state().isUnsettled()).isTrue();
    }

    @Test
    void of_several_exceptions_the_last_that_holds_is_shown() {
        var first = exception(
                        Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, "decide-whether-to-assess", RECEIVED.plusDays(9))
                .ofAnyBody();
        var second = exception(
                        Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES, "decide-whether-to-assess", RECEIVED.plusDays(19))
                .ofAnyBody();
        var doesNotHold = exception(Ground.ABSENT_FROM_AREA, "decide-whether-to-assess", RECEIVED.plusDays(29))
                .ofAnyBody();

        var deadline =
                decide(List.of(request(RECEIVED), doesNotHold, second, first), Optional.of(LocalDate.of(2026, 2, 27)));

        assertThat(deadline.exception()).hasValue(second);
    }

    @Test
    void an_exception_never_moves_a_day() {
        var random = new Random(2014);
        for (int i = 0; i < 500; i++) {
            var received = LocalDate.of(2014, 9, 1).plusDays(random.nextInt(6_000));
            var ground = Ground.values()[random.nextInt(Ground.values().length)];
            var plain = List.<Fact>of(request(received), new AbsentFromArea(received, received.plusDays(40)));
            var excepted = new ArrayList<>(plain);
            excepted.add(exception(ground, "decide-whether-to-assess", received.plusDays(random.nextInt(60)))
                    .ofAnyBody());
            var asAt = Optional.of(received.plusDays(60));

            assertThat(decide(excepted, asAt).dueOn())
                    .as("%s from %s, seed 2014", ground, received)
                    .isEqualTo(decide(plain, asAt).dueOn());
        }
    }

    @Test
    void facts_of_different_days_may_be_recorded_in_any_order() {
        var facts = List.<Fact>of(
                request(RECEIVED),
                new AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.ASSESS),
                new AdviceRequested(LocalDate.of(2026, 2, 23), AdviceBody.HEALTH, Optional.empty()),
                new AdviceReceived(LocalDate.of(2026, 4, 20), AdviceBody.HEALTH),
                new DraftPlanSent(LocalDate.of(2026, 4, 24)),
                new SettingConsulted(LocalDate.of(2026, 4, 25), "Oak School"),
                new SettingReplied(LocalDate.of(2026, 5, 20), "Oak School"),
                new FinalPlanIssued(LocalDate.of(2026, 6, 5), Optional.empty()));
        var inOrder = CLOCK.deadlines(facts, Optional.of(LocalDate.of(2026, 7, 1)));
        var random = new Random(471);
        for (int i = 0; i < 200; i++) {
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);

            assertThat(CLOCK.deadlines(shuffled, Optional.of(LocalDate.of(2026, 7, 1))))
                    .as("%s, seed 471", shuffled)
                    .containsExactlyElementsOf(inOrder);
        }
    }

    @Test
    void a_last_working_day_of_a_year_not_yet_published_is_provisional() {
        assertThat(decide(List.of(request(LocalDate.of(2028, 11, 19))), Optional.empty())
                        .provisional())
                .isFalse();
        assertThat(decide(List.of(request(LocalDate.of(2028, 11, 20))), Optional.empty()))
                .satisfies(deadline -> {
                    assertThat(deadline.dueOn()).isEqualTo(LocalDate.of(2029, 1, 1));
                    assertThat(deadline.lastWorkingDay()).isEqualTo(LocalDate.of(2028, 12, 29));
                    assertThat(deadline.provisional()).isTrue();
                });
    }

    @Test
    void only_the_first_final_plan_of_all_starts_the_reviews() {
        var day = LocalDate.of(2026, 6, 1);
        var facts = List.<Fact>of(
                request(RECEIVED),
                new FinalPlanIssued(day, Optional.of(false)),
                new FinalPlanIssued(day.plusYears(1), Optional.of(true)));

        assertThat(CLOCK.deadline("review-12-months", facts, Optional.empty()))
                .hasValueSatisfying(deadline -> assertThat(deadline.startedOn()).isEqualTo(day));
        assertThat(CLOCK.deadline("under-5-review", facts, Optional.empty())).isEmpty();
        assertThat(CLOCK.deadline("under-5-review", List.of(facts.getLast()), Optional.empty()))
                .isPresent();
    }

    @Test
    void a_fact_that_no_day_dates_stands_behind_all_that_was_recorded_before_it() {
        var meeting = new Fact.ReviewMeetingArranged(LocalDate.of(2026, 5, 5));
        var sent = new Fact.ReviewInvitationsSent(LocalDate.of(2026, 4, 10));
        var later = new Fact.ReviewReportSent(LocalDate.of(2026, 4, 20));
        var earlier = request(RECEIVED);

        assertThat(state("review-notice", earlier, meeting, later, sent))
                .as("invited after the meeting was arranged")
                .isEqualTo(DeadlineState.MET);
        assertThat(state("review-notice", later, earlier, meeting, sent))
                .as("the meeting was arranged behind what happened on 20 April, whatever was recorded last")
                .isEqualTo(DeadlineState.OPEN);
    }

    private static DeadlineState state(String rule, Fact... facts) {
        return CLOCK.deadline(rule, List.of(facts), Optional.empty())
                .orElseThrow()
                .state();
    }

    @Test
    void each_state_has_words_of_its_own() {
        assertThat(DeadlineState.values())
                .extracting(DeadlineState::words)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void a_rule_that_the_book_does_not_hold_is_an_error() {
        var facts = List.<Fact>of(request(RECEIVED));

        assertThatIllegalArgumentException().isThrownBy(() -> CLOCK.deadline("review-list", facts, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CLOCK.isExceptionAvailable("review-list", Ground.ABSENT_FROM_AREA, facts, Optional.empty()));
    }

    private static Deadline decide(List<Fact> facts, Optional<LocalDate> asAt) {
        return CLOCK.deadline("decide-whether-to-assess", facts, asAt).orElseThrow();
    }

    private static RequestReceived request(LocalDate on) {
        return new RequestReceived(on, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private record Excepted(Ground ground, String rule, LocalDate recordedOn) {

        ExceptionRecorded of(AdviceBody body) {
            return fact(Optional.of(body));
        }

        ExceptionRecorded ofAnyBody() {
            return fact(Optional.empty());
        }

        private ExceptionRecorded fact(Optional<AdviceBody> body) {
            return new ExceptionRecorded(
                    ground,
                    rule,
                    recordedOn,
                    body,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private static Excepted exception(Ground ground, String rule, LocalDate recordedOn) {
        return new Excepted(ground, rule, recordedOn);
    }
}
