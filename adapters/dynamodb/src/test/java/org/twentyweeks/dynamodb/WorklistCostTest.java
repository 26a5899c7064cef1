package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.IndexPosition;
import org.twentyweeks.core.casework.ReadWorklist;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.hashing.Sha256;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.dynamodb.CallCount;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A page of a worklist costs the same however many cases there are. */
class WorklistCostTest {

    private static final int OWNERS = 20;
    private static final int BATCH = 25;
    private static final int FEW = 1_000;
    private static final LocalDate UNTIL = LocalDate.of(2027, 1, 1);

    private final LocalTable table = LocalTable.create();
    private final CallCount calls = new CallCount();
    private final QueriesMade queries = new QueriesMade();
    private final ReadWorklist worklist = new ReadWorklist(
            new DynamoDbCaseIndexes(table.engine().client(calls, queries), table.name()),
            new DynamoDbCaseStore(table.engine().client(calls, queries), table.name()));
    private final Map<String, AttributeValue> head = head();

    @Test
    void a_page_is_one_query_and_costs_the_same_among_a_thousand_cases_and_among_three_thousand() {
        compare(3_000);
    }

    @Test
    @Tag("slow")
    void a_page_costs_the_same_among_a_hundred_thousand_cases() {
        compare(100_000);
    }

    private void compare(int many) {
        add(0, FEW);
        double amongFew = first();
        add(FEW, many);
        double amongMany = first();

        System.out.printf(
                "a page of the worklist: %.1f read capacity units among %,d cases, %.1f among %,d%n",
                amongFew, FEW, amongMany, many);
        assertThat(amongFew).isPositive();
        assertThat(amongMany).isEqualTo(amongFew);
        assertThat(page(Optional.of(lastOfTheFirst()))).isEqualTo(amongFew);
    }

    private double first() {
        return page(Optional.empty());
    }

    private IndexPosition lastOfTheFirst() {
        return worklist.page(owner(0), UNTIL, Optional.empty()).next().orElseThrow();
    }

    /** What a full page costs. */
    private double page(Optional<IndexPosition> after) {
        calls.reset();
        queries.reset();
        var page = worklist.page(owner(0), UNTIL, after);
        assertThat(page.entries()).hasSize(CaseIndexes.PAGE_MAX);
        assertThat(calls.transmitted()).containsExactly("Query");
        assertThat(queries.asked()).containsExactly(CasesTable.WORKLIST_INDEX);
        return queries.capacity();
    }

    /** Heads alone, alike but for case, owner and day: an index holds nothing else. */
    private void add(int from, int to) {
        for (int first = from; first < to; first += BATCH) {
            var writes = new ArrayList<WriteRequest>();
            IntStream.range(first, Math.min(first + BATCH, to))
                    .mapToObj(this::numbered)
                    .map(item -> WriteRequest.builder()
                            .putRequest(PutRequest.builder().item(item).build())
                            .build())
                    .forEach(writes::add);
            var answer = table.client().batchWriteItem(request -> request.requestItems(Map.of(table.name(), writes)));
            assertThat(answer.unprocessedItems()).isEmpty();
        }
    }

    private Map<String, AttributeValue> numbered(int number) {
        var item = new HashMap<>(head);
        item.put(CasesTable.CASE_ID, AttributeValue.fromS(caseId(number)));
        item.put(CasesTable.OWNER, AttributeValue.fromS(owner(number % OWNERS)));
        item.put(
                CasesTable.NEXT_ACTION_ON,
                AttributeValue.fromS(UNTIL.minusDays(number / OWNERS % 365).toString()));
        return item;
    }

    private Map<String, AttributeValue> head() {
        new DynamoDbCaseStore(table.client(), table.name())
                .accept(SampleCases.opened("cost", SampleReferrals.complete()));
        return table.items().stream()
                .filter(item -> LocalTable.part(item).equals(CasesTable.HEAD))
                .findFirst()
                .orElseThrow();
    }

    private static String caseId(int number) {
        return Reference.ofDigest(Sha256.ofTexts(List.of(Integer.toString(number))))
                .symbols();
    }

    private static String owner(int number) {
        return "staff:%04d".formatted(number);
    }
}
