package org.twentyweeks.core.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.twentyweeks.core.oracle.PublishedRules.Pattern;

/** A possible history about one rule by chance: mostly of facts that it knows, often on the days of its edges. */
final class RandomHistory {

    private final Random random;
    private final String ruleId;
    private final DayByDay reading;
    private final PublishedFacts facts;
    private final LocalDate from;
    private final LocalDate due;
    private final List<Happened> recorded = new ArrayList<>();
    private final Optional<LocalDate> asAt;

    RandomHistory(String ruleId, long seed, DayByDay reading, PublishedFacts facts) {
        this.random = new Random(seed * 31 + ruleId.hashCode());
        this.ruleId = ruleId;
        this.reading = reading;
        this.facts = facts;
        var rule = reading.rule(ruleId);
        this.from = random.nextInt(5) == 0
                ? LocalDate.of(2020, 1, 1).plusDays(random.nextInt(270))
                : rule.firstDay().plusDays(random.nextInt(6_500) - 40L);
        var start = facts.plain(one(rule.startsOn()), from);
        this.due =
                reading.answer(ruleId, List.of(start), Optional.empty()).dueOn().orElse(from.plusDays(60));
        recorded.add(start);
        for (int more = random.nextInt(9); more > 0; more--) {
            recorded.add(fact());
        }
        if (random.nextBoolean()) {
            recorded.sort(Comparator.comparing(fact -> fact.day().orElse(from)));
        }
        this.asAt = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(day());
    }

    List<Happened> recorded() {
        return recorded;
    }

    Optional<LocalDate> asAt() {
        return asAt;
    }

    private Happened fact() {
        var type = switch (random.nextInt(10)) {
            case 0, 1 -> one(one(ownPatterns())).type();
            case 2, 3 ->
                one(ownPatterns().get(Math.min(1, ownPatterns().size() - 1))).type();
            case 4, 5 -> "ExceptionRecorded";
            case 6 -> one(List.of("AdviceRequested", "SettingClosed", "AbsentFromArea"));
            case 7 -> one(alsoRead());
            default -> one(facts.types());
        };
        var excepted = random.nextInt(4) == 0 ? one(List.copyOf(reading.rules())) : ruleId;
        return facts.random(random, type, day(), excepted);
    }

    /** What starts, meets and closes the rule, as far as there is any. */
    private List<List<Pattern>> ownPatterns() {
        var rule = reading.rule(ruleId);
        return Stream.of(rule.startsOn(), rule.metBy(), rule.closedBy())
                .filter(patterns -> !patterns.isEmpty())
                .toList();
    }

    /** The types that a rule's due day, or its meeting, depends on besides its own. */
    private List<String> alsoRead() {
        return switch (ruleId) {
            case "amended-final-plan" -> List.of("ReviewMeetingHeld", "ReviewDecided", "AmendedPlanIssued");
            case "appeal-window", "cease-hold" -> List.of("MediationCertificateIssued");
            case "review-decision" -> List.of("AmendmentNoticeSent");
            default -> List.of("FinalPlanIssued", "RequestReceived");
        };
    }

    private LocalDate day() {
        var first = from.isBefore(due) ? from : due;
        long between = Math.abs(due.toEpochDay() - from.toEpochDay());
        return switch (random.nextInt(5)) {
            case 0 -> due.plusDays(random.nextInt(3) - 1L);
            case 1 -> from;
            default -> first.plusDays(random.nextLong(between + 60) - 15);
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
