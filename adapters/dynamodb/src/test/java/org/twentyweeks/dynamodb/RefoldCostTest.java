package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.calendar.BankHolidays;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.RefoldShard;
import org.twentyweeks.core.statute.RuleBook;
import org.twentyweeks.testkit.audit.InMemorySeals;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.dynamodb.CallCount;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What going over all cases costs, counted on the real client. Changing a number here is a decision. */
class RefoldCostTest {

    private static final int CASES = 40;
    private static final int HEADS_PER_PAGE = 6;
    private static final Derivation NEXT =
            new Derivation(CaseFile.FOLD_VERSION + 1, RuleBook.current(), BankHolidays.ofEngland());

    private final LocalTable table = LocalTable.create();
    private final CallCount calls = new CallCount();
    private final DynamoDbCaseHeads heads =
            new DynamoDbCaseHeads(table.engine().client(calls), table.name(), HEADS_PER_PAGE, attempt -> {});
    private final RefoldShard refold = new RefoldShard(
            new DynamoDbCaseStore(table.engine().client(calls), table.name()), heads, NEXT, "team:intake");

    RefoldCostTest() {
        var cases = new DynamoDbCaseStore(table.client(), table.name());
        for (int number = 0; number < CASES; number++) {
            cases.accept(
                    number % 4 == 0
                            ? SampleCases.held("cost " + number, SampleReferrals.least())
                            : SampleCases.opened("cost " + number, SampleReferrals.least()));
        }
    }

    @Test
    void a_page_is_one_query_and_each_stale_head_on_it_one_query_and_one_update() {
        for (String walk : heads.walks()) {
            var place = Optional.<String>empty();
            do {
                calls.reset();
                var progress = refold.refold(walk, place, () -> false);

                var expected = new ArrayList<>(List.of("Query"));
                for (int stale = 0; stale < progress.refolded(); stale++) {
                    expected.addAll(List.of("Query", "UpdateItem"));
                }
                assertThat(calls.transmitted()).isEqualTo(expected);
                assertThat(progress.refolded()).isEqualTo(progress.met());
                place = progress.after();
            } while (place.isPresent());
        }
    }

    @Test
    void a_page_without_a_stale_head_is_one_query() {
        heads.walks().forEach(walk -> refold.refold(walk, Optional.empty(), () -> true));
        calls.reset();

        int met = 0;
        for (String walk : heads.walks()) {
            met += refold.refold(walk, Optional.empty(), () -> true).met();
        }

        assertThat(met).isEqualTo(CASES);
        assertThat(calls.transmitted()).containsOnly("Query").hasSizeBetween(CASES / HEADS_PER_PAGE, CASES);
        System.out.println("refolding " + CASES + " fresh heads: "
                + calls.transmitted().size() + " queries at " + HEADS_PER_PAGE + " a page");
    }

    @Test
    void sealing_reads_pages_and_nothing_else_of_the_table() {
        calls.reset();

        new SealCases(heads, new InMemorySeals()).seal(LocalDate.of(2026, 3, 2));

        assertThat(calls.transmitted()).isNotEmpty().containsOnly("Query");
        assertThat(Collections.frequency(calls.transmitted(), "Query"))
                .isLessThanOrEqualTo(CASES / HEADS_PER_PAGE + 2 * heads.walks().size());
    }

    @Test
    void what_another_release_gave_the_head_outlives_a_refolding() {
        var head = table.items().stream()
                .filter(item -> LocalTable.part(item).equals("head"))
                .findFirst()
                .orElseThrow();
        var marked = new HashMap<>(head);
        marked.put("ofAnotherRelease", AttributeValue.fromS("stays"));
        table.client().putItem(request -> request.tableName(table.name()).item(marked));

        heads.walks().forEach(walk -> refold.refold(walk, Optional.empty(), () -> true));

        var now = table.client()
                .getItem(request -> request.tableName(table.name())
                        .key(Map.of("caseId", head.get("caseId"), "part", head.get("part"))))
                .item();
        assertThat(now).containsEntry("ofAnotherRelease", AttributeValue.fromS("stays"));
        assertThat(now.get("foldVersion").n()).isEqualTo(Integer.toString(CaseFile.FOLD_VERSION + 1));
    }
}
