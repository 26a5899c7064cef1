package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.dynamodb.CallCount;
import org.twentyweeks.testkit.dynamodb.ItemSize;

/** What recording facts costs, counted on the real client. Changing a number here is a decision. */
class RecordingCostTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);
    private static final int HEAD_BYTES = 1022;
    private static final int DECISION_BYTES = 539;
    private static final int ADVICE_BYTES = 524;

    private final LocalTable table = LocalTable.create();
    private final CallCount calls = new CallCount();
    private final RecordFacts recordFacts =
            new RecordFacts(new DynamoDbCaseStore(table.engine().client(calls), table.name()), "team:intake");
    private final NewCase opened = SampleCases.opened("cost", SampleReferrals.complete());

    @BeforeEach
    void accept() {
        new DynamoDbCaseStore(table.client(), table.name()).accept(opened);
    }

    @Test
    void recording_is_one_query_and_one_transaction_of_the_facts_and_the_head() {
        var person = table.items().getLast();

        recordFacts.record(decision("key"));

        assertThat(calls.transmitted()).containsExactly("Query", "TransactWriteItems");
        var sizes = table.items().stream().collect(Collectors.toMap(LocalTable::part, ItemSize::bytes));
        sizes.remove(LocalTable.part(person));
        System.out.println("recording 2 facts: 1 Query, 1 TransactWriteItems; bytes " + sizes);
        assertThat(sizes)
                .containsOnlyKeys("fact#000001", "fact#000002", "fact#000003", "head")
                .contains(
                        Map.entry("fact#000002", DECISION_BYTES),
                        Map.entry("fact#000003", ADVICE_BYTES),
                        Map.entry("head", HEAD_BYTES));
        assertThat(table.items().getLast()).isEqualTo(person);
    }

    @Test
    void recording_again_is_one_query_and_changes_nothing() {
        recordFacts.record(decision("key"));
        var before = table.items();
        calls.reset();

        recordFacts.record(decision("key"));

        assertThat(calls.transmitted()).containsExactly("Query");
        assertThat(table.items()).isEqualTo(before);
    }

    private Entry decision(String key) {
        return new Entry(
                opened.head().reference(),
                key,
                List.of(
                        new Fact.AssessmentDecided(DAY, AssessmentOutcome.ASSESS),
                        new Fact.AdviceRequested(DAY, AdviceBody.HEALTH, Optional.empty())),
                Instant.parse("2026-02-20T15:00:00Z"),
                "staff:0007");
    }
}
