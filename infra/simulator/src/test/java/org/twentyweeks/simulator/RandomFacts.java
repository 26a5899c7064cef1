package org.twentyweeks.simulator;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.CorrectionReason;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.oracle.PublishedFacts;

/** What caseworkers key by chance: facts of every type, on the day, long after it, and in any order. */
final class RandomFacts {

    private static final PublishedFacts PUBLISHED = new PublishedFacts();
    private static final List<String> RULES = List.copyOf(SecondReading.rules());

    /** What a case is mostly about; everything else is drawn as often as all of these together. */
    private static final List<String> OFTEN = List.of(
            "AssessmentDecided",
            "AdviceRequested",
            "AdviceReceived",
            "DraftPlanSent",
            "SettingConsulted",
            "FinalPlanIssued",
            "NoPlanNotified",
            "RequestWithdrawn",
            "ReviewDecided",
            "CeaseDecided",
            "PlanCeased");

    private static final int KEYED_LATE_DAYS_MOST = 420;

    private final Random random;

    RandomFacts(Random random) {
        this.random = random;
    }

    /** One to three facts, none later than the day on which they are keyed. */
    List<Fact> keyedOn(LocalDate today) {
        return random.ints(1 + random.nextInt(3), 0, 10)
                .mapToObj(kind -> fact(kind, dayBy(today)))
                .toList();
    }

    private Fact fact(int kind, LocalDate day) {
        return switch (kind) {
            case 0, 1 -> published("ExceptionRecorded", day);
            case 2, 3, 4, 5 -> published(one(OFTEN), day);
            case 6 -> decision(day);
            default -> published(one(PUBLISHED.types()), day);
        };
    }

    private Fact published(String type, LocalDate day) {
        boolean ofTheRequest = random.nextInt(4) > 0;
        var excepted = ofTheRequest ? one(List.of("decide-whether-to-assess", "final-plan")) : one(RULES);
        var happened = PUBLISHED.random(random, type, day, excepted);
        var fields = new LinkedHashMap<String, Object>(happened.fields());
        if (ofTheRequest) {
            // Any other ground is refused but for facts that seldom meet by chance.
            fields.computeIfPresent("ground", (_, _) -> "EXCEPTIONAL_PERSONAL_CIRCUMSTANCES");
        }
        fields.replaceAll((name, value) ->
                name.equals("underFive") || name.equals("health") ? Boolean.valueOf(value.toString()) : value);
        return FactVocabulary.read(type, fields);
    }

    /** What only this project's language has. */
    private Fact decision(LocalDate day) {
        return random.nextInt(3) == 0
                ? new QuarantineDecided(day, Fact.QuarantineOutcome.REJECT, Optional.of(Fact.RejectionReason.TRIAL))
                : new QuarantineDecided(day, Fact.QuarantineOutcome.ACCEPT, Optional.empty());
    }

    /** A correction of one of the first so many facts: on another day, by another fact, or by nothing. */
    FactCorrected correctionOf(List<Fact> facts, LocalDate today) {
        int number = 1 + random.nextInt(facts.size());
        return new FactCorrected(
                number, instead(facts.get(number - 1), today), one(List.of(CorrectionReason.values())));
    }

    private Optional<Fact> instead(Fact fact, LocalDate today) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(fact(random.nextInt(10), dayBy(today)));
            default -> Optional.of(onAnotherDay(fact, dayBy(today)));
        };
    }

    /** The same fact on another day, where one field says its day; of the correction of another, what it said. */
    private Fact onAnotherDay(Fact fact, LocalDate day) {
        if (fact instanceof FactCorrected(int _, Optional<Fact> replacement, CorrectionReason _)) {
            return replacement.map(said -> onAnotherDay(said, day)).orElseGet(() -> published(one(OFTEN), day));
        }
        var fields = new LinkedHashMap<>(FactVocabulary.write(fact));
        // A request that a machine received at a moment becomes one that a person took down on a day.
        if (fields.remove("at") != null) {
            fields.put("on", day.toString());
        }
        List.of("on", "notifiedOn", "recordedOn", "sentOn", "toldOn", "awareOn")
                .forEach(dating -> fields.computeIfPresent(dating, (_, _) -> day.toString()));
        // No response to an appeal was due before it was sent.
        fields.computeIfPresent(
                "responseDueOn", (_, due) -> LocalDate.parse(due.toString()).isBefore(day) ? null : due);
        return FactVocabulary.read(fact.type().published(), Map.copyOf(fields));
    }

    /** Today, in the last year, or at the end of one of its months. */
    private LocalDate dayBy(LocalDate today) {
        var earlier = today.minusDays(random.nextInt(KEYED_LATE_DAYS_MOST));
        return switch (random.nextInt(4)) {
            case 0 -> today;
            case 1 -> earlier.minusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
            default -> earlier;
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
