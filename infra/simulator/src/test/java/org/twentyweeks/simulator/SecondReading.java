package org.twentyweeks.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.QuarantineOutcome;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.oracle.DayByDay;
import org.twentyweeks.core.oracle.Happened;

/**
 * What the head of a case must say, computed once more and otherwise: the deadlines by the computation that counts one day
 * after the other from the published table and imports nothing of the project, the corrections fact by fact from what each
 * is said to be.
 *
 * @param receivedOn the day of the request that runs
 * @param milestones the last day of each type of fact
 * @param openDeadlines what nothing met or closed
 */
record SecondReading(
        Optional<LocalDate> receivedOn, Map<String, LocalDate> milestones, Set<OpenDeadline> openDeadlines) {

    private static final DayByDay COMPUTATION = new DayByDay();
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Set<String> UNSETTLED = Set.of("OPEN", "OVERDUE", "OVERDUE_EXCEPTION", "LATE");

    /** The rules that run a clock for each body or setting, and what starts one. */
    private static final Map<String, Subject> SUBJECTS = Map.of(
            "advice-return", new Subject("AdviceRequested", "body"),
            "setting-reply", new Subject("SettingConsulted", "setting"));

    private record Subject(String type, String field) {

        boolean isOfAnother(Happened fact, String value) {
            return fact.type().equals(type) && !value.equals(fact.fields().get(field));
        }
    }

    static Set<String> rules() {
        return COMPUTATION.rules();
    }

    static SecondReading of(List<RecordedFact> recorded) {
        var facts = asTheyStand(recorded);
        var happened = happened(facts);
        var running = isRejected(facts) ? List.<Happened>of() : happened;
        return new SecondReading(
                COMPUTATION.answer("final-plan", running, Optional.empty()).receivedOn(),
                milestones(happened),
                open(running));
    }

    /** Whether the law would give that exception when these are the facts. */
    static boolean isGiven(ExceptionRecorded exception, List<RecordedFact> recorded) {
        var facts = asTheyStand(recorded);
        return COMPUTATION.isAvailable(
                exception.rule(),
                exception.ground().name(),
                isRejected(facts) ? List.of() : happened(facts),
                Optional.empty());
    }

    /** Whose the case is: the last that it was given to, unless it is held. */
    static String owner(List<RecordedFact> recorded, String intakeTeam) {
        if (isHeld(recorded)) {
            return Owner.QUARANTINE;
        }
        var owner = intakeTeam;
        for (Fact fact : asTheyStand(recorded)) {
            owner = fact instanceof OwnerAssigned assigned ? assigned.owner() : owner;
        }
        return owner;
    }

    /** The days on which requests came. */
    static List<LocalDate> received(List<RecordedFact> recorded) {
        var days = new ArrayList<LocalDate>();
        for (Fact fact : asTheyStand(recorded)) {
            if (fact instanceof RequestReceived request) {
                days.add(request.on());
            }
        }
        return days;
    }

    /** Whether nobody has said, or somebody has denied, that what a machine may have sent is a request. */
    static boolean isHeld(List<RecordedFact> recorded) {
        var facts = asTheyStand(recorded);
        return isSuspected(facts) && !lastDecision(facts).equals(Optional.of(QuarantineOutcome.ACCEPT));
    }

    /** The same of a head. */
    static SecondReading of(CaseStanding standing) {
        return new SecondReading(standing.receivedOn(), standing.milestones(), Set.copyOf(standing.openDeadlines()));
    }

    private static Set<OpenDeadline> open(List<Happened> facts) {
        var open = new HashSet<OpenDeadline>();
        for (String rule : COMPUTATION.rules()) {
            var subject = SUBJECTS.get(rule);
            if (subject == null) {
                add(rule, Optional.empty(), facts, open);
            } else {
                facts.stream()
                        .filter(fact -> fact.type().equals(subject.type()))
                        .map(fact -> fact.fields().get(subject.field()))
                        .distinct()
                        .forEach(value -> add(
                                rule,
                                Optional.of(value),
                                facts.stream()
                                        .filter(fact -> !subject.isOfAnother(fact, value))
                                        .toList(),
                                open));
            }
        }
        return open;
    }

    private static void add(String rule, Optional<String> subject, List<Happened> facts, Set<OpenDeadline> open) {
        var answer = COMPUTATION.answer(rule, facts, latestDay(facts));
        if (UNSETTLED.contains(answer.state())) {
            open.add(new OpenDeadline(
                    rule,
                    subject,
                    answer.dueOn().orElseThrow(),
                    answer.lastWorkingDay().orElseThrow()));
        }
    }

    private static Optional<LocalDate> latestDay(List<Happened> facts) {
        return facts.stream().flatMap(fact -> fact.day().stream()).max(LocalDate::compareTo);
    }

    private static Map<String, LocalDate> milestones(List<Happened> facts) {
        var milestones = new TreeMap<String, LocalDate>();
        for (Happened fact : facts) {
            fact.day()
                    .filter(day ->
                            !milestones.getOrDefault(fact.type(), LocalDate.MIN).isAfter(day))
                    .ifPresent(day -> milestones.put(fact.type(), day));
        }
        return milestones;
    }

    /** What was held as perhaps sent by a machine, and is none by the last word on it. */
    private static boolean isRejected(List<Fact> facts) {
        return isSuspected(facts) && lastDecision(facts).equals(Optional.of(QuarantineOutcome.REJECT));
    }

    private static boolean isSuspected(List<Fact> facts) {
        return facts.stream()
                .anyMatch(fact -> fact instanceof RequestReceived request
                        && request.noted().stream().anyMatch(Noted::isSignOfAutomation));
    }

    private static Optional<QuarantineOutcome> lastDecision(List<Fact> facts) {
        Optional<QuarantineOutcome> outcome = Optional.empty();
        for (Fact fact : facts) {
            outcome = fact instanceof QuarantineDecided decided ? Optional.of(decided.outcome()) : outcome;
        }
        return outcome;
    }

    /** As the published language has them, which knows nothing of quarantines and owners. */
    private static List<Happened> happened(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> !(fact instanceof QuarantineDecided) && !(fact instanceof OwnerAssigned))
                .map(SecondReading::happened)
                .toList();
    }

    private static Happened happened(Fact fact) {
        var fields = new LinkedHashMap<String, String>();
        FactVocabulary.write(fact).forEach((name, value) -> fields.put(name, value.toString()));
        if (fact instanceof RequestReceived request) {
            request.at()
                    .ifPresent(at ->
                            fields.put("on", LocalDate.ofInstant(at, LONDON).toString()));
        }
        return new Happened(fact.type().published(), fields);
    }

    /** What a correction says by now. */
    private record Says(Optional<Fact> instead) {}

    private static List<Fact> asTheyStand(List<RecordedFact> recorded) {
        var facts = new ArrayList<Fact>();
        for (RecordedFact one : recorded) {
            if (!(one.fact() instanceof FactCorrected)) {
                lastSaid(recorded, one.number())
                        .map(Says::instead)
                        .orElse(Optional.of(one.fact()))
                        .ifPresent(facts::add);
            }
        }
        return facts;
    }

    /** The last word on a fact: of the latest correction of it that is not undone. */
    private static Optional<Says> lastSaid(List<RecordedFact> recorded, int number) {
        for (int later = recorded.size(); later > number; later--) {
            if (recorded.get(later - 1).fact() instanceof FactCorrected correction && correction.corrects() == number) {
                var itself = lastSaid(recorded, later);
                if (itself.isEmpty()) {
                    return Optional.of(new Says(correction.replacement()));
                }
                if (itself.get().instead().isPresent()) {
                    return itself;
                }
            }
        }
        return Optional.empty();
    }
}
