package org.twentyweeks.testkit.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.AssignCase;
import org.twentyweeks.core.casework.CorrectFact;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.AdviceBody;
import org.twentyweeks.core.casework.Fact.AssessmentOutcome;
import org.twentyweeks.core.casework.Fact.AssignmentReason;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.ReadCase;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordFacts.Outcome;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.casework.RecordFacts.Rights;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.SearchCases;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.core.casework.Task;
import org.twentyweeks.core.intake.ChildHashes;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.testkit.audit.InMemoryAuditTrail;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;
import org.twentyweeks.testkit.staff.SampleStaff;

/** What staff do with cases, over stores in memory. */
class CaseworkTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Fact ASSESS = new Fact.AssessmentDecided(LocalDate.of(2026, 2, 20), AssessmentOutcome.ASSESS);
    private static final Caller MO = new Caller("0007", Set.of(Role.CASEWORKER));
    private static final Caller AUDITOR = new Caller("0011", Set.of(Role.QA_AUDITOR));

    private final InMemoryStaffStore staff = new InMemoryStaffStore();
    private final InMemoryCaseStore cases = new InMemoryCaseStore(staff::isActive);
    private final InMemoryCaseIndexes indexes = new InMemoryCaseIndexes(cases);
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private final RecordFacts recordFacts = new RecordFacts(cases, "team:intake");
    private final AssignCase assignCase = new AssignCase(recordFacts, staff, "team:intake");
    private final CorrectFact correctFact = new CorrectFact(cases, recordFacts);
    private final ReadCase readCase = new ReadCase(cases, indexes, audit, SampleCases.secrets());
    private final Reference reference = accepted("casework");

    @BeforeEach
    void keepStaff() {
        SampleStaff.keepIn(staff);
    }

    // ---- Reading

    @Test
    void a_case_is_shown_with_its_person_after_that_is_on_record() {
        var shown = readCase.whole(request(reference, MO)).orElseThrow();

        assertThat(shown.persons())
                .containsExactly(cases.whole(reference).orElseThrow().person());
        assertThat(shown.deadlines()).isNotEmpty();
        assertThat(audit.everything())
                .containsExactly(reading(reference, "staff:0007", CasePart.FACTS, CasePart.PERSON));
    }

    @Test
    void who_does_not_need_the_person_sees_facts_alone() {
        var shown = readCase.whole(request(reference, AUDITOR)).orElseThrow();

        assertThat(shown.persons()).isEmpty();
        assertThat(shown.possibleDuplicates()).isEmpty();
        assertThat(audit.everything()).containsExactly(reading(reference, "staff:0011", CasePart.FACTS));
    }

    @Test
    void other_cases_of_the_child_are_shown_and_are_a_task() {
        var other = accepted("the same child");

        var shown = readCase.whole(request(reference, MO)).orElseThrow();

        assertThat(shown.possibleDuplicates()).containsExactly(other);
        assertThat(shown.tasks()).extracting(Task::code).contains("possible-duplicate");
    }

    @Test
    void what_is_held_does_not_exist_for_a_caseworker() {
        var opened = SampleCases.held("held", SampleReferrals.complete());
        cases.accept(opened);
        var held = opened.head().reference();

        assertThat(readCase.whole(request(held, MO))).isEmpty();
        assertThat(readCase.deadlines(request(held, MO), Optional.empty())).isEmpty();
        assertThat(audit.everything()).isEmpty();
        assertThat(readCase.whole(request(held, new Caller("0001", Set.of(Role.INTAKE)))))
                .isPresent();
    }

    @Test
    void deadlines_stand_as_if_today_were_another_day() {
        var late = readCase.deadlines(request(reference, MO), Optional.of(LocalDate.of(2027, 1, 1)))
                .orElseThrow();

        assertThat(late.deadlines())
                .anySatisfy(deadline -> assertThat(deadline.state().name()).startsWith("OVERDUE"));
        assertThat(late.persons()).isEmpty();
    }

    @Test
    void a_search_finds_the_cases_of_a_child_and_each_finding_is_on_record() {
        var other = accepted("again");
        var child = cases.whole(reference).orElseThrow().person().referral();
        var hashes = ChildHashes.of(child, SampleCases.secrets().hashKeys());

        var found = new SearchCases(indexes, audit)
                .search(new SearchCases.Request(hashes, MO, "searchCases", NOW, "search-1"));

        assertThat(found).containsExactlyInAnyOrder(reference, other);
        assertThat(audit.everything())
                .extracting(Reading::reference)
                .containsExactlyInAnyOrder(Optional.of(reference), Optional.of(other));
    }

    @Test
    void a_search_that_finds_nobody_is_on_record() {
        var hashes = ChildHashes.ofName(
                "Nobody", LocalDate.of(2020, 1, 1), SampleCases.secrets().hashKeys());

        assertThat(new SearchCases(indexes, audit)
                        .search(new SearchCases.Request(hashes, MO, "searchCases", NOW, "search-1")))
                .isEmpty();
        assertThat(audit.everything()).extracting(Reading::reference).containsExactly(Optional.empty());
    }

    // ---- What can be recorded

    @Test
    void what_lies_ahead_has_not_happened_unless_it_is_an_arrangement() {
        assertThat(refusals(new Fact.PlanAgreed(TODAY.plusDays(1))))
                .containsExactly(new Refusal(0, "on", "lies ahead: record it when it has happened"));
        assertThat(refusals(new Fact.ReviewMeetingArranged(TODAY.plusDays(40)))).isEmpty();
        assertThat(refusals(new Fact.PlanAgreed(TODAY))).isEmpty();
    }

    @Test
    void every_fact_that_cannot_be_is_named() {
        assertThat(refusals(
                        ASSESS,
                        new Fact.PlanAgreed(TODAY.plusDays(1)),
                        new Fact.SettingConsulted(
                                TODAY, "a text that goes on and on, and names <somebody> who is a child")))
                .extracting(Refusal::place, Refusal::field)
                .containsExactly(Tuple.tuple(1, "on"), Tuple.tuple(2, "setting"));
        assertThat(stored().facts()).hasSize(1);
    }

    @Test
    void an_exception_that_fails_its_test_of_dates_is_refused_with_the_test() {
        assertThat(refusals(exception(Ground.ABSENT_FROM_AREA))).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("ground");
            assertThat(refusal.problem())
                    .isEqualTo("fails its test of dates (reg 5(4)). Record first: AbsentFromArea with at"
                            + " least 28 days from 15 January 2026 to 26 February 2026, counting the first and not"
                            + " the day of return");
        });
        assertThat(refusals(exception(Ground.MISSED_APPOINTMENT)))
                .extracting(Refusal::problem)
                .containsExactly("is no ground of decide-whether-to-assess");
    }

    @Test
    void an_exception_that_the_facts_with_it_give_is_recorded() {
        assertThat(refusals(
                        exception(Ground.ABSENT_FROM_AREA),
                        new Fact.AbsentFromArea(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 25))))
                .isEmpty();
    }

    @Test
    void an_exception_to_what_was_not_started_is_refused() {
        var exception = new Fact.ExceptionRecorded(
                Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES,
                "order-amend-plan",
                TODAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(refusals(exception))
                .extracting(Refusal::problem)
                .containsExactly("has no clock to stand beside: nothing started order-amend-plan");
    }

    @Test
    void nothing_but_the_decision_is_recorded_of_what_is_held() {
        var opened = SampleCases.held("held", SampleReferrals.complete());
        cases.accept(opened);

        var outcome =
                recordFacts.record(new Entry(opened.head().reference(), "one", List.of(ASSESS), NOW, "staff:0007"));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_case_takes_a_thousand_facts_and_not_one_more() {
        var before = stored();
        for (int batch = 0; before.facts().size() < 991; batch++) {
            var facts = IntStream.range(0, 99)
                    .<Fact>mapToObj(n -> new Fact.RepresentationsReceived(TODAY))
                    .toList();
            record(new Entry(reference, "batch " + batch, facts, NOW, "staff:0007"));
            before = stored();
        }
        var nine = Collections.nCopies(9, (Fact) new Fact.RepresentationsReceived(TODAY));
        record(new Entry(reference, "the last", nine, NOW, "staff:0007"));

        var outcome = recordFacts.record(new Entry(reference, "one more", List.of(ASSESS), NOW, "staff:0007"));

        assertThat(stored().facts()).hasSize(1_000);
        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(
                        List.of(new Refusal(0, "type", "is one too many: a case holds 1000 facts at most"))));
    }

    @Test
    void what_was_seen_of_a_case_that_changed_since_records_nothing() {
        var seen = stored().version();
        record(entry("other's", ASSESS));

        var stale = new Entry(
                reference,
                "mine",
                List.of(new Fact.PlanAgreed(TODAY)),
                NOW,
                "staff:0007",
                Optional.of(seen),
                Rights.ALL);

        assertThat(recordFacts.record(stale)).isEqualTo(new Outcome.ChangedMeanwhile(stored()));
    }

    @Test
    void a_recording_that_came_through_is_found_by_who_saw_the_case_before_it() {
        var mine = new Entry(
                reference, "mine", List.of(ASSESS), NOW, "staff:0007", Optional.of(stored().version()), Rights.ALL);
        record(mine);

        assertThat(recordFacts.record(mine))
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        again -> assertThat(again.replayed()).isTrue());
    }

    // ---- Corrections

    @Test
    void a_correction_can_take_out_what_is_dealt_with_and_add_nothing() {
        var request = (RequestReceived) stored().facts().getFirst().fact();
        var fewer = withNoted(request, List.of());
        var more = withNoted(request, List.of(Noted.values()));

        assertThat(correctFact.correct(
                        entry("more"), new FactCorrected(1, Optional.of(more), CorrectionReason.KEYED_WRONGLY)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusals().getFirst().field())
                                .isEqualTo("replacement.noted"));
        assertThat(correctFact.correct(
                        entry("fewer"), new FactCorrected(1, Optional.of(fewer), CorrectionReason.KEYED_WRONGLY)))
                .isInstanceOf(Outcome.Recorded.class);
        assertThat(stored().file().tasks()).isEmpty();
    }

    @Test
    void who_has_the_case_is_not_corrected_but_decided_anew() {
        assign("staff:0007");

        assertThat(correctFact.correct(
                        entry("back"), new FactCorrected(2, Optional.empty(), CorrectionReason.KEYED_WRONGLY)))
                .isEqualTo(
                        new Outcome.Refused(List.of(new Refusal(0, "corrects", "is not corrected but decided anew"))));
    }

    // ---- Owners

    @Test
    void a_case_is_given_to_somebody_active_or_to_a_team_on_the_list() {
        assertThat(assign("staff:0007")).isInstanceOf(Outcome.Recorded.class);
        assertThat(stored().head().owner()).isEqualTo("staff:0007");
        assertThat(assign("team:north")).isInstanceOf(Outcome.Recorded.class);
        assertThat(stored().head().owner()).isEqualTo("team:north");

        for (String nobody : List.of("staff:0008", "staff:nobody", "team:south", "team:quarantine", "Mo")) {
            assertThat(assign(nobody))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusals().getFirst().field())
                                    .isEqualTo("owner"));
        }
    }

    @Test
    void cases_of_who_left_go_to_the_team_and_a_second_run_moves_none() {
        var moving = new MoveCases(staff, indexes, cases, recordFacts, "team:intake");
        var theirs = SampleStaff.member("0009", "Jo Sample", true);
        staff.keep(theirs, new Change("staff:0001", NOW, "joined"));
        assign("staff:0009");
        assertThat(moving.run(NOW)).isEqualTo(new MoveCases.Run(0, 0, 0));
        staff.keep(left(theirs), new Change("staff:0001", NOW, "left"));

        assertThat(moving.run(NOW)).isEqualTo(new MoveCases.Run(1, 1, 0));
        assertThat(moving.run(NOW)).isEqualTo(new MoveCases.Run(0, 0, 0));

        assertThat(stored().head().owner()).isEqualTo("team:north");
        assertThat(stored().facts().getLast().recordedBy()).isEqualTo("staff:system");
    }

    private static StaffMember left(StaffMember before) {
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

    // ---- Gaps

    @Test
    void whose_advice_was_not_asked_for_is_a_task_while_the_child_is_assessed() {
        record(entry("one", ASSESS, new Fact.AdviceRequested(TODAY, AdviceBody.HEALTH, Optional.empty())));

        assertThat(stored().file().tasks())
                .extracting(Task::code)
                .contains(
                        "advice-not-requested-education",
                        "advice-not-requested-educational-psychology",
                        "advice-not-requested-social-care")
                .doesNotContain("advice-not-requested-health");
    }

    @Test
    void what_must_have_happened_before_and_is_not_recorded_is_a_task() {
        record(entry(
                "one",
                ASSESS,
                new Fact.AdviceReceived(TODAY, AdviceBody.HEALTH),
                new Fact.FinalPlanIssued(TODAY, Optional.empty()),
                exception(Ground.EXCEPTIONAL_PERSONAL_CIRCUMSTANCES)));

        assertThat(stored().file().tasks())
                .extracting(Task::code)
                .contains("advice-request-missing-health", "draft-plan-missing", "exception-incomplete");
        record(entry("two", new Fact.DraftPlanSent(LocalDate.of(2026, 2, 27))));
        assertThat(stored().file().tasks()).extracting(Task::code).doesNotContain("draft-plan-missing");
    }

    private List<Refusal> refusals(Fact... facts) {
        return recordFacts.record(entry("trial " + List.of(facts).hashCode(), facts)) instanceof Outcome.Refused refused
                ? refused.refusals()
                : List.of();
    }

    private void record(Entry entry) {
        assertThat(recordFacts.record(entry)).isInstanceOf(Outcome.Recorded.class);
    }

    private Outcome assign(String owner) {
        return assignCase.assign(entry("to " + owner + " " + stored().version()), owner, AssignmentReason.ALLOCATED);
    }

    private Entry entry(String key, Fact... facts) {
        return new Entry(reference, key, List.of(facts), NOW, "staff:0007");
    }

    private StoredCase stored() {
        return cases.find(reference).orElseThrow();
    }

    private Reference accepted(String key) {
        var opened = SampleCases.opened(key, SampleReferrals.complete());
        cases.accept(opened);
        return opened.head().reference();
    }

    private static Fact exception(Ground ground) {
        return new Fact.ExceptionRecorded(
                ground,
                "decide-whether-to-assess",
                TODAY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Fact withNoted(RequestReceived request, List<Noted> noted) {
        return new RequestReceived(request.on(), request.at(), request.source(), request.route(), noted);
    }

    private static ReadCase.Request request(Reference reference, Caller caller) {
        return new ReadCase.Request(reference, caller, "getCase", NOW, "correlation-1");
    }

    private static Reading reading(Reference reference, String by, CasePart... parts) {
        return new Reading(Optional.of(reference), by, Set.of(parts), "getCase", NOW, "correlation-1");
    }
}
