package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * I16: this release and a next one write the same cases, in any order. The next one derives otherwise and gives heads an
 * attribute of which this one knows nothing.
 */
class TwoReleasesTest {

    private static final long SEED = Long.getLong("seed", 16);
    private static final int CASES = 6;
    private static final int STEPS = 120;
    private static final Derivation NEXT =
            new Derivation(CaseFile.FOLD_VERSION + 1, RuleBook.current(), BankHolidays.ofEngland());

    private final LocalTable table = LocalTable.create();
    private final DynamoDbCaseStore cases = new DynamoDbCaseStore(table.client(), table.name());
    private final DynamoDbCaseHeads heads = new DynamoDbCaseHeads(table.client(), table.name());
    private final RecordFacts record = new RecordFacts(cases, "team:intake");
    private final List<Reference> opened = new ArrayList<>();
    private final List<Integer> recorded = new ArrayList<>();

    @Test
    void whoever_writes_next_nothing_is_lost_and_every_head_is_of_one_of_them() {
        System.out.println("two releases, " + STEPS + " steps from seed " + SEED);
        var random = new Random(SEED);
        for (int number = 0; number < CASES; number++) {
            var one = SampleCases.opened("two releases " + number, SampleReferrals.least());
            cases.accept(one);
            opened.add(one.head().reference());
            recorded.add(1);
            mark(one.head().reference());
        }
        for (int step = 0; step < STEPS; step++) {
            int place = random.nextInt(CASES);
            switch (random.nextInt(4)) {
                case 0, 1 -> record(place, step);
                case 2 -> refold(NEXT);
                default -> refold(Derivation.current());
            }
            check(place, step);
        }
        refold(NEXT);
        refold(Derivation.current());
        for (int place = 0; place < CASES; place++) {
            var stored = cases.find(opened.get(place)).orElseThrow();
            assertThat(stored.head().standing()).isEqualTo(stored.file().standing());
        }
    }

    private void record(int place, int step) {
        var fact = new Fact.PlanAgreed(LocalDate.of(2026, 2, 1).plusDays(step % 28));
        record.record(new Entry(
                opened.get(place), "step " + step, List.of(fact), Instant.parse("2026-03-01T10:00:00Z"), "staff:0007"));
        recorded.set(place, recorded.get(place) + 1);
    }

    private void refold(Derivation derivation) {
        var refold = new RefoldShard(cases, heads, derivation, "team:intake");
        heads.walks()
                .forEach(walk -> assertThat(refold.refold(walk, Optional.empty(), () -> true)
                                .stale())
                        .isZero());
    }

    private void check(int place, int step) {
        var told = "step " + step + " of seed " + SEED;
        var stored = cases.find(opened.get(place)).orElseThrow();
        assertThat(stored.facts()).as(told).hasSize(recorded.get(place));
        assertThat(stored.facts()).extracting(RecordedFact::number).as(told).doesNotHaveDuplicates();
        var by = stored.head().standing().derivedBy();
        var derivation = by.equals(NEXT.versions()) ? NEXT : Derivation.current();
        assertThat(stored.head().standing())
                .as(told)
                .isEqualTo(CaseFile.of(stored.facts(), derivation).standing());
        assertThat(stored.standing()).as(told).isEqualTo(stored.file().standing());
        assertThat(head(opened.get(place))).as(told).containsEntry("ofTheNextRelease", AttributeValue.fromS("stays"));
    }

    private static Map<String, AttributeValue> key(Reference reference) {
        return Map.of(
                "caseId", AttributeValue.fromS(reference.symbols()), "part", AttributeValue.fromS(CasesTable.HEAD));
    }

    private Map<String, AttributeValue> head(Reference reference) {
        return table.client()
                .getItem(request -> request.tableName(table.name()).key(key(reference)))
                .item();
    }

    private void mark(Reference reference) {
        table.client()
                .updateItem(request -> request.tableName(table.name())
                        .key(key(reference))
                        .updateExpression("SET ofTheNextRelease = :stays")
                        .expressionAttributeValues(Map.of(":stays", AttributeValue.fromS("stays"))));
    }
}
