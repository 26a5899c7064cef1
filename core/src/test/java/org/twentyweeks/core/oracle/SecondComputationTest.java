package org.twentyweeks.core.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.twentyweeks.core.oracle.PublishedRules.Pattern;
import org.twentyweeks.core.statute.Ground;
import org.twentyweeks.core.statute.RuleBook;

class SecondComputationTest {

    private static final LocalDate FIRST = LocalDate.of(2014, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2035, 12, 31);

    private static final DayByDay ORACLE = new DayByDay();
    private static final PublishedFacts FACTS = new PublishedFacts();
    private static final StatutoryClock CLOCK = StatutoryClock.current();

    @Test
    void the_second_computation_knows_nothing_of_the_project() {
        classes()
                .that(new OfTheSecondComputation())
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are Java's or its own",
                        candidate -> candidate.getPackageName().startsWith("java.")
                                || new OfTheSecondComputation().test(candidate)))
                .check(new ClassFileImporter().importPackagesOf(SecondComputationTest.class));
    }

    private static final class OfTheSecondComputation extends DescribedPredicate<JavaClass> {

        OfTheSecondComputation() {
            super("are the second computation");
        }

        @Override
        public boolean test(JavaClass candidate) {
            return candidate.getPackageName().equals(SecondComputationTest.class.getPackageName())
                    && !candidate.getName().startsWith(SecondComputationTest.class.getName())
                    && !candidate.getSimpleName().equals("package-info");
        }
    }

    @Test
    void both_computations_know_the_same_rules() {
        assertThat(ORACLE.rules())
                .containsExactlyInAnyOrderElementsOf(RuleBook.current().ids());
    }

    static Set<String> rules() {
        return ORACLE.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_trigger_day_has_the_same_deadline_in_both(String rule) {
        IntStream.rangeClosed(FIRST.getYear(), LAST.getYear()).parallel().forEach(year -> {
            for (Pattern start : ORACLE.rule(rule).startsOn()) {
                var before = LocalDate.MIN;
                var day = year == FIRST.getYear() ? FIRST : LocalDate.of(year, 1, 1);
                for (; day.getYear() == year; day = day.plusDays(1)) {
                    var fact = FACTS.plain(start, day);
                    before = compareAroundTheDueDay(rule, List.of(fact), before);
                    for (List<Happened> history : withWhatElseDecides(rule, fact, day)) {
                        compareAroundTheDueDay(rule, history, LocalDate.MIN);
                    }
                }
            }
        });
    }

    /** Returns the due day, which must not lie before that of an earlier start. */
    private static LocalDate compareAroundTheDueDay(String rule, List<Happened> history, LocalDate before) {
        var facts = facts(history);
        var answer = compare(rule, history, facts, Optional.empty(), "the trigger days");
        if (answer.dueOn().isEmpty()) {
            return before;
        }
        var due = answer.dueOn().get();
        if (due.isBefore(before)) {
            fail("%s of %s is due on %s, before that of an earlier start", rule, history, due);
        }
        compare(rule, history, facts, Optional.of(due), "the trigger days");
        compare(rule, history, facts, Optional.of(due.plusDays(1)), "the trigger days");
        return due;
    }

    /** The same start beside what else its due day depends on, the distance another one each day. */
    private static List<List<Happened>> withWhatElseDecides(String rule, Happened start, LocalDate day) {
        int turn = (int) (day.toEpochDay() % 97);
        return switch (ORACLE.rule(rule).due()) {
            case "8 weeks of, at latest 12 of the meeting" ->
                List.of(List.of(dated("ReviewMeetingHeld", day.minusDays(turn)), start));
            case "the time to appeal" ->
                List.of(List.of(start, dated("MediationCertificateIssued", day.plusDays(turn))));
            case "the day of the move or 15 working days beginning with" ->
                List.of(List.of(also(start, "movedOn", day.plusDays(17 + turn % 14))));
            case "the later of 12 months of the last review and 3 months of the transfer" ->
                List.of(List.of(also(start, "lastReviewOn", notTooEarly(day.minusDays(230 + turn)))));
            case "the day given or 30 Tribunal's working days of" ->
                List.of(List.of(also(start, "responseDueOn", day.plusDays(turn))));
            default -> List.of();
        };
    }

    private static Happened dated(String type, LocalDate day) {
        return FACTS.plain(new Pattern(type, Map.of(), false), notTooEarly(day));
    }

    private static Happened also(Happened fact, String field, LocalDate day) {
        var fields = new LinkedHashMap<>(fact.fields());
        fields.put(field, day.toString());
        return new Happened(fact.type(), fields);
    }

    private static LocalDate notTooEarly(LocalDate day) {
        var earliest = LocalDate.of(2014, 1, 1);
        return day.isBefore(earliest) ? earliest : day;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void histories_about_a_rule_have_the_same_answers_in_both(String rule) {
        var seen = new HashSet<String>();
        for (long seed = 1; seed <= 1_500; seed++) {
            var history = new RandomHistory(rule, seed, ORACLE, FACTS);
            var facts = facts(history.recorded());
            compareGrounds(rule, history.recorded(), facts, history.asAt(), "seed " + seed);
            seen.add(compare(rule, history.recorded(), facts, history.asAt(), "seed " + seed)
                    .state());
        }

        assertThat(seen).as("the states that the histories reach").isEqualTo(reachable(rule));
    }

    private static Set<String> reachable(String id) {
        var rule = ORACLE.rule(id);
        var states = new HashSet<>(Set.of("OPEN", "NOT_APPLICABLE", rule.after()));
        if (!rule.metBy().isEmpty()) {
            states.addAll(Set.of("MET", "MET_LATE"));
        }
        if (!rule.grounds().isEmpty()) {
            states.addAll(Set.of("OVERDUE_EXCEPTION", "MET_LATE_EXCEPTION"));
        }
        return states;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_140_901, 471})
    void histories_of_any_kind_have_the_same_answers_in_both(long seed) {
        var random = new Random(seed);
        var seen = new HashSet<String>();
        for (int i = 0; i < 150; i++) {
            var from = LocalDate.of(2014, 8, 1).plusDays(random.nextInt(7_000));
            var history = Stream.generate(() -> FACTS.random(
                            random,
                            one(random, FACTS.types()),
                            from.plusDays(random.nextInt(300)),
                            one(random, List.copyOf(rules()))))
                    .limit(1 + random.nextInt(25))
                    .toList();
            var facts = facts(history);
            Optional<LocalDate> asAt =
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(400)));
            for (String rule : rules()) {
                compareGrounds(rule, history, facts, asAt, "seed " + seed);
                seen.add(compare(rule, history, facts, asAt, "seed " + seed).state());
            }
        }

        assertThat(seen)
                .as("the states that the histories of seed %s reach", seed)
                .hasSizeGreaterThan(6);
    }

    /** Compares the answers of the two and returns them. */
    private static Answer compare(
            String rule, List<Happened> history, List<Fact> facts, Optional<LocalDate> asAt, String origin) {
        var deadline = CLOCK.deadline(rule, facts, asAt);
        var first = new Answer(
                deadline.map(Deadline::dueOn),
                deadline.map(Deadline::lastWorkingDay),
                CLOCK.receivedOn(facts, asAt),
                deadline.map(Deadline::state)
                        .orElse(DeadlineState.NOT_APPLICABLE)
                        .name());
        var second = ORACLE.answer(rule, history, asAt);
        if (!first.equals(second)) {
            fail("%s: %s as at %s%nof %s%nfirst  %s%nsecond %s", origin, rule, asAt, history, first, second);
        }
        return second;
    }

    private static void compareGrounds(
            String rule, List<Happened> history, List<Fact> facts, Optional<LocalDate> asAt, String origin) {
        for (Ground ground : List.of(Ground.SETTING_CLOSED, Ground.EARLY_YEARS_CLOSED, Ground.ABSENT_FROM_AREA)) {
            boolean second = ORACLE.isAvailable(rule, ground.name(), history, asAt);
            if (CLOCK.isExceptionAvailable(rule, ground, facts, asAt) != second) {
                fail("%s: %s of %s as at %s%nof %s%nsecond %s", origin, ground, rule, asAt, history, second);
            }
        }
    }

    private static String one(Random random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static List<Fact> facts(List<Happened> history) {
        return history.stream().map(SecondComputationTest::fact).toList();
    }

    private static Fact fact(Happened happened) {
        var fields = new LinkedHashMap<String, Object>(happened.fields());
        fields.replaceAll((name, value) ->
                Set.of("underFive", "health").contains(name) ? Boolean.valueOf(value.toString()) : value);
        return FactVocabulary.read(happened.type(), fields);
    }
}
