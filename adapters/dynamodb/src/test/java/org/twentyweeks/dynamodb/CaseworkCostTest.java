package org.twentyweeks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.AssignCase;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.ReadCase;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.SearchCases;
import org.twentyweeks.core.intake.ChildHashes;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.KeepStaff;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.dynamodb.CallCount;
import org.twentyweeks.testkit.staff.SampleStaff;

/** What the work of staff costs, counted on the real client. Changing a number here is a decision. */
class CaseworkCostTest {

    private static final String INTAKE = "team:intake";
    private static final Instant NOW = Instant.parse("2026-02-20T15:00:00Z");
    private static final Caller MO = new Caller("0007", Set.of(Role.CASEWORKER));
    private static final Change CHANGE = new Change("staff:0001", NOW, "cost");

    private final LocalTable table = LocalTable.create();
    private final CallCount calls = new CallCount();
    private final QueriesMade queries = new QueriesMade();
    private final DynamoDbCaseStore cases =
            new DynamoDbCaseStore(table.engine().client(calls, queries), table.name(), table.staff());
    private final DynamoDbCaseIndexes indexes =
            new DynamoDbCaseIndexes(table.engine().client(calls, queries), table.name());
    private final DynamoDbAuditTrail audit =
            new DynamoDbAuditTrail(table.engine().client(calls, queries), table.audit());
    private final DynamoDbStaffStore staff =
            new DynamoDbStaffStore(table.engine().client(calls, queries), table.staff(), table.audit());
    private final RecordFacts recordFacts = new RecordFacts(cases, INTAKE);
    private final AssignCase assignCase = new AssignCase(recordFacts, staff, INTAKE);
    private final NewCase opened = SampleCases.opened("cost", SampleReferrals.complete());

    @BeforeEach
    void accept() {
        cases.accept(opened);
        SampleStaff.keepIn(staff);
        reset();
    }

    private void reset() {
        calls.reset();
        queries.reset();
    }

    @Test
    void opening_a_case_is_one_query_two_of_indexes_and_one_put() {
        var shown = new ReadCase(cases, indexes, audit, SampleCases.secrets())
                .whole(new ReadCase.Request(opened.head().reference(), MO, "getCase", NOW, "cost"));

        assertThat(shown).isPresent();
        assertThat(calls.transmitted()).containsExactly("Query", "Query", "Query", "PutItem");
        assertThat(queries.asked()).containsExactly("table", "childByUpn", "childByName");
    }

    @Test
    void its_deadlines_are_one_query_and_one_put() {
        new ReadCase(cases, indexes, audit, SampleCases.secrets())
                .deadlines(
                        new ReadCase.Request(opened.head().reference(), MO, "getDeadlines", NOW, "cost"),
                        Optional.empty());

        assertThat(calls.transmitted()).containsExactly("Query", "PutItem");
        assertThat(queries.asked()).containsExactly("table");
    }

    @Test
    void giving_a_case_to_a_person_is_one_query_and_one_transaction_that_looks_the_person_up() {
        assertThat(assign("staff:0007")).isInstanceOf(Outcome.Recorded.class);

        assertThat(calls.transmitted()).containsExactly("Query", "TransactWriteItems");

        reset();
        assertThat(assign("staff:0008")).isInstanceOf(Outcome.Refused.class);
        assertThat(calls.transmitted()).containsExactly("Query", "TransactWriteItems");
    }

    @Test
    void giving_a_case_to_a_team_reads_the_staff_as_well() {
        assertThat(assign("team:north")).isInstanceOf(Outcome.Recorded.class);

        assertThat(calls.transmitted()).containsExactly("Query", "Query", "TransactWriteItems");
    }

    @Test
    void searching_is_one_query_for_each_hash_and_one_put() {
        var child =
                ChildHashes.of(opened.person().referral(), SampleCases.secrets().hashKeys());

        assertThat(search(child)).isEqualTo(1);
        assertThat(calls.transmitted()).containsExactly("Query", "Query", "PutItem");
        assertThat(queries.asked()).containsExactly("childByUpn", "childByName");

        reset();
        assertThat(search(new ChildHashes(child.ofName(), List.of()))).isEqualTo(1);
        assertThat(calls.transmitted()).containsExactly("Query", "PutItem");

        reset();
        assertThat(search(new ChildHashes(List.of("0".repeat(64)), List.of()))).isZero();
        assertThat(calls.transmitted()).as("finding nothing is recorded too").containsExactly("Query", "PutItem");
    }

    @Test
    void keeping_a_member_of_staff_is_one_query_and_one_transaction() {
        assertThat(new KeepStaff(staff).keep(SampleStaff.MO, CHANGE)).isInstanceOf(KeepStaff.Outcome.Kept.class);

        assertThat(calls.transmitted()).containsExactly("Query", "TransactWriteItems");
    }

    @Test
    void moving_cases_is_one_query_of_staff_one_a_page_and_one_query_and_one_transaction_a_case() {
        var other = SampleCases.opened("other", SampleReferrals.least());
        cases.accept(other);
        assign("staff:0007");
        assignCase.assign(
                new Entry(other.head().reference(), "cost", List.of(), NOW, "staff:0001"),
                "staff:0007",
                AssignmentReason.ALLOCATED);
        staff.keep(notActive(SampleStaff.MO), CHANGE);
        reset();

        var run = new MoveCases(
                        new DynamoDbStaffStore(table.engine().client(calls, queries), table.staff()),
                        indexes,
                        new DynamoDbCaseStore(table.engine().client(calls, queries), table.name()),
                        new RecordFacts(
                                new DynamoDbCaseStore(table.engine().client(calls, queries), table.name()), INTAKE),
                        INTAKE)
                .run(NOW);

        assertThat(run).isEqualTo(new MoveCases.Run(1, 2, 0));
        var expected = new ArrayList<>(List.of("Query", "Query"));
        expected.addAll(List.of("Query", "TransactWriteItems", "Query", "TransactWriteItems", "Query"));
        assertThat(calls.transmitted()).isEqualTo(expected);
        assertThat(queries.asked()).containsExactly("table", "recent", "table", "table", "recent");
    }

    private int search(ChildHashes child) {
        return new SearchCases(indexes, audit)
                .search(new SearchCases.Request(child, MO, "searchCases", NOW, "cost"))
                .size();
    }

    private Outcome assign(String owner) {
        return assignCase.assign(
                new Entry(opened.head().reference(), "cost " + owner, List.of(), NOW, "staff:0001"),
                owner,
                AssignmentReason.ALLOCATED);
    }

    private static StaffMember notActive(StaffMember before) {
        return new StaffMember(
                before.id(),
                before.name(),
                before.email(),
                before.role(),
                before.team(),
                before.fullTimeEquivalent(),
                before.absence(),
                before.cover(),
                before.manager(),
                false,
                before.version() + 1);
    }
}
