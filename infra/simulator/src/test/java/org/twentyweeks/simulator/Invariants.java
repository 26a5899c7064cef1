package org.twentyweeks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.BackdatingReason;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.StoredCase;
import org.twentyweeks.simulator.Desk.Recorded;
import org.twentyweeks.simulator.Kept.KeptCase;
import org.twentyweeks.simulator.Observation.Key;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.simulation.Simulation.Ending;

/** What must hold when everything has come to rest. */
final class Invariants {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int DECISION_DAYS = 42;
    private static final int PLAN_DAYS = 140;

    private final List<Violation> broken = new ArrayList<>();

    private Invariants() {}

    /**
     * What people saw of a run.
     *
     * @param sent everything that was sent, and what its sender saw
     * @param probed the answers to everything sent again when nothing failed any more
     * @param recorded what staff recorded, and what they saw
     * @param recordedAgain the answers to every entry, recorded again when nothing failed any more
     * @param released what staff let out of the quarantine
     * @param readings what was put on record
     */
    record Seen(
            List<Observation> sent,
            List<Observation> probed,
            List<Recorded> recorded,
            List<Recorded> recordedAgain,
            Set<Reference> released,
            List<Reading> readings,
            List<Invocation> invocations) {}

    /**
     * @param fold what the facts of a case come to in that world
     * @param countedAgain whether that is held against a computation of its own
     */
    static List<Violation> broken(
            Seen seen,
            Map<Reference, KeptCase> kept,
            Function<List<RecordedFact>, CaseStanding> fold,
            boolean countedAgain) {
        var invariants = new Invariants();
        var winners = invariants.oneCaseAKey(seen.sent(), seen.probed(), kept);
        invariants.everyAnswerStands(seen.sent(), winners);
        invariants.nothingBeside(winners, kept);
        invariants.foundByChild(winners, kept);
        invariants.everyEntryOnce(seen.recorded(), seen.recordedAgain(), kept);
        invariants.heldUntilReleased(seen.released(), kept);
        kept.values().forEach(stored -> invariants.headIsTheFold(stored, fold));
        if (countedAgain) {
            kept.values().forEach(invariants::headIsWhatTheFactsComeTo);
        }
        invariants.nobodyIsNamed(seen.invocations(), seen.readings(), seen.sent(), kept);
        invariants.nothingIsSilent(seen.invocations());
        return invariants.broken;
    }

    /** What a key stands for in the end. */
    private record Winner(Content content, String reference, LocalDate receivedOn) {}

    private void breaks(String invariant, String what) {
        broken.add(new Violation(invariant, what));
    }

    /** I1 and I2: each key that was sent with a request has one case, and it is that of one of the contents sent. */
    private Map<Key, Winner> oneCaseAKey(
            List<Observation> sent, List<Observation> probed, Map<Reference, KeptCase> kept) {
        var winners = new LinkedHashMap<Key, Winner>();
        var probesOfKey = new LinkedHashMap<Key, List<Observation>>();
        probed.forEach(probe -> probesOfKey
                .computeIfAbsent(probe.key(), key -> new ArrayList<>())
                .add(probe));
        probesOfKey.forEach((key, probes) -> {
            var accepted = probes.stream()
                    .filter(probe -> probe.answer().orElseThrow().accepts())
                    .toList();
            if (key.text().equals(Observation.NO_TOKEN)) {
                return;
            }
            if (accepted.size() != 1) {
                breaks("I2", key + " is accepted with " + accepted.size() + " of " + probes.size() + " contents");
                return;
            }
            var winner = accepted.getFirst();
            var reference = winner.answer().orElseThrow().reference().orElseThrow();
            var stored = Reference.parse(reference).map(kept::get);
            if (stored.isEmpty()) {
                breaks("I1", "nothing is stored under " + reference + ", which " + key + " was answered with");
                return;
            }
            winners.put(key, new Winner(winner.content().orElseThrow(), reference, holds(stored.get(), winner, sent)));
            probes.stream().filter(probe -> probe != winner).forEach(probe -> {
                var seen = probe.answer().orElseThrow();
                if (seen.status() != 409 || !seen.reference().equals(Optional.of(reference))) {
                    breaks("I2", "another content under " + key + " is answered with " + seen.status());
                }
            });
        });
        return winners;
    }

    /** I1 and I3: what is stored is what was sent, on the day on which it was sent. */
    private LocalDate holds(KeptCase stored, Observation winner, List<Observation> sent) {
        var sendings = sent.stream()
                .filter(one -> one.key().equals(winner.key()) && one.content().equals(winner.content()))
                .toList();
        if (sendings.stream().noneMatch(one -> one.body().equals(stored.original()))) {
            breaks("I1", "what is stored for " + winner.key() + " is not what was sent");
        }
        if (stored.stored().facts().isEmpty()) {
            breaks("I3", "the case of " + winner.key() + " has no fact");
            return stored.stored().head().acknowledgement().receivedOn();
        }
        if (!(stored.stored().facts().getFirst().fact() instanceof RequestReceived request)) {
            breaks("I1", "the case of " + winner.key() + " does not begin with its request");
            return stored.stored().head().acknowledgement().receivedOn();
        }
        // What came by post is dated to the day on which it came; what a machine received, to the second.
        if (winner.key().channel().equals("staff")) {
            var letter = Functions.json(new String(stored.original().toArray(), UTF_8));
            if (request.at().isPresent()
                    || !request.on().toString().equals(letter.path("receivedOn").asText())
                    || !request.backdatedBecause().equals(Optional.of(BackdatingReason.FOUND_LATER))) {
                breaks("I1", "the letter of " + winner.key() + " is no letter");
            }
            return followsFrom(request.on(), stored, winner.key());
        }
        if (request.at().isEmpty()) {
            breaks("I1", "the request of " + winner.key() + " is no longer that which a machine received");
            return request.on();
        }
        var at = request.at().get();
        boolean wasThen = sendings.stream()
                .anyMatch(one -> one.sentAt().truncatedTo(ChronoUnit.SECONDS).equals(at));
        // A probe may be the first to arrive at all.
        if (!wasThen && !winner.sentAt().truncatedTo(ChronoUnit.SECONDS).equals(at)) {
            breaks("I3", "the request of " + winner.key() + " is dated " + at + ", when nothing was sent");
        }
        var day = at.atZone(LONDON).toLocalDate();
        if (!request.on().equals(day)) {
            breaks("I3", "the request of " + winner.key() + " is of another day than " + at);
        }
        return followsFrom(day, stored, winner.key());
    }

    /** The days that the family is told are those that follow from the day of receipt. */
    private LocalDate followsFrom(LocalDate day, KeptCase stored, Key key) {
        if (!stored.stored().head().acknowledgement().receivedOn().equals(day)
                || !stored.stored().head().acknowledgement().decisionDueOn().equals(day.plusDays(DECISION_DAYS))
                || !stored.stored().head().acknowledgement().planDueOn().equals(day.plusDays(PLAN_DAYS))) {
            breaks("I3", "the days of " + key + " do not follow from " + day);
        }
        return day;
    }

    /** I1: whatever a sender was told before stands now. */
    private void everyAnswerStands(List<Observation> sent, Map<Key, Winner> winners) {
        for (Observation one : sent) {
            if (one.answer().isEmpty()) {
                continue;
            }
            var seen = one.answer().get();
            if (one.content().isEmpty()) {
                if (seen.status() < 400) {
                    breaks("I1", "nonsense of " + one.by() + " was accepted");
                }
                continue;
            }
            if (seen.status() >= 500) {
                // They were told that it was not taken, and could send it again.
                continue;
            }
            if (one.key().text().equals(Observation.NO_TOKEN)) {
                if (seen.status() != 400) {
                    breaks("I2", one.by() + " sent a page without a token and was answered with " + seen.status());
                }
                continue;
            }
            var winner = winners.get(one.key());
            if (winner == null) {
                breaks("I1", one.by() + " was answered with " + seen.status() + ", and the key stands for nothing");
            } else if (one.content().get().equals(winner.content())) {
                if (!seen.accepts() || !seen.reference().equals(Optional.of(winner.reference()))) {
                    breaks("I1", one.by() + " was answered with " + seen.status() + " " + seen.reference());
                } else if (!tells(seen, winner.receivedOn())) {
                    breaks("I1", one.by() + " was told other days");
                }
            } else if (seen.status() != 409) {
                breaks("I2", one.by() + " sent other content and was answered with " + seen.status());
            }
        }
    }

    private static boolean tells(Observation.Seen seen, LocalDate receivedOn) {
        var decision = receivedOn.plusDays(DECISION_DAYS);
        var plan = receivedOn.plusDays(PLAN_DAYS);
        return seen.status() == 201
                ? seen.text()
                        .contains("\"receivedOn\":\"%s\",\"decisionDueOn\":\"%s\",\"planDueOn\":\"%s\""
                                .formatted(receivedOn, decision, plan))
                : seen.text().contains(DayInWords.withWeekday(decision))
                        && seen.text().contains(DayInWords.withWeekday(plan));
    }

    /** I1: no case that nobody asked for, and no two of one. */
    private void nothingBeside(Map<Key, Winner> winners, Map<Reference, KeptCase> kept) {
        var keys = new HashMap<String, Key>();
        winners.forEach((key, winner) -> {
            var other = keys.put(winner.reference(), key);
            if (other != null) {
                breaks("I2", key + " and " + other + " have one reference");
            }
        });
        kept.keySet().stream()
                .filter(reference -> !keys.containsKey(reference.shown()))
                .forEach(reference -> breaks("I2", "a case is stored that no key stands for"));
    }

    /** Which recording: what somebody chose a key for. */
    private record Keyed(Reference reference, String key) {

        static Keyed of(Recorded one) {
            return new Keyed(one.entry().reference(), one.entry().key());
        }
    }

    /**
     * I1 and I2 of what staff record: an entry that anybody was told of is in its case, once; other facts under its key
     * change nothing; what somebody saw of a case is still its beginning.
     */
    private void everyEntryOnce(List<Recorded> recorded, List<Recorded> recordedAgain, Map<Reference, KeptCase> kept) {
        var all = new ArrayList<>(recorded);
        all.addAll(recordedAgain);
        var winners = oneEntryAKey(recordedAgain);
        for (Recorded one : all) {
            one.heard().ifPresent(heard -> entryStands(one, heard, winners, kept));
        }
        recordedAsToldBefore(all, recorded.size());
        kept.values().forEach(stored -> everyFactWasEntered(stored, winners, all));
    }

    /** Of all that was entered under one key, one stands, and everybody else is told that another does. */
    private Map<Keyed, List<Fact>> oneEntryAKey(List<Recorded> recordedAgain) {
        var winners = new LinkedHashMap<Keyed, List<Fact>>();
        for (Recorded one : recordedAgain) {
            switch (one.heard().orElse(null)) {
                case Heard.Recorded _ -> {
                    if (winners.put(Keyed.of(one), one.entry().facts()) != null) {
                        breaks("I2", "two recordings stand under " + one.entry().key());
                    }
                }
                case Heard.Clash _, Heard.Refused _, Heard.UnknownCase _ -> {}
                case null, default ->
                    breaks("I1", one.entry().key() + " cannot be recorded though nothing fails: " + one.heard());
            }
        }
        return winners;
    }

    private void entryStands(Recorded one, Heard heard, Map<Keyed, List<Fact>> winners, Map<Reference, KeptCase> kept) {
        var key = one.entry().key();
        var stored = Optional.ofNullable(kept.get(one.entry().reference())).map(KeptCase::stored);
        var facts = stored.map(StoredCase::facts).orElse(List.of());
        boolean stands = winners.getOrDefault(Keyed.of(one), List.of())
                .equals(one.entry().facts());
        switch (heard) {
            case Heard.Recorded told -> {
                if (!stands
                        || !told.facts().stream()
                                .map(Heard.Shown::fact)
                                .toList()
                                .equals(one.entry().facts())
                        || !areThere(told.facts(), facts)) {
                    breaks("I1", key + " was answered, and its facts are not in the case");
                }
                wasOnce(told.now(), stored, key);
            }
            case Heard.ChangedMeanwhile(Heard.Tag now) -> wasOnce(now, stored, key);
            case Heard.Clash _ -> {
                if (stands) {
                    breaks("I2", key + " was told that other facts stand, and its own do");
                }
            }
            case Heard.Refused(List<Refusal> refusals) -> {
                refusals.stream()
                        .filter(refusal -> !WhyNot.holds(one.entry(), refusal, facts))
                        .forEach(refusal -> breaks("I1", key + " was refused what can be recorded: " + refusal));
                if (!seesAll(one)
                        && refusals.stream().anyMatch(refusal -> WhyNot.tellsOfTheQuarantine(one.entry(), refusal))) {
                    breaks("I13", key + " was told that a case is held that is not there for them");
                }
            }
            case Heard.UnknownCase _ -> {
                if (seesAll(one) || !WhyNot.wasHeld(facts)) {
                    breaks("I1", key + " was told that a case is not there which they had seen");
                }
            }
        }
    }

    /** Whether a case that is held is there for whoever recorded. */
    private static boolean seesAll(Recorded one) {
        return one.entry().recordedBy().equals(Person.SUPERVISOR.recordedAs());
    }

    /** Whether facts stand in the record where an answer said, one after the other. */
    private static boolean areThere(List<Heard.Shown> shown, List<RecordedFact> facts) {
        int before = shown.isEmpty() ? 0 : shown.getFirst().number() - 1;
        return before < facts.size() && Heard.areTheFirst(shown, facts.subList(before, facts.size()));
    }

    private void wasOnce(Heard.Tag tag, Optional<StoredCase> stored, String key) {
        if (stored.filter(tag::isOf).isEmpty()) {
            breaks("I1", key + " was told of a state that the case never had");
        }
    }

    /** Whoever records first is not told that it was recorded before, and everybody after them is. */
    private void recordedAsToldBefore(List<Recorded> all, int duringTheHistory) {
        var attempts = new HashMap<List<Object>, Integer>();
        all.subList(0, duringTheHistory).forEach(one -> attempts.merge(asEntered(one), 1, Integer::sum));
        var first = new HashMap<List<Object>, Instant>();
        for (int place = 0; place < all.size(); place++) {
            var one = all.get(place);
            var entered = asEntered(one);
            if (one.heard().orElse(null) instanceof Heard.Recorded told) {
                boolean onlyOne = place < duringTheHistory && attempts.getOrDefault(entered, 0) == 1;
                boolean again = first.containsKey(entered) && place >= duringTheHistory;
                if (told.replayed() ? onlyOne : again) {
                    breaks("I2", one.entry().key() + " was told the wrong way round whether it was recorded before");
                }
                // The same at the same instant is one recording: nobody can tell who was first.
                var at = one.entry().recordedAt();
                if (!told.replayed() && !at.equals(Objects.requireNonNullElse(first.put(entered, at), at))) {
                    breaks("I2", one.entry().key() + " was recorded for the first time twice");
                }
            }
        }
    }

    private static List<Object> asEntered(Recorded one) {
        return List.of(Keyed.of(one), one.entry().facts());
    }

    /** I2: what a case holds of the caseworker is what they entered, at a time at which they did. */
    private void everyFactWasEntered(KeptCase stored, Map<Keyed, List<Fact>> winners, List<Recorded> all) {
        var reference = stored.stored().head().reference();
        var entered = stored.stored().facts().stream()
                .filter(fact -> Desk.RECORDERS.contains(fact.recordedBy()))
                .toList();
        int expected = winners.entrySet().stream()
                .filter(winner -> winner.getKey().reference().equals(reference))
                .mapToInt(winner -> winner.getValue().size())
                .sum();
        if (entered.size() != expected) {
            breaks("I2", "a case has " + entered.size() + " facts of the caseworker, not " + expected);
        }
        boolean known = entered.stream()
                .allMatch(fact -> all.stream()
                        .anyMatch(one -> one.entry().reference().equals(reference)
                                && one.entry().recordedAt().equals(fact.recordedAt())
                                && one.entry().facts().contains(fact.fact())));
        if (!known) {
            breaks("I2", "a case has a fact that nobody entered at that time");
        }
    }

    /** I3: two cases are found to be of one child by its name, or its number, when they are, under the keys of one time. */
    private void foundByChild(Map<Key, Winner> winners, Map<Reference, KeptCase> kept) {
        var names = new HashMap<String, Integer>();
        var numbers = new HashMap<String, String>();
        winners.forEach((key, winner) -> {
            var head = kept.get(Reference.parse(winner.reference()).orElseThrow())
                    .stored()
                    .head();
            var name = head.childByName().orElse("");
            boolean numbered = !key.channel().equals("page") && winner.content().hasUpn();
            if (name.isEmpty() || head.childByUpn().isPresent() != numbered) {
                breaks("I3", "the child of " + key + " cannot be found");
            }
            int child = winner.content().number();
            boolean other = child != names.getOrDefault(name, child);
            names.put(name, child);
            var upn = head.childByUpn().orElse("");
            var version = upn.split("#")[0];
            if (other || !numbers.getOrDefault(version, upn).equals(upn)) {
                breaks("I3", "two children are one, or one is two");
            }
            numbers.put(version, upn);
        });
    }

    /** I1 of the quarantine: what was let out is out, once, and what is held belongs to those who look at it. */
    private void heldUntilReleased(Set<Reference> released, Map<Reference, KeptCase> kept) {
        kept.forEach((reference, stored) -> {
            var head = stored.stored().head();
            boolean held = head.standing().status().isInQuarantine();
            if (held != head.owner().equals(Owner.QUARANTINE)) {
                breaks(
                        "I3",
                        "the owner of a case is " + head.owner() + ", and its status "
                                + head.standing().status());
            }
            // Whoever let it out did so once more when nothing failed.
            if (released.contains(reference) && held) {
                breaks("I1", "a case that was let out of the quarantine is held");
            }
            onlyWhatIsHeldIsLetOut(stored.stored().facts());
        });
    }

    /** Each time that somebody let a case out, it was held just before, and was not just after. */
    private void onlyWhatIsHeldIsLetOut(List<RecordedFact> facts) {
        for (int place = 1; place < facts.size(); place++) {
            if (facts.get(place).fact() instanceof QuarantineDecided decided) {
                boolean held = CaseFile.of(facts.subList(0, place)).status().isInQuarantine();
                boolean heldAfter =
                        CaseFile.of(facts.subList(0, place + 1)).status().isInQuarantine();
                if (!held || heldAfter == (decided.outcome() == QuarantineOutcome.ACCEPT)) {
                    breaks("I1", "a case is let out that is not held, or is held when it was let out");
                }
            }
        }
    }

    /** I3: the head is the fold of the facts. */
    private void headIsTheFold(KeptCase stored, Function<List<RecordedFact>, CaseStanding> fold) {
        var head = stored.stored().head();
        var facts = stored.stored().facts();
        try {
            var standing = fold.apply(facts);
            if (!standing.derivedBy().equals(head.standing().derivedBy())) {
                breaks("I16", "a head is still as the other release derived it");
            } else if (!standing.equals(head.standing()) || head.factCount() != facts.size()) {
                breaks("I3", "the head is not the fold of " + facts.size() + " facts");
            }
        } catch (IllegalArgumentException incomplete) {
            breaks("I3", "the facts of a case are not complete");
            return;
        }
        var owner = SecondReading.owner(facts, SampleCases.AUTHORITY.intakeTeam());
        if (!owner.equals(head.owner())) {
            breaks("I3", "the head says that " + head.owner() + " has the case, and it was given to " + owner);
        }
    }

    /** I3: the head is what a computation of its own makes of the facts. */
    private void headIsWhatTheFactsComeTo(KeptCase stored) {
        var read = SecondReading.of(stored.stored().head().standing());
        var expected = SecondReading.of(stored.stored().facts());
        if (!read.equals(expected)) {
            breaks("I3", "the head says " + read + ", and its facts come to " + expected);
        }
    }

    /** I11: nothing personal anywhere but in the person part, and in the pages of the person who typed it. */
    private void nobodyIsNamed(
            List<Invocation> invocations,
            List<Reading> readings,
            List<Observation> sent,
            Map<Reference, KeptCase> kept) {
        invocations.forEach(invocation -> invocation.lines().forEach(line -> named("a log line", line)));
        kept.values().forEach(stored -> {
            named("a head", stored.stored().head().toString());
            named("a fact", stored.stored().facts().toString());
        });
        readings.forEach(reading -> named("a reading", reading.toString()));
        sent.stream()
                .flatMap(one -> one.answer().stream())
                .filter(seen -> !seen.text().startsWith("<"))
                .forEach(seen -> named("an answer", seen.text()));
    }

    private void named(String where, String text) {
        if (Content.isIn(text)) {
            breaks("I11", where + " holds what somebody sent");
        }
    }

    /** I14: whatever ends in no answer is an error of the platform, and whatever ends in one is one line of the log. */
    private void nothingIsSilent(List<Invocation> invocations) {
        for (Invocation invocation : invocations) {
            var ending = invocation.ending().orElseThrow();
            if (ending == Ending.DONE && !invocation.isUntold()) {
                if (invocation.lines().size() != 1) {
                    breaks(
                            "I14",
                            invocation.name() + " logged " + invocation.lines().size() + " lines");
                } else if (!says(invocation.lines().getFirst(), invocation)) {
                    breaks("I14", "the log of " + invocation.name() + " does not say what became of it");
                }
            }
        }
    }

    private static boolean says(String line, Invocation invocation) {
        return line.contains("\"failure\":") == invocation.failed()
                && invocation
                        .answer()
                        .filter(answer -> !line.contains("\"status\":" + answer.status()))
                        .isEmpty();
    }
}
