package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.statute.Ground;

class RecordFactsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);
    private static final Fact ASSESS = new Fact.AssessmentDecided(DAY, AssessmentOutcome.ASSESS);
    private static final Fact HEALTH = new Fact.AdviceRequested(DAY, AdviceBody.HEALTH, Optional.empty());
    private static final Fact EDUCATION = new Fact.AdviceRequested(DAY, AdviceBody.EDUCATION, Optional.empty());
    private static final Instant RECORDED_AT = Instant.parse("2026-02-20T15:00:00Z");

    private final CaseStore cases = new InMemoryCaseStore();
    private final RecordFacts recordFacts = new RecordFacts(cases, "team:intake");
    private final NewCase opened = SampleCases.opened("recording", SampleReferrals.complete());
    private final Reference reference = opened.head().reference();

    @BeforeEach
    void accept() {
        cases.accept(opened);
    }

    @Test
    void what_happened_is_added_to_the_facts_and_everything_derived_follows() {
        var outcome = recorded(recordFacts.record(entry("one", ASSESS, HEALTH)));

        assertThat(outcome.facts()).extracting(RecordedFact::number).containsExactly(2, 3);
        assertThat(outcome.facts()).extracting(RecordedFact::fact).containsExactly(ASSESS, HEALTH);
        assertThat(outcome.facts()).extracting(RecordedFact::recordedBy).containsOnly("staff:0007");
        assertThat(outcome.facts()).extracting(RecordedFact::recordedAt).containsOnly(RECORDED_AT);
        assertThat(outcome.replayed()).isFalse();
        assertThat(outcome.now()).isEqualTo(stored());
        assertThat(stored().head().standing()).isEqualTo(stored().file().standing());
        assertThat(stored().head().standing().status()).isEqualTo(CaseStatus.ASSESSING);
        assertThat(stored().head().standing().openDeadlines())
                .extracting(OpenDeadline::rule)
                .contains("advice-return")
                .doesNotContain("decide-whether-to-assess");
    }

    @Test
    void what_the_head_says_of_the_request_stays() {
        recordFacts.record(entry("one", ASSESS));

        var before = opened.head();
        var after = stored().head();
        assertThat(after.requestHash()).isEqualTo(before.requestHash());
        assertThat(after.acknowledgement()).isEqualTo(before.acknowledgement());
        assertThat(after.owner()).isEqualTo(before.owner());
        assertThat(after.assignedOn()).isEqualTo(before.assignedOn());
        assertThat(after.childByName()).isEqualTo(before.childByName());
        assertThat(after.childByUpn()).isEqualTo(before.childByUpn());
        assertThat(after.factCount()).isEqualTo(2);
    }

    @Test
    void the_same_entry_again_answers_the_same_facts_and_adds_none() {
        var first = recorded(recordFacts.record(entry("one", ASSESS)));
        recordFacts.record(entry("two", HEALTH));

        var again = new Entry(reference, "one", List.of(ASSESS), RECORDED_AT.plus(Duration.ofDays(3)), "staff:0007");
        var second = recorded(recordFacts.record(again));

        assertThat(second.facts()).isEqualTo(first.facts());
        assertThat(second.replayed()).isTrue();
        assertThat(second.now()).isEqualTo(stored());
        assertThat(stored().facts()).hasSize(3);
    }

    @Test
    void other_facts_under_the_same_key_are_a_clash_and_change_nothing() {
        recordFacts.record(entry("one", ASSESS, HEALTH));
        var before = stored();

        for (Entry other :
                List.of(entry("one", ASSESS), entry("one", HEALTH, ASSESS), entry("one", ASSESS, HEALTH, HEALTH))) {
            assertThat(recordFacts.record(other)).isEqualTo(new Outcome.Clash(before));
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_key_is_its_owner_s() {
        recordFacts.record(entry("one", ASSESS));

        var outcome = recordFacts.record(new Entry(reference, "one", List.of(HEALTH), RECORDED_AT, "staff:0008"));

        assertThat(recorded(outcome).replayed()).isFalse();
        assertThat(stored().facts()).hasSize(3);
    }

    @Test
    void the_same_fact_under_two_keys_is_recorded_twice() {
        recordFacts.record(entry("one", HEALTH));
        recordFacts.record(entry("two", HEALTH));

        assertThat(stored().facts()).extracting(RecordedFact::fact).endsWith(HEALTH, HEALTH);
    }

    @Test
    void the_record_holds_the_key_as_a_hash_only() {
        recordFacts.record(entry("a-key-that-shows", ASSESS));

        var key = stored().facts().getLast().recordingKey().orElseThrow();
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(stored().toString()).doesNotContain("a-key-that-shows");
    }

    @Test
    void a_case_that_is_not_there_gets_no_facts() {
        var unknown =
                SampleCases.opened("unknown", SampleReferrals.least()).head().reference();

        var outcome = recordFacts.record(new Entry(unknown, "one", List.of(ASSESS), RECORDED_AT, "staff:0007"));

        assertThat(outcome).isEqualTo(new Outcome.UnknownCase());
        assertThat(cases.find(unknown)).isEmpty();
    }

    @Test
    void whoever_comes_second_learns_how_the_case_is_now() {
        var overtaken = new RecordFacts(new Overtaken(cases, entry("first", ASSESS)), "team:intake");

        var outcome = overtaken.record(entry("second", HEALTH));

        assertThat(outcome).isEqualTo(new Outcome.ChangedMeanwhile(stored()));
        assertThat(stored().facts()).extracting(RecordedFact::fact).endsWith(ASSESS);
        assertThat(recorded(recordFacts.record(entry("second", HEALTH))).replayed())
                .isFalse();
    }

    @Test
    void an_entry_that_overtakes_itself_is_recorded_once() {
        var earlier = new Entry(reference, "one", List.of(ASSESS), RECORDED_AT.minusSeconds(1), "staff:0007");
        var overtaken = new RecordFacts(new Overtaken(cases, earlier), "team:intake");

        var outcome = recorded(overtaken.record(entry("one", ASSESS)));

        assertThat(outcome.replayed()).isTrue();
        assertThat(outcome.facts()).extracting(RecordedFact::recordedAt).containsExactly(earlier.recordedAt());
        assertThat(stored().facts()).hasSize(2);
    }

    @Test
    void of_one_entry_sent_many_times_at_once_one_is_recorded_and_all_learn_of_it() throws Exception {
        Callable<Outcome> record = () -> recordFacts.record(entry("one", ASSESS, HEALTH));

        List<Future<Outcome>> outcomes;
        try (var threads = Executors.newFixedThreadPool(64)) {
            outcomes = threads.invokeAll(Collections.nCopies(64, record));
        }

        for (Future<Outcome> outcome : outcomes) {
            assertThat(recorded(outcome.get()).facts())
                    .extracting(RecordedFact::number)
                    .containsExactly(2, 3);
        }
        assertThat(stored().facts()).hasSize(3);
    }

    @Test
    void of_many_entries_at_once_each_ends_in_the_record_once() throws Exception {
        var calls = IntStream.range(0, 32)
                .mapToObj(number -> (Callable<Integer>) () -> {
                    int tries = 1;
                    while (!(recordFacts.record(
                                    entry("key " + number, new Fact.SettingReplied(DAY, "setting " + number)))
                            instanceof Outcome.Recorded)) {
                        tries++;
                    }
                    return tries;
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(32)) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isPositive();
            }
        }

        var settings = stored().facts().stream()
                .map(RecordedFact::fact)
                .filter(Fact.SettingReplied.class::isInstance)
                .map(fact -> ((Fact.SettingReplied) fact).setting())
                .toList();
        assertThat(settings).hasSize(32).doesNotHaveDuplicates();
        assertThat(stored().head().standing()).isEqualTo(stored().file().standing());
    }

    @Test
    void a_fact_that_could_not_be_read_again_is_refused_and_nothing_is_stored() {
        var tooEarly = new Fact.PlanAgreed(LocalDate.of(2013, 12, 31));
        var noRule = new Fact.ExceptionRecorded(
                Ground.MISSED_APPOINTMENT,
                "no-such-rule",
                DAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var toTheMillisecond = new Fact.RequestReceived(
                DAY,
                Optional.of(Instant.parse("2026-02-20T15:00:00.123Z")),
                Optional.empty(),
                Optional.empty(),
                List.of());
        var corrected = new Fact.FactCorrected(1, Optional.of(tooEarly), CorrectionReason.KEYED_WRONGLY);

        var refused = new LinkedHashMap<String, String>();
        for (Fact unreadable : List.of(tooEarly, noRule, toTheMillisecond, corrected)) {
            var outcome = recordFacts.record(entry("one", ASSESS, unreadable));
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, of -> {
                var refusal = of.refusals().getFirst();
                assertThat(refusal.place()).isEqualTo(1);
                refused.put(refusal.field(), refusal.problem());
            });
        }

        assertThat(refused)
                .containsExactly(
                        Map.entry("on", "is a day before 2014-01-01"),
                        Map.entry("rule", "is no rule of the rule book"),
                        Map.entry("at", "is not a moment written yyyy-MM-ddTHH:mm:ssZ"),
                        Map.entry("replacement.on", "is a day before 2014-01-01"));
        assertThat(stored().facts()).hasSize(1);
    }

    @Test
    void a_correction_of_what_is_not_there_is_refused_and_nothing_is_stored() {
        for (int number : new int[] {2, 3, Integer.MAX_VALUE}) {
            assertThat(recordFacts.record(entry("one", correction(number))))
                    .isEqualTo(new Outcome.Refused(
                            List.of(new Refusal(0, "corrects", "names no fact recorded before this one"))));
        }
        assertThat(recordFacts.record(entry("one", ASSESS, correction(3))))
                .isEqualTo(new Outcome.Refused(
                        List.of(new Refusal(1, "corrects", "names no fact recorded before this one"))));

        assertThat(stored().facts()).hasSize(1);
    }

    @Test
    void why_a_plan_ceased_is_recorded_as_a_code() {
        for (String words : List.of("Needs met", "MET\u0301", "A".repeat(41))) {
            var ceased = new Fact.PlanCeased(DAY, words);
            var corrected = new Fact.FactCorrected(1, Optional.of(ceased), CorrectionReason.EVIDENCE_FOUND);

            assertThat(recordFacts.record(entry("one", ceased)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusals())
                                    .singleElement()
                                    .satisfies(refusal ->
                                            assertThat(refusal.field()).isEqualTo("reason")));
            assertThat(recordFacts.record(entry("one", ASSESS, corrected)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusals())
                                    .singleElement()
                                    .satisfies(refusal -> {
                                        assertThat(refusal.place()).isEqualTo(1);
                                        assertThat(refusal.field()).isEqualTo("replacement.reason");
                                    }));
        }
        assertThat(stored().facts()).hasSize(1);

        for (String code : List.of("2", "NO_LONGER_NECESSARY", "left-" + "a".repeat(35))) {
            recorded(recordFacts.record(entry(code, new Fact.PlanCeased(DAY, code))));
        }
    }

    @Test
    void a_fact_can_be_corrected_in_the_entry_that_records_it() {
        var outcome = recorded(recordFacts.record(entry("one", ASSESS, correction(2), HEALTH)));

        assertThat(outcome.now().file().facts()).doesNotContain(ASSESS).endsWith(HEALTH);
        assertThat(outcome.now().file().correctionOf(2)).contains(3);
    }

    @Test
    void a_key_that_was_used_is_a_clash_whatever_else_is_wrong() {
        recordFacts.record(entry("one", ASSESS));

        assertThat(recordFacts.record(entry("one", correction(9)))).isEqualTo(new Outcome.Clash(stored()));
    }

    @Test
    void no_facts_and_too_many_are_refused() {
        var tooMany = Collections.nCopies(Addition.FACTS_MAX + 1, HEALTH).toArray(Fact[]::new);

        assertThatIllegalArgumentException().isThrownBy(() -> recordFacts.record(entry("one")));
        assertThatIllegalArgumentException().isThrownBy(() -> recordFacts.record(entry("one", tooMany)));

        assertThat(stored().facts()).hasSize(1);
    }

    @Test
    void an_addition_s_facts_are_the_last_ones_that_its_head_counts() {
        var addition = SampleCases.addition(stored(), ASSESS, HEALTH, EDUCATION);
        var gap = new ArrayList<>(addition.facts());
        gap.remove(1);

        for (List<RecordedFact> wrong :
                List.of(gap, addition.facts().subList(0, 2), addition.facts().reversed())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Addition(addition.head(), addition.version(), wrong));
        }
    }

    private Entry entry(String key, Fact... facts) {
        return new Entry(reference, key, List.of(facts), RECORDED_AT, "staff:0007");
    }

    private StoredCase stored() {
        return cases.find(reference).orElseThrow();
    }

    private static Fact correction(int number) {
        return new Fact.FactCorrected(number, Optional.empty(), CorrectionReason.KEYED_WRONGLY);
    }

    private static Outcome.Recorded recorded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Recorded.class);
        return (Outcome.Recorded) outcome;
    }

    /** A store in which somebody else records an entry right before each recording. */
    private record Overtaken(CaseStore cases, Entry first) implements CaseStore {

        @Override
        public Acceptance accept(NewCase opened) {
            return cases.accept(opened);
        }

        @Override
        public Optional<StoredCase> find(Reference reference) {
            return cases.find(reference);
        }

        @Override
        public Optional<WholeCase> findWhole(Reference reference) {
            return cases.findWhole(reference);
        }

        @Override
        public Recording record(Addition addition) {
            new RecordFacts(cases, "team:intake").record(first);
            return cases.record(addition);
        }
    }
}
