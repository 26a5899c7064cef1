package org.twentyweeks.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.Fact.Source;

/** What the facts of a request come to that may have been sent by a machine. */
class QuarantineTest {

    /** A Thursday. */
    private static final LocalDate RECEIVED_ON = LocalDate.of(2026, 1, 15);

    private static final LocalDate DECIDED_ON = RECEIVED_ON.plusDays(60);
    private static final Fact HONEST = request(Noted.REASON_MISSING);
    private static final Fact SUSPECTED = request(Noted.REASON_MISSING, Noted.SENT_TOO_SOON);
    private static final Fact ACCEPTED = new QuarantineDecided(DECIDED_ON, QuarantineOutcome.ACCEPT, Optional.empty());
    private static final Fact REJECTED =
            new QuarantineDecided(DECIDED_ON, QuarantineOutcome.REJECT, Optional.of(RejectionReason.ADVERTISING));

    @Test
    void only_signs_of_automation_hold_a_request() {
        for (Noted noted : Noted.values()) {
            assertThat(file(request(noted)).status())
                    .as(noted.code())
                    .isEqualTo(noted.isSignOfAutomation() ? CaseStatus.QUARANTINED : CaseStatus.REQUESTED);
        }
    }

    @Test
    void only_what_is_held_or_rejected_is_in_the_quarantine() {
        for (CaseStatus status : CaseStatus.values()) {
            assertThat(status.isInQuarantine())
                    .as(status.name())
                    .isEqualTo(status == CaseStatus.QUARANTINED || status == CaseStatus.REJECTED);
        }
    }

    @Test
    void a_held_request_has_the_deadlines_of_any_other_and_is_to_be_looked_at_at_once() {
        var held = file(SUSPECTED);

        var asAt = Optional.of(DECIDED_ON);
        assertThat(dueAndState(held, asAt))
                .isEqualTo(dueAndState(file(HONEST), asAt))
                .isNotEmpty();
        assertThat(held.standing().openDeadlines())
                .isEqualTo(file(HONEST).standing().openDeadlines());
        assertThat(held.standing().receivedOn()).contains(RECEIVED_ON);
        assertThat(held.standing().nextActionOn()).contains(RECEIVED_ON);
    }

    @Test
    void whoever_reads_a_held_request_is_told_why_and_what_to_do() {
        assertThat(file(request(Noted.UNSEEN_FIELD_FILLED, Noted.SENT_TOO_SOON)).tasks())
                .extracting(Task::code)
                .containsExactly("unseen-field-filled", "sent-too-soon");
    }

    @Test
    void an_accepted_request_is_as_if_it_had_never_been_held() {
        var accepted = file(SUSPECTED, ACCEPTED);

        assertThat(accepted.standing()).isEqualTo(file(HONEST).standing());
        assertThat(accepted.tasks()).isEqualTo(file(HONEST).tasks());
        for (int day = -1; day < 200; day++) {
            var asAt = Optional.of(RECEIVED_ON.plusDays(day));
            assertThat(dueAndState(accepted, asAt)).isEqualTo(dueAndState(file(HONEST), asAt));
            assertThat(accepted.receivedOn(asAt)).isEqualTo(file(HONEST).receivedOn(asAt));
        }
    }

    @Test
    void whatever_else_happened_counts_once_it_is_accepted_and_not_before() {
        var assess = new Fact.AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.ASSESS);
        var advice = new Fact.AdviceRequested(LocalDate.of(2026, 2, 23), AdviceBody.HEALTH, Optional.empty());

        assertThat(file(SUSPECTED, assess, advice).status()).isEqualTo(CaseStatus.QUARANTINED);
        assertThat(file(SUSPECTED, assess, ACCEPTED, advice).standing())
                .isEqualTo(file(HONEST, assess, advice).standing());
        assertThat(file(SUSPECTED, assess, advice, ACCEPTED).standing())
                .isEqualTo(file(HONEST, assess, advice).standing());
    }

    @Test
    void what_was_rejected_runs_no_clock_and_keeps_its_facts() {
        var rejected = file(SUSPECTED, REJECTED);

        assertThat(rejected.status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(rejected.deadlines(Optional.of(DECIDED_ON))).isEmpty();
        assertThat(rejected.receivedOn(Optional.empty())).isEmpty();
        assertThat(rejected.standing().openDeadlines()).isEmpty();
        assertThat(rejected.standing().receivedOn()).isEmpty();
        assertThat(rejected.standing().nextActionOn()).isEmpty();
        assertThat(rejected.recorded()).hasSize(2);
        assertThat(rejected.tasks()).extracting(Task::code).containsExactly("reason-missing");
    }

    @Test
    void the_last_decision_stands() {
        assertThat(file(SUSPECTED, REJECTED, ACCEPTED).standing())
                .isEqualTo(file(HONEST).standing());
        assertThat(file(SUSPECTED, ACCEPTED, REJECTED).status()).isEqualTo(CaseStatus.REJECTED);
    }

    @Test
    void a_decision_about_what_was_never_held_changes_nothing() {
        assertThat(file(HONEST, REJECTED).standing()).isEqualTo(file(HONEST).standing());
        assertThat(file(HONEST, ACCEPTED).standing()).isEqualTo(file(HONEST).standing());
    }

    @ParameterizedTest
    @EnumSource
    void each_reason_has_words(RejectionReason reason) {
        assertThat(reason.words()).isNotBlank();
    }

    @Test
    void a_rejection_has_a_reason_and_nothing_else_has_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuarantineDecided(DECIDED_ON, QuarantineOutcome.REJECT, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuarantineDecided(
                        DECIDED_ON, QuarantineOutcome.ACCEPT, Optional.of(RejectionReason.TRIAL)));
    }

    private static List<String> dueAndState(CaseFile file, Optional<LocalDate> asAt) {
        return file.deadlines(asAt).stream()
                .map(deadline -> deadline.rule().id() + " " + deadline.dueOn() + " " + deadline.state())
                .toList();
    }

    private static CaseFile file(Fact... facts) {
        return CaseFile.of(IntStream.range(0, facts.length)
                .mapToObj(place ->
                        new RecordedFact(place + 1, facts[place], Instant.parse("2026-03-16T10:30:00Z"), "staff:1"))
                .toList());
    }

    private static Fact request(Noted... noted) {
        return new RequestReceived(
                RECEIVED_ON, Optional.empty(), Optional.of(Source.PARENT), Optional.of(Route.FORM), List.of(noted));
    }
}
