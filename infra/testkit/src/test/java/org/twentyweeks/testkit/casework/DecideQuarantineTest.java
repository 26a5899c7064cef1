package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.DecideQuarantine.Outcome;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.Route;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.Submission;

class DecideQuarantineTest {

    private static final Instant DECIDED_AT = SampleCases.RECEIVED_AT.plus(Duration.ofDays(2));
    private static final String STAFF = "staff:0007";
    private static final Set<Noted> SIGNS = EnumSet.of(Noted.UNSEEN_FIELD_FILLED, Noted.SENT_TOO_SOON);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final DecideQuarantine decide = deciding(cases);

    private static DecideQuarantine deciding(CaseStore cases) {
        return new DecideQuarantine(cases, new RecordFacts(cases, "team:intake"));
    }

    @Test
    void what_is_accepted_goes_to_the_intake_team_with_everything_it_had() {
        var held = held("one");
        var before = stored(held).head();

        var outcome = decide.accept(held, DECIDED_AT, STAFF);

        assertThat(outcome).isEqualTo(Outcome.DECIDED);
        var after = stored(held).head();
        assertThat(before.owner()).isEqualTo("team:quarantine");
        assertThat(before.assignedOn()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(after.owner()).isEqualTo("team:intake");
        assertThat(after.assignedOn()).isEqualTo(LocalDate.of(2026, 1, 17));
        assertThat(after.acknowledgement()).isEqualTo(before.acknowledgement());
        assertThat(after.standing()).isEqualTo(stored(honest("two")).head().standing());
        assertThat(stored(held).facts().getLast().fact())
                .isEqualTo(
                        new QuarantineDecided(LocalDate.of(2026, 1, 17), QuarantineOutcome.ACCEPT, Optional.empty()));
        assertThat(stored(held).facts().getLast().recordedBy()).isEqualTo(STAFF);
    }

    @Test
    void what_is_rejected_stays_with_its_reason() {
        var held = held("one");

        var outcome = decide.reject(held, RejectionReason.ADVERTISING, DECIDED_AT, STAFF);

        assertThat(outcome).isEqualTo(Outcome.DECIDED);
        assertThat(stored(held).head().owner()).isEqualTo("team:quarantine");
        assertThat(stored(held).head().standing().status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(((QuarantineDecided) stored(held).facts().getLast().fact()).reason())
                .contains(RejectionReason.ADVERTISING);
        assertThat(cases.whole(held).orElseThrow().person().original().length()).isPositive();
    }

    @Test
    void what_was_rejected_can_still_be_accepted() {
        var held = held("one");
        decide.reject(held, RejectionReason.TRIAL, DECIDED_AT, STAFF);

        assertThat(decide.accept(held, DECIDED_AT, STAFF)).isEqualTo(Outcome.DECIDED);

        assertThat(stored(held).head().standing())
                .isEqualTo(stored(honest("two")).head().standing());
    }

    @Test
    void a_button_that_is_pressed_twice_records_one_decision() {
        var held = held("one");

        assertThat(decide.accept(held, DECIDED_AT, STAFF)).isEqualTo(Outcome.DECIDED);
        assertThat(decide.accept(held, DECIDED_AT.plusSeconds(1), STAFF)).isEqualTo(Outcome.DECIDED);
        assertThat(decide.accept(held, DECIDED_AT.plusSeconds(2), "staff:0008")).isEqualTo(Outcome.DECIDED);

        assertThat(stored(held).facts()).hasSize(2);
    }

    @Test
    void a_decision_that_was_corrected_is_made_again() {
        var held = held("one");
        decide.accept(held, DECIDED_AT, STAFF);
        var undone = new FactCorrected(2, Optional.empty(), CorrectionReason.DID_NOT_HAPPEN);
        new RecordFacts(cases, "team:intake")
                .record(new RecordFacts.Entry(held, "undone", List.of(undone), DECIDED_AT, STAFF));
        assertThat(stored(held).file().status()).isEqualTo(CaseStatus.QUARANTINED);

        var outcome = decide.accept(held, DECIDED_AT, STAFF);

        assertThat(outcome).isEqualTo(Outcome.DECIDED);
        assertThat(stored(held).file().status()).isEqualTo(CaseStatus.REQUESTED);
        assertThat(stored(held).facts()).hasSize(4);
    }

    @Test
    void what_is_settled_is_not_settled_otherwise() {
        var accepted = held("accepted");
        decide.accept(accepted, DECIDED_AT, STAFF);
        var rejected = held("rejected");
        decide.reject(rejected, RejectionReason.TRIAL, DECIDED_AT, STAFF);
        var honest = honest("honest");
        var before = List.of(stored(accepted), stored(rejected), stored(honest));

        assertThat(decide.reject(accepted, RejectionReason.TRIAL, DECIDED_AT, STAFF))
                .isEqualTo(Outcome.SETTLED_OTHERWISE);
        assertThat(decide.reject(rejected, RejectionReason.MEANINGLESS, DECIDED_AT, STAFF))
                .isEqualTo(Outcome.SETTLED_OTHERWISE);
        assertThat(decide.accept(honest, DECIDED_AT, STAFF)).isEqualTo(Outcome.SETTLED_OTHERWISE);
        assertThat(decide.reject(honest, RejectionReason.TRIAL, DECIDED_AT, STAFF))
                .isEqualTo(Outcome.SETTLED_OTHERWISE);

        assertThat(List.of(stored(accepted), stored(rejected), stored(honest))).isEqualTo(before);
    }

    @Test
    void a_case_that_is_not_there_cannot_be_decided_about() {
        var unknown =
                SampleCases.opened("unknown", SampleReferrals.least()).head().reference();

        assertThat(decide.accept(unknown, DECIDED_AT, STAFF)).isEqualTo(Outcome.UNKNOWN_CASE);
    }

    @Test
    void who_is_overtaken_by_another_decision_does_not_undo_it() {
        var held = held("one");
        var overtaken =
                deciding(new Overtaken(cases, () -> decide.accept(held, DECIDED_AT.minusSeconds(1), "staff:0008")));

        assertThat(overtaken.reject(held, RejectionReason.TRIAL, DECIDED_AT, STAFF))
                .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(stored(held).head().standing().status()).isEqualTo(CaseStatus.REQUESTED);
        assertThat(stored(held).facts()).hasSize(2);
    }

    @Test
    void who_is_overtaken_by_the_same_decision_has_what_they_wanted() {
        var held = held("one");
        var overtaken =
                deciding(new Overtaken(cases, () -> decide.accept(held, DECIDED_AT.minusSeconds(1), "staff:0008")));

        assertThat(overtaken.accept(held, DECIDED_AT, STAFF)).isEqualTo(Outcome.DECIDED);
        assertThat(stored(held).facts()).hasSize(2);
    }

    /** Honest people and machines in a random order, replays and other answers among them, and staff in between. */
    @Test
    void of_any_mixture_nothing_is_lost_and_every_request_has_its_deadlines_once_it_is_accepted() {
        long seeds = 100;
        System.out.println("quarantine: seeds 1 to " + seeds);
        for (long seed = 1; seed <= seeds; seed++) {
            mixture(seed);
        }
    }

    private static void mixture(long seed) {
        var random = new Random(seed);
        var cases = new InMemoryCaseStore();
        var decide = deciding(cases);
        var first = new HashMap<String, Submission>();
        var confirmed = new HashMap<String, Receipt.Accepted>();
        for (int step = 0; step < 40; step++) {
            var key = "form " + random.nextInt(12);
            var sent = submission(key, random);
            var receipt = SampleCases.intake(cases).receive(sent);
            var opened = first.putIfAbsent(key, sent);
            if (opened == null || opened.referral().equals(sent.referral())) {
                var accepted = (Receipt.Accepted) receipt;
                var before = confirmed.putIfAbsent(key, accepted);
                if (before != null) {
                    assertThat(accepted).as("seed %d", seed).isEqualTo(replayed(before));
                }
            } else {
                assertThat(receipt)
                        .as("seed %d", seed)
                        .isEqualTo(new Receipt.Clash(confirmed.get(key).reference()));
            }
            if (random.nextInt(4) == 0) {
                var any = new ArrayList<>(confirmed.values()).get(random.nextInt(confirmed.size()));
                decide.reject(any.reference(), RejectionReason.MEANINGLESS, DECIDED_AT, STAFF);
            }
        }

        assertThat(cases.size()).as("seed %d", seed).isEqualTo(first.size());
        first.forEach((key, submission) -> {
            var reference = confirmed.get(key).reference();
            var stored = cases.find(reference).orElseThrow();
            boolean suspected = submission.noted().stream().anyMatch(Noted::isSignOfAutomation);
            assertThat(stored.head().owner())
                    .as("seed %d", seed)
                    .isEqualTo(suspected ? "team:quarantine" : "team:intake");
            assertThat(cases.whole(reference).orElseThrow().person().original())
                    .as("seed %d", seed)
                    .isEqualTo(submission.original());

            decide.accept(reference, DECIDED_AT, STAFF);

            var accepted = cases.find(reference).orElseThrow();
            assertThat(accepted.head().owner()).as("seed %d", seed).isEqualTo("team:intake");
            assertThat(accepted.head().standing())
                    .as("seed %d", seed)
                    .isEqualTo(withoutSigns(submission).head().standing())
                    .isEqualTo(accepted.file().standing());
            assertThat(accepted.head().standing().openDeadlines())
                    .as("seed %d", seed)
                    .isNotEmpty();
            assertThat(SampleCases.intake(cases).receive(submission))
                    .as("seed %d", seed)
                    .isEqualTo(replayed(confirmed.get(key)));
        });
    }

    private static Receipt.Accepted replayed(Receipt.Accepted before) {
        return new Receipt.Accepted(before.reference(), before.acknowledgement(), before.token(), true);
    }

    private static NewCase withoutSigns(Submission submission) {
        var noted = EnumSet.noneOf(Noted.class);
        submission.noted().stream().filter(code -> !code.isSignOfAutomation()).forEach(noted::add);
        var cases = new InMemoryCaseStore();
        SampleCases.intake(cases).receive(noting(submission, noted));
        return cases.whole(submission.key().reference("000")).orElseThrow();
    }

    private static Submission submission(String key, Random random) {
        var noted = EnumSet.noneOf(Noted.class);
        for (Noted code : List.of(Noted.UNKNOWN_FIELDS, Noted.UNSEEN_FIELD_FILLED, Noted.SENT_TOO_SOON)) {
            if (random.nextInt(3) == 0) {
                noted.add(code);
            }
        }
        return new Submission(
                new IdempotencyKey(IdempotencyKey.PAGE, "request-1", key),
                SampleCases.RECEIVED_AT.plus(Duration.ofMinutes(random.nextInt(3000))),
                Route.FORM,
                random.nextInt(5) == 0 ? SampleReferrals.least() : SampleReferrals.complete(),
                noted,
                Bytes.of(new byte[] {(byte) random.nextInt(), (byte) random.nextInt()}));
    }

    private static Submission noting(Submission submission, Set<Noted> noted) {
        return new Submission(
                submission.key(),
                submission.receivedAt(),
                submission.route(),
                submission.referral(),
                noted,
                submission.original());
    }

    private Reference held(String key) {
        return received(key, SIGNS);
    }

    private Reference honest(String key) {
        return received(key, Set.of());
    }

    private Reference received(String key, Set<Noted> noted) {
        var submission = noting(SampleCases.submission(key, SampleReferrals.complete()), noted);
        SampleCases.intake(cases).receive(submission);
        return submission.key().reference("000");
    }

    private StoredCase stored(Reference reference) {
        return cases.find(reference).orElseThrow();
    }

    /** A store in which something happens right before each recording. */
    private record Overtaken(CaseStore cases, Runnable first) implements CaseStore {

        @Override
        public Acceptance accept(NewCase opened) {
            return cases.accept(opened);
        }

        @Override
        public Optional<StoredCase> find(Reference reference) {
            return cases.find(reference);
        }

        @Override
        public Recording record(Addition addition) {
            first.run();
            return cases.record(addition);
        }
    }
}
