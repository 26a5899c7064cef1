package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.dynamodb.CallCount;
import org.twentyweeks.testkit.dynamodb.ItemSize;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Bar B1: what accepting a referral costs, counted on the real client. Changing a number here is a decision. */
class AcceptingCostTest {

    private static final int HEAD_BYTES = 965;
    private static final int FACT_BYTES = 573;
    private static final int PERSON_BYTES_WITHOUT_ORIGINAL = 519;

    private final LocalTable table = LocalTable.create();
    private final CallCount calls = new CallCount();
    private final DynamoDbCaseStore cases = new DynamoDbCaseStore(table.engine().client(calls), table.name());

    @Test
    void accepting_is_one_call_and_three_items_of_known_size() {
        var opened = SampleCases.opened("cost", SampleReferrals.complete());

        cases.accept(opened);

        assertThat(calls.transmitted()).containsExactly("TransactWriteItems");
        var sizes = new LinkedHashMap<String, Integer>();
        table.items().forEach(item -> sizes.put(LocalTable.part(item), ItemSize.bytes(withoutOriginal(item))));
        System.out.println(
                "B1: 1 call TransactWriteItems, 0 reads; bytes " + sizes + "; write units on AWS without indexes "
                        + table.items().stream()
                                .mapToInt(ItemSize::transactionalWriteUnits)
                                .sum());
        assertThat(sizes)
                .containsExactly(
                        Map.entry("fact#000001", FACT_BYTES),
                        Map.entry("head", HEAD_BYTES),
                        Map.entry("person#000001", PERSON_BYTES_WITHOUT_ORIGINAL));
        assertThat(HEAD_BYTES).isLessThanOrEqualTo(4096);
        assertThat(FACT_BYTES).isLessThanOrEqualTo(2048);
    }

    @Test
    void a_replay_is_one_call_that_changes_nothing() {
        var opened = SampleCases.opened("cost", SampleReferrals.complete());
        cases.accept(opened);
        var before = table.items();
        calls.reset();

        var acceptance = cases.accept(opened);

        assertThat(acceptance).isEqualTo(new Acceptance.AlreadyHeld(opened.head()));
        assertThat(calls.transmitted()).containsExactly("TransactWriteItems");
        assertThat(table.items()).isEqualTo(before);
    }

    @Test
    void a_rehearsal_is_the_same_call_and_stores_nothing() {
        var acceptance = cases.rehearsal().accept(SampleCases.opened("cost", SampleReferrals.complete()));

        assertThat(acceptance).isEqualTo(new Acceptance.Stored());
        assertThat(calls.transmitted()).containsExactly("TransactWriteItems");
        assertThat(table.items()).isEmpty();
    }

    @Test
    void a_rehearsal_over_a_case_that_is_there_changes_nothing() {
        var opened = SampleCases.opened("cost", SampleReferrals.complete());
        cases.accept(opened);
        var before = table.items();

        assertThat(cases.rehearsal().accept(opened)).isEqualTo(new Acceptance.AlreadyHeld(opened.head()));
        assertThat(table.items()).isEqualTo(before);
    }

    @Test
    void another_request_under_the_key_is_one_call_that_changes_nothing() {
        cases.accept(SampleCases.opened("cost", SampleReferrals.complete()));
        var before = table.items();
        calls.reset();

        cases.accept(SampleCases.opened("cost", SampleReferrals.least()));

        assertThat(calls.transmitted()).containsExactly("TransactWriteItems");
        assertThat(table.items()).isEqualTo(before);
    }

    @Test
    void reading_a_case_is_one_query_without_its_personal_parts() {
        var opened = SampleCases.opened("cost", SampleReferrals.complete());
        cases.accept(opened);
        calls.reset();

        cases.find(opened.head().reference());

        assertThat(calls.transmitted()).containsExactly("Query");
    }

    /** The compressed original depends on the compressor of the platform; everything else is ours to the byte. */
    private static Map<String, AttributeValue> withoutOriginal(Map<String, AttributeValue> item) {
        var rest = new LinkedHashMap<>(item);
        rest.remove("original");
        return rest;
    }
}
