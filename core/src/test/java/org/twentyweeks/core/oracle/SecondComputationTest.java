package org.twentyweeks.core.oracle;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twentyweeks.core.casework.Deadline;
import org.twentyweeks.core.casework.DeadlineState;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.StatutoryClock;
import org.twentyweeks.core.oracle.DayByDay.Answer;
import org.twentyweeks.core.oracle.DayByDay.Happened;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

class SecondComputationTest {

    private static final LocalDate FIRST = LocalDate.of(2014, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2035, 12, 31);

    private static final DayByDay ORACLE = new DayByDay();
    private static final StatutoryClock CLOCK = StatutoryClock.current();

    @Test
    void the_second_computation_knows_nothing_of_the_project() {
        var itsOwn = resideInAPackage("java..").or(new OfTheSecondComputation());

        classes()
                .that(new OfTheSecondComputation())
                .should()
                .onlyDependOnClassesThat(itsOwn)
                .check(new ClassFileImporter().importPackagesOf(SecondComputationTest.class));
    }

    private static final class OfTheSecondComputation extends DescribedPredicate<JavaClass> {

        OfTheSecondComputation() {
            super("are the second computation");
        }

        @Override
        public boolean test(JavaClass candidate) {
            return candidate.getName().startsWith(DayByDay.class.getName());
        }
    }

    @Test
    void both_computations_know_the_same_rules() {
        assertThat(ORACLE.rules())
                .containsExactlyInAnyOrderElementsOf(RuleBook.current().ids());
    }

    static List<String> rules() {
        return RuleBook.current().ids();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_trigger_day_has_the_same_deadline_in_both(String rule) {
        for (String start : ORACLE.startsOn(rule)) {
            var before = LocalDate.MIN;
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                var facts = List.of(starting(start, day));
                var dueOn = ORACLE.answer(rule, facts, Optional.empty()).dueOn().orElseThrow();

                assertThat(dueOn)
                        .as("%s from %s", rule, day)
                        .isAfterOrEqualTo(day)
                        .isAfterOrEqualTo(before);
                compare(rule, facts, Optional.empty());
                compare(rule, facts, Optional.of(dueOn.minusDays(1)));
                compare(rule, facts, Optional.of(dueOn));
                compare(rule, facts, Optional.of(dueOn.plusDays(1)));
                before = dueOn;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_140_901, 471})
    void histories_of_any_kind_have_the_same_answers_in_both(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < 2_000; i++) {
            var from = random.nextInt(4) == 0
                    ? LocalDate.of(2020, 1, 1)
                    : LocalDate.of(2014, 8, 1).plusDays(random.nextInt(7_000));
            var facts = history(random, from);
            Optional<LocalDate> asAt =
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(400)));
            for (String rule : rules()) {
                seen.merge(compare(rule, facts, asAt), 1, Integer::sum);
            }
        }

        assertThat(seen.keySet())
                .as("the histories of seed %s reach every state", seed)
                .hasSize(DeadlineState.values().length);
    }

    private static Happened starting(String type, LocalDate day) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("on", day.toString());
        switch (type) {
            case "AdviceRequested" -> fields.put("body", "HEALTH");
            case "SettingConsulted" -> fields.put("setting", "Oak School");
            default -> {}
        }
        return new Happened(type, fields);
    }

    /** Compares every answer of the two and returns the state. */
    private static String compare(String rule, List<Happened> history, Optional<LocalDate> asAt) {
        var facts = history.stream().map(SecondComputationTest::fact).toList();
        var deadline = CLOCK.deadline(rule, facts, asAt);
        var available = new HashMap<String, Boolean>();
        for (Ground ground : List.of(Ground.SETTING_CLOSED, Ground.EARLY_YEARS_CLOSED, Ground.ABSENT_FROM_AREA)) {
            available.put(ground.name(), CLOCK.isExceptionAvailable(rule, ground, facts, asAt));
        }
        var first = new Answer(
                deadline.map(Deadline::dueOn),
                deadline.map(Deadline::lastWorkingDay),
                CLOCK.receivedOn(facts, asAt),
                deadline.map(Deadline::state)
                        .orElse(DeadlineState.NOT_APPLICABLE)
                        .name(),
                available);
        var second = ORACLE.answer(rule, history, asAt);
        if (!first.equals(second)) {
            fail("%s as at %s%nof %s%nfirst  %s%nsecond %s", rule, asAt, history, first, second);
        }
        return first.state();
    }

    private static Fact fact(Happened happened) {
        return FactVocabulary.read(happened.type(), new LinkedHashMap<>(happened.fields()));
    }

    private static List<Happened> history(Random random, LocalDate from) {
        var history = new ArrayList<Happened>();
        int facts = 1 + random.nextInt(12);
        for (int i = 0; i < facts; i++) {
            history.add(random(random, from));
        }
        return history;
    }

    private static Happened random(Random random, LocalDate from) {
        var day = from.plusDays(random.nextInt(220));
        return switch (random.nextInt(19)) {
            case 0, 1, 2, 3 -> dated("RequestReceived", "on", from.plusDays(random.nextInt(30)));
            case 4 -> dated("BecameResponsible", "on", day);
            case 5 -> dated("AssessmentDecided", "notifiedOn", day, "outcome", one(random, "ASSESS", "REFUSE"));
            case 6, 7 -> {
                var request = dated("AdviceRequested", "on", day, "body", one(random, "EDUCATION", "HEALTH"));
                yield maybe(random, request, "setting", "Oak School", "Elm School");
            }
            case 8 -> dated("AdviceReceived", "on", day, "body", one(random, "EDUCATION", "HEALTH"));
            case 9 -> dated("PlanAgreed", "on", day);
            case 10 -> dated("NoPlanNotified", "notifiedOn", day);
            case 11 -> dated("DraftPlanSent", "on", day);
            case 12 -> dated("SettingConsulted", "on", day, "setting", one(random, "Oak School", "Elm School"));
            case 13 -> dated("SettingReplied", "on", day, "setting", one(random, "Oak School", "Elm School"));
            case 14 -> dated("FinalPlanIssued", "on", day);
            case 15 -> {
                var closure = dated(
                        "SettingClosed",
                        "first",
                        day,
                        "reopens",
                        day.plusDays(24 + random.nextInt(9)).toString());
                yield maybe(
                        random, maybe(random, closure, "setting", "Oak School", "Elm School"), "kind", "EARLY_YEARS");
            }
            case 16 ->
                dated(
                        "AbsentFromArea",
                        "first",
                        day,
                        "returned",
                        day.plusDays(24 + random.nextInt(9)).toString());
            case 17 -> {
                var exception = dated(
                        "ExceptionRecorded",
                        "recordedOn",
                        day,
                        "ground",
                        Ground.values()[random.nextInt(Ground.values().length)].name());
                exception.fields().put("rule", rules().get(random.nextInt(rules().size())));
                yield maybe(random, exception, "body", "EDUCATION", "HEALTH");
            }
            default ->
                random.nextInt(4) == 0
                        ? dated("RequestWithdrawn", "on", day)
                        : dated("RepresentationsReceived", "on", day);
        };
    }

    private static Happened dated(String type, String field, LocalDate day, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(field, day.toString());
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return new Happened(type, fields);
    }

    private static Happened maybe(Random random, Happened fact, String field, String... values) {
        if (random.nextBoolean()) {
            fact.fields().put(field, one(random, values));
        }
        return fact;
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
