package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact.ExceptionRecorded;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.PlanCeased;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.RecordFacts.Refusal;
import org.twentyweeks.core.statute.FactType;

/**
 * What can be recorded in a case. Only the impossible is refused: what cannot have happened yet, what cannot be read again,
 * an exception that the law does not give, words where codes belong. Everything late or incomplete is taken.
 */
final class Recordable {

    /** More than a child's whole way through the system has; a head with more would not fit its item. */
    static final int CASE_FACTS_MAX = 1_000;

    /** Every other day is of something that happened. */
    private static final Set<String> MAY_LIE_AHEAD =
            Set.of("meetingOn", "transferOn", "movedOn", "first", "reopens", "to", "responseDueOn");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} '._/()-]{0,63}");
    private static final List<String> NAMES = List.of("setting", "evidence", "authorisedBy");

    private Recordable() {}

    /** Why these facts cannot be recorded, at most one refusal for each; empty when they can. */
    static List<Refusal> refusals(List<Fact> facts, StoredCase before, LocalDate today) {
        boolean held = before.file().status().isInQuarantine();
        var refusals = new ArrayList<Refusal>();
        for (int place = 0; place < facts.size(); place++) {
            try {
                check(facts.get(place), held, before.facts().size() + place, today);
            } catch (FactNotUnderstoodException wrong) {
                refusals.add(new Refusal(place, wrong.field(), wrong.problem()));
            }
        }
        return refusals;
    }

    /** Why exceptions among these facts cannot be recorded: the law would not give them, with all of them recorded. */
    static List<Refusal> exceptionsNotGiven(List<Fact> facts, CaseFile after) {
        var refusals = new ArrayList<Refusal>();
        for (int place = 0; place < facts.size(); place++) {
            int at = place;
            var fact = facts.get(place);
            asRecorded(fact)
                    .filter(ExceptionRecorded.class::isInstance)
                    .map(ExceptionRecorded.class::cast)
                    .flatMap(after::whyNotGiven)
                    .map(problem ->
                            new Refusal(at, fact instanceof FactCorrected ? "replacement.ground" : "ground", problem))
                    .ifPresent(refusals::add);
        }
        return refusals;
    }

    /**
     * Why a correction among these facts cannot be recorded by somebody who may not say that a request came on another day:
     * every date of it follows from that.
     */
    static List<Refusal> receiptsMoved(List<Fact> facts, StoredCase before, CaseFile after) {
        int place = facts.stream().map(Fact::type).toList().indexOf(FactType.FACT_CORRECTED);
        return place < 0 || received(before.file()).equals(received(after))
                ? List.of()
                : List.of(new Refusal(place, "corrects", "says on which day a request came: a manager corrects that"));
    }

    /** The days on which requests came, as the facts stand. */
    private static List<LocalDate> received(CaseFile file) {
        return file.facts().stream()
                .filter(RequestReceived.class::isInstance)
                .map(RequestReceived.class::cast)
                .map(RequestReceived::on)
                .toList();
    }

    private static void check(Fact fact, boolean held, int factsBefore, LocalDate today) {
        FactVocabulary.read(fact.type().published(), FactVocabulary.write(fact));
        if (factsBefore >= CASE_FACTS_MAX) {
            throw new FactNotUnderstoodException(
                    "type", "is one too many: a case holds " + CASE_FACTS_MAX + " facts at most");
        }
        if (held && !(fact instanceof QuarantineDecided)) {
            throw new FactNotUnderstoodException(
                    "type", "cannot be recorded while the case is held: decide first whether it is a request");
        }
        checkContent(fact, today);
        if (fact instanceof FactCorrected correction) {
            if (correction.corrects() > factsBefore) {
                throw new FactNotUnderstoodException("corrects", "names no fact recorded before this one");
            }
            try {
                correction.replacement().ifPresent(replacement -> checkContent(replacement, today));
            } catch (FactNotUnderstoodException wrong) {
                throw wrong.within("replacement");
            }
        }
    }

    private static void checkContent(Fact fact, LocalDate today) {
        FactVocabulary.days(fact).forEach((field, day) -> {
            if (day.isAfter(today) && !MAY_LIE_AHEAD.contains(field)) {
                throw new FactNotUnderstoodException(field, "lies ahead: record it when it has happened");
            }
        });
        // A case file may say in any words why a plan ceased; a record may not, because nothing is ever taken out of
        // it.
        if (fact instanceof PlanCeased ceased && !CODE.matcher(ceased.reason()).matches()) {
            throw new FactNotUnderstoodException(
                    "reason", "is no code of letters, digits, hyphens and underscores, 40 of them at most");
        }
        for (String field : NAMES) {
            if (FactVocabulary.code(fact, field)
                    .filter(text -> !NAME.matcher(text).matches())
                    .isPresent()) {
                throw new FactNotUnderstoodException(
                        field, "is no short name or reference: 64 letters, digits, spaces and '._/()- at most");
            }
        }
    }

    private static Optional<Fact> asRecorded(Fact fact) {
        return fact instanceof FactCorrected correction ? correction.replacement() : Optional.of(fact);
    }

    /** The day on which something is recorded. */
    static LocalDate today(RecordFacts.Entry entry) {
        return London.dayOf(entry.recordedAt());
    }
}
