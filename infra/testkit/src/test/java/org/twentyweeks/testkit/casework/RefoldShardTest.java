package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twentyweeks.core.calendar.BankHoliday;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseHeads;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.HeadMark;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.statute.DeadlineRule;
import org.twentyweeks.core.statute.RuleBook;

/** Thousands of cases that one release stored, refolded by the next. */
class RefoldShardTest {

    private static final long SEED = Long.getLong("seed", 1);
    private static final int CASES = 3_000;
    private static final int FEW = 24;
    private static final String TEAM = SampleCases.AUTHORITY.intakeTeam();

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final InMemoryCaseHeads heads = new InMemoryCaseHeads(cases);

    /** What the next release may bring. */
    private enum Change {
        RULE_ADDED,
        HOLIDAY_CHANGED,
        FOLD_CHANGED;

        Derivation next() {
            return switch (this) {
                case RULE_ADDED -> new Derivation(CaseFile.FOLD_VERSION, withOneMoreRule(), BankHolidays.ofEngland());
                case HOLIDAY_CHANGED -> new Derivation(CaseFile.FOLD_VERSION, RuleBook.current(), withOneMoreHoliday());
                case FOLD_CHANGED ->
                    new Derivation(CaseFile.FOLD_VERSION + 1, RuleBook.current(), BankHolidays.ofEngland());
            };
        }

        private static RuleBook withOneMoreRule() {
            var rows = new ArrayList<>(RuleBook.current().rows());
            rows.addAll(RuleBook.current().rows("decide-whether-to-assess").stream()
                    .map(row -> renamed(row, "decide-again"))
                    .toList());
            return new RuleBook(rows);
        }

        /** The day on which the decision on the sample cases is due. */
        private static BankHolidays withOneMoreHoliday() {
            var days = new ArrayList<>(BankHolidays.ofEngland().published());
            days.add(new BankHoliday(LocalDate.of(2026, 2, 26), "A funeral", false));
            return new BankHolidays(days);
        }
    }

    private static DeadlineRule renamed(DeadlineRule row, String id) {
        try {
            var components = DeadlineRule.class.getRecordComponents();
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (int place = 0; place < components.length; place++) {
                types[place] = components[place].getType();
                values[place] = components[place].getName().equals("id")
                        ? id
                        : components[place].getAccessor().invoke(row);
            }
            return DeadlineRule.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private void store(int many, Random random) {
        var record = new RecordFacts(cases, TEAM);
        for (int number = 0; number < many; number++) {
            var key = SEED + "-" + number;
            NewCase opened = random.nextInt(10) == 0
                    ? SampleCases.held(key, SampleReferrals.least())
                    : SampleCases.opened(key, SampleReferrals.least());
            cases.accept(opened);
            if (random.nextBoolean()) {
                recordTwo(record, opened.head().reference(), random, "first");
            }
        }
    }

    private static void recordTwo(RecordFacts record, Reference reference, Random random, String key) {
        var day = LocalDate.of(2026, 2, 1 + random.nextInt(28));
        var facts = List.<Fact>of(
                new Fact.AssessmentDecided(day, AssessmentOutcome.ASSESS),
                new Fact.AdviceRequested(day, AdviceBody.HEALTH, Optional.empty()));
        if (record.record(entry(reference, key, facts)) instanceof RecordFacts.Outcome.Refused) {
            // Of what is held, nothing but the decision is recorded.
            var kept = new Fact.QuarantineDecided(
                    day, QuarantineOutcome.REJECT, Optional.of(Fact.RejectionReason.ADVERTISING));
            record.record(entry(reference, key, List.of(kept)));
        }
    }

    private static Entry entry(Reference reference, String key, List<Fact> facts) {
        return new Entry(reference, key, facts, Instant.parse("2026-03-01T10:00:00Z"), "staff:0007");
    }

    private int refoldAll(Derivation derivation) {
        int refolded = 0;
        for (String walk : heads.walks()) {
            var progress = new RefoldShard(cases, heads, derivation, TEAM).refold(walk, Optional.empty(), () -> true);
            assertThat(progress.after()).isEmpty();
            assertThat(progress.stale()).isZero();
            refolded += progress.refolded();
        }
        return refolded;
    }

    private void assertThatEveryHeadIsDerivedBy(Derivation derivation) {
        for (StoredCase stored : cases.everything()) {
            assertThat(stored.head()).isEqualTo(stored.head().folded(CaseFile.of(stored.facts(), derivation), TEAM));
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_a_change_every_head_is_what_the_next_release_makes_of_its_facts(Change change) {
        store(CASES, new Random(SEED));
        var before = snapshot();
        assertThatEveryHeadIsDerivedBy(Derivation.current());

        assertThat(refoldAll(change.next())).isEqualTo(CASES);

        assertThatEveryHeadIsDerivedBy(change.next());
        assertThat(cases.everything()).allSatisfy(stored -> {
            var known = before.get(stored.head().reference());
            assertThat(stored.facts()).isEqualTo(known.facts());
            assertThat(stored.version()).isEqualTo(known.version());
            assertThat(stored.head().owner()).isEqualTo(known.head().owner());
        });
        assertThat(refoldAll(change.next())).as("again").isZero();
    }

    @Test
    void a_new_rule_and_a_new_holiday_are_seen_in_the_heads() {
        var opened = SampleCases.opened("one", SampleReferrals.complete());
        cases.accept(opened);
        var reference = opened.head().reference();
        assertThat(standing(reference).nextActionOn()).contains(LocalDate.of(2026, 2, 26));

        refoldAll(Change.HOLIDAY_CHANGED.next());
        assertThat(standing(reference).nextActionOn()).contains(LocalDate.of(2026, 2, 25));

        refoldAll(Change.RULE_ADDED.next());
        assertThat(standing(reference).openDeadlines())
                .anyMatch(deadline -> deadline.rule().equals("decide-again"));
    }

    private CaseStanding standing(Reference reference) {
        return cases.find(reference).orElseThrow().head().standing();
    }

    @Test
    void a_reader_does_not_believe_what_another_release_derived() {
        var opened = SampleCases.opened("one", SampleReferrals.complete());
        cases.accept(opened);
        refoldAll(Change.HOLIDAY_CHANGED.next());

        var stored = cases.find(opened.head().reference()).orElseThrow();

        assertThat(stored.head().standing().nextActionOn()).contains(LocalDate.of(2026, 2, 25));
        assertThat(stored.standing()).isEqualTo(stored.file().standing());
        assertThat(stored.standing().nextActionOn()).contains(LocalDate.of(2026, 2, 26));
    }

    @Test
    void killed_before_or_after_any_call_and_run_again_nothing_is_lost_or_done_twice() {
        int calls = callsOfOneRun();
        System.out.println("killed around each of " + calls + " calls, seed " + SEED);
        for (int kill = 1; kill <= calls; kill++) {
            for (boolean after : new boolean[] {false, true}) {
                var test = new RefoldShardTest();
                test.store(FEW, new Random(SEED));
                var before = test.snapshot();
                var calling = new Counting(test.cases, new InMemoryCaseHeads(test.cases, 4), kill, after);
                test.runUntilDone(calling);

                test.assertThatEveryHeadIsDerivedBy(Change.RULE_ADDED.next());
                assertThat(test.snapshot().keySet()).isEqualTo(before.keySet());
                assertThat(calling.refolds)
                        .as("writes, killed " + (after ? "after " : "before ") + kill)
                        .hasSize(FEW)
                        .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            }
        }
    }

    private int callsOfOneRun() {
        var test = new RefoldShardTest();
        test.store(FEW, new Random(SEED));
        var calling = new Counting(test.cases, new InMemoryCaseHeads(test.cases, 4), 0, false);
        test.runUntilDone(calling);
        return calling.calls;
    }

    /** As the messages do it: a page a run, and whatever was killed begins again where its message says. */
    private void runUntilDone(Counting calling) {
        var refold = new RefoldShard(calling.store(), calling.heads(), Change.RULE_ADDED.next(), TEAM);
        for (String walk : heads.walks()) {
            var place = Optional.<String>empty();
            boolean ended = false;
            while (!ended) {
                try {
                    var progress = refold.refold(walk, place, () -> false);
                    place = progress.after();
                    ended = place.isEmpty();
                } catch (Killed killed) {
                    // The same message comes again.
                }
            }
        }
    }

    @Test
    void facts_that_are_recorded_meanwhile_stay_and_their_head_is_left_alone() {
        store(FEW, new Random(SEED));
        var record = new RecordFacts(cases, TEAM);
        var racing = new Counting(cases, heads, 0, false) {
            @Override
            void refolding(Reference reference) {
                recordTwo(record, reference, new Random(SEED), "meanwhile");
            }
        };
        int left = 0;
        for (String walk : heads.walks()) {
            left += new RefoldShard(racing.store(), racing.heads(), Change.FOLD_CHANGED.next(), TEAM)
                    .refold(walk, Optional.empty(), () -> true)
                    .left();
        }

        assertThat(left).isEqualTo(FEW);
        assertThatEveryHeadIsDerivedBy(Derivation.current());
        assertThat(cases.everything())
                .allSatisfy(stored -> assertThat(stored.facts())
                        .extracting(RecordedFact::fact)
                        .anyMatch(fact ->
                                fact instanceof Fact.AdviceRequested || fact instanceof Fact.QuarantineDecided));
    }

    @Test
    void a_case_that_cannot_be_folded_keeps_no_other_from_it() {
        store(FEW, new Random(SEED));
        var spoilt = cases.everything().getFirst().head().reference();
        var calling = new Counting(cases, heads, 0, false) {
            @Override
            void reading(Reference reference) {
                if (reference.equals(spoilt)) {
                    throw new IllegalStateException("The chain of facts is broken");
                }
            }
        };
        int stale = 0;
        int refolded = 0;
        for (String walk : heads.walks()) {
            var progress = new RefoldShard(calling.store(), calling.heads(), Change.FOLD_CHANGED.next(), TEAM)
                    .refold(walk, Optional.empty(), () -> true);
            stale += progress.stale();
            refolded += progress.refolded();
        }

        assertThat(stale).isEqualTo(1);
        assertThat(refolded).isEqualTo(FEW - 1);
    }

    private Map<Reference, StoredCase> snapshot() {
        var snapshot = new HashMap<Reference, StoredCase>();
        cases.everything().forEach(stored -> snapshot.put(stored.head().reference(), stored));
        return snapshot;
    }

    /** Whatever the process does after this has no effect. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }

    /** The ports of the cases, which counts the calls and ends the process around one of them. */
    private static class Counting {

        private final InMemoryCaseStore cases;
        private final CaseHeads heads;
        private final int killed;
        private final boolean after;
        private final Map<Reference, Integer> refolds = new HashMap<>();
        private int calls;

        Counting(InMemoryCaseStore cases, CaseHeads heads, int killed, boolean after) {
            this.cases = cases;
            this.heads = heads;
            this.killed = killed;
            this.after = after;
        }

        /** What happens before a case is read. */
        void reading(Reference reference) {}

        /** What happens before a head is rewritten. */
        void refolding(Reference reference) {}

        private <T> T call(Supplier<T> work) {
            calls++;
            boolean now = calls == killed;
            if (now && !after) {
                throw new Killed();
            }
            var answer = work.get();
            if (now) {
                throw new Killed();
            }
            return answer;
        }

        CaseStore store() {
            return new CaseStore() {
                @Override
                public Acceptance accept(NewCase opened) {
                    throw new UnsupportedOperationException("Refolding opens no case");
                }

                @Override
                public Recording record(Addition addition) {
                    throw new UnsupportedOperationException("Refolding records no fact");
                }

                @Override
                public Optional<StoredCase> find(Reference reference) {
                    return call(() -> {
                        reading(reference);
                        return cases.find(reference);
                    });
                }

                @Override
                public Optional<WholeCase> findWhole(Reference reference) {
                    throw new UnsupportedOperationException("Refolding reads no person");
                }
            };
        }

        CaseHeads heads() {
            return new CaseHeads() {
                @Override
                public List<String> walks() {
                    return heads.walks();
                }

                @Override
                public Page page(String walk, Optional<String> place) {
                    return call(() -> heads.page(walk, place));
                }

                @Override
                public Optional<HeadMark> find(Reference reference) {
                    throw new UnsupportedOperationException("Refolding reads whole cases");
                }

                @Override
                public Refolding refold(CaseHead head, String version) {
                    return call(() -> {
                        refolding(head.reference());
                        refolds.merge(head.reference(), 1, Integer::sum);
                        return heads.refold(head, version);
                    });
                }
            };
        }
    }
}
