package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the table, by its literal names: what other releases, exports and people read. */
class StoredFormTest {

    private static final Instant RECORDED_AT = Instant.parse("2026-01-16T09:00:00Z");

    private final LocalTable table = LocalTable.create();
    private final DynamoDbCaseStore cases = new DynamoDbCaseStore(table.client(), table.name());
    private final NewCase opened = SampleCases.opened("form", SampleReferrals.complete());

    @BeforeEach
    void accept() {
        cases.accept(opened);
    }

    @Test
    void the_items_have_these_attributes_and_no_others() {
        assertThat(item("head").keySet())
                .isEqualTo(Set.of(
                        "caseId",
                        "part",
                        "schema",
                        "authorityCode",
                        "channel",
                        "requestHash",
                        "acknowledgement",
                        "owner",
                        "assignedOn",
                        "childByName",
                        "childByUpn",
                        "shard",
                        "factCount",
                        "lastHash",
                        "status",
                        "receivedOn",
                        "milestones",
                        "source",
                        "route",
                        "openDeadlines",
                        "nextActionOn",
                        "foldVersion",
                        "ruleBookVersion",
                        "calendarVersion"));
        assertThat(item("fact#000001").keySet())
                .isEqualTo(Set.of(
                        "caseId",
                        "part",
                        "schema",
                        "authorityCode",
                        "type",
                        "happenedOn",
                        "recordedAt",
                        "recordedBy",
                        "body",
                        "previousHash",
                        "hash"));
        assertThat(item("person#000001").keySet())
                .isEqualTo(Set.of("caseId", "part", "schema", "authorityCode", "referral", "original", "salt"));
    }

    @Test
    void only_the_person_holds_what_was_said() {
        var answers = Stream.of(
                "Oona", "Tarrant", "oona.tarrant", "960123", "Idris", "2017-03-09", "ZZ1", "Wharf", "R201100018042");

        var rest = item("head").toString() + item("fact#000001");

        assertThat(answers).noneMatch(rest::contains);
    }

    @Test
    void no_index_takes_a_fact_or_a_person() {
        for (String index : Set.of("worklist", "recent", "childByUpn", "childByName", "board")) {
            var entries = table.client()
                    .scanPaginator(request -> request.tableName(table.name()).indexName(index))
                    .items();
            assertThat(entries)
                    .as(index)
                    .allSatisfy(entry -> assertThat(LocalTable.part(entry)).isEqualTo("head"));
            assertThat(entries).as(index).hasSize(1);
        }
    }

    @Test
    void the_chain_begins_with_the_reference_and_the_head_ends_it() {
        var fact = item("fact#000001");

        assertThat(fact.get("previousHash").s())
                .isEqualTo(opened.head().reference().chainStart());
        assertThat(item("head").get("lastHash")).isEqualTo(fact.get("hash"));
    }

    @Test
    void a_fact_names_its_person_by_a_hash_that_the_person_has() {
        var person = PersonRecord.SCHEMA.mapToItem(item("person#000001"));

        assertThat(item("fact#000001").get("body").s())
                .contains(person.personHash().part(), person.personHash().hash());
    }

    @Test
    void a_fact_that_is_added_goes_on_with_the_chain_and_takes_the_head_with_it() {
        var before = cases.find(opened.head().reference()).orElseThrow();

        cases.record(SampleCases.addition(before, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))));

        var fact = item("fact#000002");
        assertThat(fact.get("previousHash")).isEqualTo(item("fact#000001").get("hash"));
        assertThat(fact.get("body").s())
                .isEqualTo("{\"number\":2,\"type\":\"PlanAgreed\",\"recordedAt\":\"2026-02-14T10:30:00Z\","
                        + "\"recordedBy\":\"staff:0007\",\"recordingKey\":"
                        + "\"af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf\","
                        + "\"fields\":{\"on\":\"2026-04-20\"}}");
        assertThat(item("head").get("lastHash")).isEqualTo(fact.get("hash"));
        assertThat(item("head").get("factCount").n()).isEqualTo("2");
    }

    @Test
    void what_is_held_is_on_the_worklist_of_the_quarantine_and_on_no_board_until_it_is_accepted() {
        var held = SampleCases.held("held", SampleReferrals.complete());
        cases.accept(held);
        var decide = new DecideQuarantine(cases, new RecordFacts(cases, "team:intake"));
        assertThat(owners("worklist")).containsExactlyInAnyOrder("team:intake", "team:quarantine");
        assertThat(owners("recent")).containsExactlyInAnyOrder("team:intake", "team:quarantine");
        assertThat(entries("board")).hasSize(1);

        decide.reject(held.head().reference(), RejectionReason.TRIAL, RECORDED_AT, "staff:0007");
        assertThat(owners("worklist")).containsExactly("team:intake");
        assertThat(owners("recent")).containsExactlyInAnyOrder("team:intake", "team:quarantine");
        assertThat(entries("board")).hasSize(1);

        decide.accept(held.head().reference(), RECORDED_AT, "staff:0007");
        assertThat(owners("worklist")).containsExactly("team:intake", "team:intake");
        assertThat(owners("recent")).containsExactly("team:intake", "team:intake");
        assertThat(entries("board")).hasSize(2);
    }

    private List<String> owners(String index) {
        return entries(index).stream().map(entry -> entry.get("owner").s()).toList();
    }

    private List<Map<String, AttributeValue>> entries(String index) {
        return table
                .client()
                .scanPaginator(request -> request.tableName(table.name()).indexName(index))
                .items()
                .stream()
                .toList();
    }

    @Test
    void what_another_release_gave_the_head_outlives_a_recording() {
        var head = new HashMap<>(item("head"));
        head.put("ofAnotherRelease", AttributeValue.fromS("stays"));
        put(head);
        var before = cases.find(opened.head().reference()).orElseThrow();

        cases.record(SampleCases.addition(before, new Fact.PlanAgreed(LocalDate.of(2026, 4, 20))));

        assertThat(item("head")).containsEntry("ofAnotherRelease", AttributeValue.fromS("stays"));
    }

    @Test
    void what_a_head_no_longer_has_is_taken_from_it() {
        var before = cases.find(opened.head().reference()).orElseThrow();
        assertThat(item("head")).containsKey("nextActionOn");

        cases.record(SampleCases.addition(before, new Fact.RequestWithdrawn(LocalDate.of(2026, 1, 20))));

        assertThat(item("head")).doesNotContainKey("nextActionOn");
    }

    @Test
    void a_changed_fact_is_not_read() {
        for (String attribute : Set.of("body", "hash", "previousHash")) {
            var original = item("fact#000001");
            var tampered = new HashMap<>(original);
            tampered.put(
                    attribute, AttributeValue.fromS(original.get(attribute).s().replace('1', '2')));
            put(tampered);

            assertThatThrownBy(() -> cases.find(opened.head().reference()))
                    .as(attribute)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fact#000001");
            put(original);
        }
    }

    @Test
    void a_missing_fact_is_noticed() {
        table.client().deleteItem(request -> request.tableName(table.name()).key(key("fact#000001")));

        assertThatThrownBy(() -> cases.find(opened.head().reference())).hasMessageContaining("head does not belong");
    }

    private void put(Map<String, AttributeValue> item) {
        table.client().putItem(request -> request.tableName(table.name()).item(item));
    }

    private Map<String, AttributeValue> item(String part) {
        return table.client()
                .getItem(request -> request.tableName(table.name()).key(key(part)))
                .item();
    }

    private Map<String, AttributeValue> key(String part) {
        return Map.of(
                "caseId",
                AttributeValue.fromS(opened.head().reference().symbols()),
                "part",
                AttributeValue.fromS(part));
    }
}
