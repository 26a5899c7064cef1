package org.twentyweeks.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.casework.Addition;
import org.twentyweeks.core.casework.AssignCase;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.casework.WholeCase;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.Staff;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.core.staff.Team;
import org.twentyweeks.core.telemetry.JobRun;
import org.twentyweeks.core.telemetry.Metric;
import org.twentyweeks.lambda.DefectException;
import org.twentyweeks.testkit.casework.InMemoryCaseIndexes;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;
import org.twentyweeks.testkit.staff.SampleStaff;

class MoveHandlerTest {

    private static final String INTAKE = "team:intake";
    private static final Instant GIVEN = Instant.parse("2026-02-20T09:00:00Z");
    private static final Change CHANGE = new Change("staff:0001", GIVEN, "test");

    private final InMemoryStaffStore staff = new InMemoryStaffStore();
    private final InMemoryCaseStore cases = new InMemoryCaseStore(staff::isActive);
    private final CaseIndexes indexes = new InMemoryCaseIndexes(cases);
    private final RecordFacts recordFacts = new RecordFacts(cases, INTAKE);
    private final List<JobRun> told = new ArrayList<>();

    MoveHandlerTest() {
        SampleStaff.keepIn(staff);
    }

    private String run(StaffStore staffStore, CaseStore caseStore, String event) throws IOException {
        var moveCases = new MoveCases(staffStore, indexes, caseStore, new RecordFacts(caseStore, INTAKE), INTAKE);
        var answer = new ByteArrayOutputStream();
        new MoveHandler(moveCases, told::add)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private JobRun.Report run() throws IOException {
        assertThat(run(staff, cases, event())).isEqualTo("{\"batchItemFailures\":[]}");
        return told.getLast().report();
    }

    private static String event() throws IOException {
        return Files.readString(SealHandlerTest.EVENTS.resolve("move-cases.json"));
    }

    /** Somebody of a team, who joins. */
    private StaffMember joined(String id, String team) {
        var member = member(id, team, true, 1);
        staff.keep(member, CHANGE);
        return member;
    }

    private void left(StaffMember before) {
        staff.keep(member(before.id(), before.team(), false, before.version() + 1), CHANGE);
    }

    private static StaffMember member(String id, String team, boolean active, int version) {
        return new StaffMember(
                id,
                "Jo Sample",
                "jo@saltmere.example.org",
                Role.CASEWORKER,
                team,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                active,
                version);
    }

    /** A case that somebody was given. */
    private Reference given(String key, StaffMember owner, Instant at) {
        var opened = SampleCases.opened(key, SampleReferrals.least());
        cases.accept(opened);
        var reference = opened.head().reference();
        assertThat(new AssignCase(recordFacts, staff, INTAKE)
                        .assign(
                                new Entry(reference, "given", List.of(), at, "staff:0001"),
                                "staff:" + owner.id(),
                                AssignmentReason.ALLOCATED))
                .isInstanceOf(Outcome.Recorded.class);
        return reference;
    }

    private String owner(Reference reference) {
        return cases.find(reference).orElseThrow().head().owner();
    }

    private static Map<Metric, Long> counted(long owners, long moved, long left) {
        return Map.of(
                Metric.OWNERS_CHECKED,
                1L,
                Metric.OWNERS_NOT_ACTIVE,
                owners,
                Metric.CASES_MOVED,
                moved,
                Metric.CASES_LEFT,
                left);
    }

    @Test
    void where_everybody_is_active_nothing_is_moved_and_the_night_is_counted() throws IOException {
        var mo = given("mo's", SampleStaff.MO, GIVEN);

        assertThat(run())
                .isEqualTo(new JobRun.Report(
                        "nothing-to-move",
                        counted(0, 0, 0),
                        Optional.of(LocalDate.of(2026, 3, 2)),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(owner(mo)).isEqualTo("staff:0007");
        assertThat(told.getLast().dueAt()).contains(Instant.parse("2026-03-02T02:15:00Z"));
    }

    @Test
    void all_cases_of_who_left_go_to_the_team_however_many_and_nobody_elses() throws IOException {
        var jo = joined("0009", "north");
        var moved = new ArrayList<Reference>();
        for (int number = 0; number <= 2 * CaseIndexes.PAGE_MAX; number++) {
            moved.add(given("case " + number, jo, GIVEN));
        }
        var mo = given("mo's", SampleStaff.MO, GIVEN);
        left(jo);

        var report = run();

        assertThat(report.outcome()).isEqualTo("moved");
        assertThat(report.counted()).isEqualTo(counted(1, moved.size(), 0));
        assertThat(moved).allSatisfy(reference -> assertThat(owner(reference)).isEqualTo("team:north"));
        assertThat(owner(mo)).isEqualTo("staff:0007");
        var fact = cases.find(moved.getFirst()).orElseThrow().facts().getLast();
        assertThat(fact.fact())
                .isEqualTo(
                        new OwnerAssigned(LocalDate.of(2026, 3, 2), "team:north", AssignmentReason.OWNER_NOT_ACTIVE));
        assertThat(fact.recordedBy()).isEqualTo("staff:system");
    }

    @Test
    void a_team_that_is_not_on_the_list_leaves_its_cases_to_the_team_of_intake() throws IOException {
        var jo = joined("0009", "dissolved");
        var reference = given("case", jo, GIVEN);
        left(jo);

        assertThat(run().counted()).isEqualTo(counted(1, 1, 0));
        assertThat(owner(reference)).isEqualTo(INTAKE);
    }

    @Test
    void the_same_message_again_moves_nothing() throws IOException {
        var jo = joined("0009", "north");
        var reference = given("case", jo, GIVEN);
        left(jo);
        run();
        var before = cases.find(reference);

        assertThat(run().counted()).isEqualTo(counted(0, 0, 0));
        assertThat(cases.find(reference)).isEqualTo(before);
    }

    @Test
    void a_case_that_cannot_be_moved_is_counted_and_the_others_do_not_wait_for_it() throws IOException {
        var jo = joined("0009", "north");
        var kept = List.of(given("one", jo, GIVEN), given("two", jo, GIVEN), given("three", jo, GIVEN));
        left(jo);

        assertThat(run(staff, new Beside(cases, kept.get(0), kept.get(1)), event()))
                .isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(told.getLast().outcome()).isEqualTo("moved-in-part");
        assertThat(told.getLast().counted()).isEqualTo(counted(1, 1, 2));
        assertThat(owner(kept.get(2))).isEqualTo("team:north");
        assertThat(run().counted()).isEqualTo(counted(1, 2, 0));
    }

    /** The store, in which one case is spoilt, and in another somebody records something before whoever has read it. */
    private record Beside(InMemoryCaseStore cases, Reference spoilt, Reference busy) implements CaseStore {

        @Override
        public Acceptance accept(NewCase opened) {
            return cases.accept(opened);
        }

        @Override
        public Optional<StoredCase> find(Reference reference) {
            if (reference.equals(spoilt)) {
                throw new IllegalStateException("The chain of facts is broken at fact#000001");
            }
            return cases.find(reference);
        }

        @Override
        public Optional<WholeCase> findWhole(Reference reference) {
            return cases.findWhole(reference);
        }

        @Override
        public Recording record(Addition addition) {
            return addition.head().reference().equals(busy) ? new Recording.ChangedMeanwhile() : cases.record(addition);
        }
    }

    @Test
    void a_night_that_is_worked_off_late_leaves_what_was_given_since() throws IOException {
        var jo = joined("0009", "north");
        var reference = given("case", jo, Instant.parse("2026-03-05T09:00:00Z"));
        left(jo);

        assertThat(run().counted()).isEqualTo(counted(0, 0, 0));
        assertThat(owner(reference)).isEqualTo("staff:0009");
    }

    @Test
    void staff_that_cannot_be_read_hands_the_message_back() throws IOException {
        var broken = new StaffStore() {
            @Override
            public Staff everybody() {
                throw new UnavailableException("The store did not answer");
            }

            @Override
            public Keeping keep(StaffMember member, Change change) {
                return Keeping.CHANGED_MEANWHILE;
            }

            @Override
            public Keeping keep(Team team, Change change) {
                return Keeping.CHANGED_MEANWHILE;
            }
        };

        assertThat(run(broken, cases, event()))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"5f1d0c7e-6f8a-4d0e-9d55-0a6f6a1f1a01\"}]}");
        assertThat(told.getLast().counted()).isEqualTo(Map.of(Metric.UNAVAILABLE, 1L));
    }

    @Test
    void a_message_that_no_schedule_sent_is_a_defect_and_moves_nothing() {
        assertThatThrownBy(() -> run(staff, cases, "{\"Records\":[{\"messageId\":\"1\",\"body\":\"{}\"}]}"))
                .isInstanceOf(DefectException.class);
        assertThat(told).extracting(JobRun::outcome).containsExactly("defect");
    }
}
