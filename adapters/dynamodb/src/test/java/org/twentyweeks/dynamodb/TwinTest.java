package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.CaseStore.Recording;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.IndexEntry;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The twin that the simulator believes in does what DynamoDB does, operation by operation. */
class TwinTest {

    private static final int OPERATIONS_MAX = 12;
    private static final long SEED = Long.getLong("seed", 1);

    private static final List<Fact> FACTS = List.of(
            fact("AssessmentDecided", Map.of("notifiedOn", "2026-02-20", "outcome", "ASSESS")),
            fact("AssessmentDecided", Map.of("notifiedOn", "2026-02-20", "outcome", "REFUSE")),
            fact("AdviceRequested", Map.of("on", "2026-03-02", "body", "HEALTH")),
            fact("AdviceReceived", Map.of("on", "2026-04-02", "body", "HEALTH")),
            fact("DraftPlanSent", Map.of("on", "2026-04-20")),
            fact("FinalPlanIssued", Map.of("on", "2026-06-01")),
            fact("RequestWithdrawn", Map.of("on", "2026-03-20")));

    private final LocalTable table = LocalTable.create();
    private final CaseStore real = new DynamoDbCaseStore(table.client(), table.name());
    private final InMemoryCaseStore twin = new InMemoryCaseStore();

    private static Fact fact(String type, Map<String, Object> fields) {
        return FactVocabulary.read(type, fields);
    }

    @Test
    void two_hundred_random_sequences_have_the_same_results_and_indexes() {
        compare(200);
    }

    @Test
    @Tag("slow")
    void two_thousand_random_sequences_have_the_same_results_and_indexes() {
        compare(2_000);
    }

    private void compare(int sequences) {
        int operations = 0;
        for (int sequence = 0; sequence < sequences; sequence++) {
            long seed = SEED + sequence;
            operations += new Sequence(seed).run();
        }
        assertThat(indexesOfTheTable()).as("indexes after seed " + SEED).isEqualTo(indexesOfTheTwin());
        System.out.printf(
                "%,d sequences from seed %d, %,d operations, %,d index entries: the same%n",
                sequences, SEED, operations, indexesOfTheTwin().size());
    }

    /** Operations on a few cases, among them stale and repeated ones. */
    private final class Sequence {

        private final long seed;
        private final Random random;
        private final Map<String, String> versions = new HashMap<>();
        private final Map<Reference, StoredCase> stale = new HashMap<>();

        Sequence(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        int run() {
            int operations = 1 + random.nextInt(OPERATIONS_MAX);
            for (int number = 0; number < operations; number++) {
                operation();
            }
            return operations;
        }

        private void operation() {
            var opened = SampleCases.opened(
                    "twin-" + seed + "-" + random.nextInt(3),
                    random.nextBoolean() ? SampleReferrals.complete() : SampleReferrals.least());
            var reference = opened.head().reference();
            switch (random.nextInt(5)) {
                case 0, 1 -> assertThat(real.accept(opened)).as(told("accept")).isEqualTo(twin.accept(opened));
                case 2 -> find(reference);
                default -> record(reference);
            }
        }

        private Optional<StoredCase> find(Reference reference) {
            var found = twin.find(reference);
            var stored = real.find(reference);
            assertThat(stored.map(StoredCase::head)).as(told("find")).isEqualTo(found.map(StoredCase::head));
            assertThat(stored.map(StoredCase::facts)).as(told("find")).isEqualTo(found.map(StoredCase::facts));
            stored.ifPresent(known -> same(known.version(), found.orElseThrow().version()));
            return stored;
        }

        /** Adds to the case as it is, as it was, or as it was when it was added to last. */
        private void record(Reference reference) {
            var before = random.nextInt(3) == 0 ? Optional.ofNullable(stale.get(reference)) : find(reference);
            if (before.isEmpty()) {
                return;
            }
            stale.put(reference, before.get());
            var facts = random.ints(1 + random.nextInt(2), 0, FACTS.size())
                    .mapToObj(FACTS::get)
                    .toArray(Fact[]::new);
            var recorded = real.record(SampleCases.addition(before.get(), facts));
            var expected = twin.record(SampleCases.addition(asTheTwinKnowsIt(before.get()), facts));
            assertThat(recorded).as(told("record")).hasSameClassAs(expected);
            if (recorded instanceof Recording.Recorded(String version)) {
                same(version, ((Recording.Recorded) expected).version());
            }
        }

        private StoredCase asTheTwinKnowsIt(StoredCase stored) {
            return new StoredCase(stored.head(), stored.facts(), versions.get(stored.version()));
        }

        /** The two name states differently, and the same state always the same. */
        private void same(String version, String ofTheTwin) {
            var before = versions.putIfAbsent(version, ofTheTwin);
            assertThat(before == null ? ofTheTwin : before).as(told("version")).isEqualTo(ofTheTwin);
        }

        private String told(String operation) {
            return operation + " of seed " + seed;
        }
    }

    private Set<IndexEntry> indexesOfTheTwin() {
        return twin.everything().stream()
                .flatMap(stored -> IndexEntry.of(stored.head()).stream())
                .collect(Collectors.toSet());
    }

    private Set<IndexEntry> indexesOfTheTable() {
        return Stream.of(
                        entries(CasesTable.WORKLIST_INDEX, CasesTable.OWNER, CasesTable.NEXT_ACTION_ON),
                        entries(CasesTable.RECENT_INDEX, CasesTable.OWNER, CasesTable.ASSIGNED_ON),
                        entries(CasesTable.CHILD_BY_NAME_INDEX, CasesTable.CHILD_BY_NAME, ""),
                        entries(CasesTable.CHILD_BY_UPN_INDEX, CasesTable.CHILD_BY_UPN, ""),
                        entries(CasesTable.BOARD_INDEX, "", ""))
                .flatMap(entries -> entries)
                .collect(Collectors.toSet());
    }

    private Stream<IndexEntry> entries(String index, String key, String order) {
        return table
                .client()
                .scanPaginator(request -> request.tableName(table.name()).indexName(index))
                .items()
                .stream()
                .map(item -> new IndexEntry(
                        index,
                        text(item, key),
                        text(item, order),
                        Reference.parse(text(item, CasesTable.CASE_ID)).orElseThrow()));
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
    }
}
