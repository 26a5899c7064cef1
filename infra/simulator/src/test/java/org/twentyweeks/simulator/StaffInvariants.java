package org.twentyweeks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.simulator.Desk.Told;
import org.twentyweeks.simulator.Kept.KeptCase;
import org.twentyweeks.simulator.Person.Question;
import org.twentyweeks.testkit.casework.SampleCases;

/** What must hold of what staff were answered, and of who has which case, when everything has come to rest. */
final class StaffInvariants {

    private static final Set<String> HELD = Set.of("QUARANTINED", "REJECTED");

    /** A function's time, and that of a call that is carried out late. */
    private static final Duration PUT_ON_RECORD_WITHIN = Duration.ofMinutes(15);

    private final List<Violation> broken = new ArrayList<>();
    private final Map<Reference, KeptCase> kept;

    private StaffInvariants(Map<Reference, KeptCase> kept) {
        this.kept = kept;
    }

    /** @param left when whoever is no longer active had left by */
    static List<Violation> broken(
            List<Told> told, Map<String, Instant> left, Map<Reference, KeptCase> kept, StaffStore staff) {
        var invariants = new StaffInvariants(kept);
        var gone = staff.everybody().members().stream()
                .filter(member -> !member.active())
                .map(member -> Owner.staff(member.id()))
                .collect(Collectors.toSet());
        told.forEach(invariants::asTheRoleMay);
        told.stream()
                .filter(one -> one.asked().by().mayAsk(one.asked().question()))
                .forEach(one -> invariants.deniedOnlyWhatIsSo(one, gone));
        told.stream()
                .filter(one -> one.body().path("changes").size() > 0)
                .forEach(one -> invariants.onRecordBefore(one, one.asked().reference(), Set.of(CasePart.FACTS)));
        told.stream().filter(one -> one.answer().status() < 300).forEach(one -> {
            invariants.onRecordBefore(one);
            switch (one.asked().question()) {
                case OWNER -> invariants.given(one);
                case CASE -> invariants.asItBegins(one);
                case DEADLINES -> invariants.asItWas(one);
                case READINGS -> invariants.everyReading(one);
                case WORKLIST, HELD -> invariants.listed(one);
                case KEEP_STAFF -> invariants.gone(one, gone);
                case STAFF -> invariants.everybody(one, staff);
                case SEARCH, FACTS, DECISION, RULES -> {}
            }
        });
        kept.values().forEach(stored -> {
            invariants.ofThisCouncil(stored);
            invariants.nobodyWhoLeftHasIt(stored, gone);
            stored.stored().facts().forEach(fact -> invariants.toSomebodyActive(fact, left));
            invariants.receiptsMovedByManagers(stored.stored().facts());
        });
        return invariants.broken;
    }

    private void breaks(String invariant, String what) {
        broken.add(new Violation(invariant, what));
    }

    /** I13: each caller sees only what their role may. */
    private void asTheRoleMay(Told one) {
        int status = one.answer().status();
        if (!one.asked().by().mayAsk(one.asked().question())) {
            if (status != 403 && status < 500) {
                breaks(
                        "I13",
                        one.name() + " asked for " + one.asked().question() + " as "
                                + one.asked().by() + " and got " + status);
            }
            return;
        }
        if (status == 401 || status == 403) {
            breaks(
                    "I13",
                    one.name() + " was refused " + one.asked().question() + ", which "
                            + one.asked().by() + " may ask");
        }
        if (one.name().startsWith("probe") && status >= 500) {
            breaks("I1", one.name() + " was answered with " + status + ", and nothing fails");
        }
        var body = one.body();
        boolean mayName = one.asked().by().seesPersons() && one.asked().question() == Question.CASE;
        if (!mayName && (body.has("persons") || Content.isIn(one.answer().body()))) {
            breaks("I13", one.name() + " was shown a person as " + one.asked().by());
        }
        boolean held = HELD.contains(body.path("status").asText())
                || one.asked().question() == Question.WORKLIST
                        && body.path("cases").findValuesAsText("status").stream()
                                .anyMatch(HELD::contains);
        if (held && !one.asked().by().seesWhatIsHeld()) {
            breaks(
                    "I13",
                    one.name() + " was shown what is held as " + one.asked().by());
        }
    }

    /** I1: no answer hides a case from whoever may see it, or says of it what is not so. */
    private void deniedOnlyWhatIsSo(Told one, Set<String> gone) {
        int status = one.answer().status();
        if (one.asked().reference().filter(kept::containsKey).isEmpty()) {
            return;
        }
        if (status == 404 && (one.asked().by().seesWhatIsHeld() || !wasHeld(one))) {
            breaks("I1", one.name() + " was told that a case is not there which they had seen");
        }
        if (one.asked().question() != Question.OWNER) {
            return;
        }
        boolean active = !gone.contains(one.asked().owner());
        if (status == 422 && active && !wasHeld(one)) {
            breaks("I1", one.name() + " was told that " + one.asked().owner() + " is not active");
        }
        if (status == 409 && one.body().path("type").asText().endsWith(":key-used")) {
            breaks("I2", one.name() + " was told that something else was recorded under their key");
        } else if (status == 409 && one.asked().ifMatch().filter(isOfNow(one)).isPresent()) {
            breaks("I1", one.name() + " was told that something was recorded, and nothing was");
        }
    }

    private static Predicate<Integer> isOfNow(Told one) {
        return seen -> seen == Heard.tag(one.answer()).factCount();
    }

    private boolean wasHeld(Told one) {
        return WhyNot.wasHeld(
                one.asked().reference().map(kept::get).orElseThrow().stored().facts());
    }

    /** I10: when somebody was shown something, it was on record that they were. */
    private void onRecordBefore(Told one) {
        var shown = new ArrayList<Optional<Reference>>();
        var parts = EnumSet.noneOf(CasePart.class);
        switch (one.asked().question()) {
            case CASE -> {
                shown.add(one.asked().reference());
                parts.add(CasePart.FACTS);
                if (one.body().has("persons")) {
                    parts.add(CasePart.PERSON);
                }
            }
            case DEADLINES -> {
                shown.add(one.asked().reference());
                parts.add(CasePart.FACTS);
            }
            case SEARCH -> {
                parts.add(CasePart.FOUND);
                one.body()
                        .path("cases")
                        .forEach(found -> shown.add(
                                Reference.parse(found.path("reference").asText())));
                if (shown.isEmpty()) {
                    shown.add(Optional.empty());
                }
            }
            case OWNER, FACTS, DECISION, WORKLIST, HELD, READINGS, STAFF, KEEP_STAFF, RULES -> {}
        }
        shown.forEach(reference -> onRecordBefore(one, reference, parts));
    }

    private void onRecordBefore(Told one, Optional<Reference> reference, Set<CasePart> parts) {
        if (one.onRecord().stream().noneMatch(reading -> says(reading, one, reference, parts))) {
            breaks("I10", one.name() + " was answered, and it is not on record that they were shown it");
        }
    }

    private static boolean says(Reading reading, Told one, Optional<Reference> reference, Set<CasePart> parts) {
        return reading.correlationId().equals(one.requestId())
                && reading.reference().equals(reference)
                && reading.parts().containsAll(parts)
                && reading.readBy().equals(one.asked().by().recordedAs())
                && reading.at().equals(one.at());
    }

    /** I1: what somebody was shown of a case is its beginning for ever. */
    private void asItBegins(Told one) {
        var stored = one.asked().reference().map(kept::get).orElseThrow().stored();
        var shown = Heard.facts(one.body().path("facts"));
        if (shown.isEmpty() || !Heard.areTheFirst(shown, stored.facts())) {
            breaks("I1", one.name() + " was shown facts that the case does not begin with");
        }
        asItWas(one);
    }

    /** I1: a case is shown in a state that it had. */
    private void asItWas(Told one) {
        var stored = one.asked().reference().map(kept::get).orElseThrow().stored();
        if (!Heard.tag(one.answer()).isOf(stored)) {
            breaks("I1", one.name() + " was shown a case in a state that it never had");
        }
    }

    /** I10: whoever asks who has read a case is shown every reading that was on record, the latest first. */
    private void everyReading(Told one) {
        var shown = one.body()
                .path("readings")
                .valueStream()
                .map(reading -> reading.path("at").asText() + " "
                        + reading.path("correlationId").asText() + " "
                        + reading.path("readBy").asText())
                .toList();
        var onRecord = one.onRecord().stream()
                .filter(reading -> shown.contains(told(reading))
                        || reading.at().plus(PUT_ON_RECORD_WITHIN).isBefore(one.at()))
                .map(StaffInvariants::told)
                .toList();
        if (!shown.equals(onRecord)) {
            breaks("I10", one.name() + " was shown " + shown.size() + " readings of " + onRecord.size());
        }
    }

    private static String told(Reading reading) {
        return reading.at() + " " + reading.correlationId() + " " + reading.readBy();
    }

    /** I1: whoever is said to have left has. */
    private void gone(Told one, Set<String> gone) {
        if (!gone.contains(one.asked().owner())) {
            breaks("I1", one.name() + " was told that " + one.asked().owner() + " has left");
        }
    }

    /** I1: the list of staff is of everybody. */
    private void everybody(Told one, StaffStore staff) {
        int members = staff.everybody().members().size();
        if (one.body().path("members").size() != members) {
            breaks("I1", one.name() + " was shown another list than that of " + members + " members of staff");
        }
    }

    /** I3: when nothing fails any more, a list holds every case of its owner in which something must be done. */
    private void listed(Told one) {
        if (!one.name().startsWith("probe")) {
            return;
        }
        var listed = new TreeSet<String>();
        one.body()
                .path("cases")
                .forEach(entry -> listed.add(entry.path("reference").asText()));
        var expected = kept.entrySet().stream()
                .filter(known -> {
                    var head = known.getValue().stored().head();
                    return head.owner().equals(one.asked().owner())
                            && head.standing().nextActionOn().isPresent();
                })
                .map(known -> known.getKey().shown())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!listed.equals(expected)) {
            breaks("I3", one.name() + " holds " + listed + " and not " + expected);
        }
    }

    /** I10: a case that was given to somebody is so by a fact of whoever gave it, in the state in which they saw it. */
    private void given(Told one) {
        var facts =
                one.asked().reference().map(kept::get).orElseThrow().stored().facts();
        var given = facts.stream()
                .filter(fact -> fact.recordedBy().equals(one.asked().by().recordedAs())
                        && fact.fact() instanceof OwnerAssigned assigned
                        && assigned.owner().equals(one.asked().owner()))
                .toList();
        if (given.isEmpty()) {
            breaks("I10", one.name() + " was told that the case is given, and no fact says so");
        }
        boolean now = one.answer().status() == 201 && one.asked().ifMatch().isPresent();
        if (now && given.stream().noneMatch(fact -> isNextAfter(one, fact))) {
            breaks("I10", one.name() + " gave a case that they had seen in another state");
        }
    }

    private static boolean isNextAfter(Told one, RecordedFact fact) {
        return fact.number() == one.asked().ifMatch().orElseThrow() + 1
                && fact.recordedAt().equals(one.at());
    }

    /** I10: nobody is given a case after they left, and after a night nobody who left has one. */
    private void toSomebodyActive(RecordedFact fact, Map<String, Instant> left) {
        if (fact.fact() instanceof OwnerAssigned assigned) {
            boolean gone = Owner.staffId(assigned.owner())
                    .flatMap(id -> Optional.ofNullable(left.get(id)))
                    .filter(fact.recordedAt()::isAfter)
                    .isPresent();
            if (gone) {
                breaks("I10", "a case is given to " + assigned.owner() + ", who has left");
            }
            if (!Set.of(Person.MANAGER.recordedAs(), MoveCases.MOVED_BY).contains(fact.recordedBy())) {
                breaks("I13", "a case is given by " + fact.recordedBy());
            }
        }
    }

    /** I13: on which day a request came, caseworkers do not correct. */
    private void receiptsMovedByManagers(List<RecordedFact> facts) {
        for (int place = 1; place < facts.size(); place++) {
            boolean corrected = facts.get(place).fact() instanceof FactCorrected
                    && facts.get(place).recordedBy().equals(Person.CASEWORKER.recordedAs());
            if (corrected
                    && !SecondReading.received(facts.subList(0, place))
                            .equals(SecondReading.received(facts.subList(0, place + 1)))) {
                breaks("I13", "a caseworker has said that a request came on another day");
            }
        }
    }

    private void nobodyWhoLeftHasIt(KeptCase stored, Set<String> gone) {
        var owner = stored.stored().head().owner();
        if (gone.contains(owner)) {
            breaks("I10", "after the night a case is still that of " + owner + ", who has left");
        }
    }

    /** I12: every head says whose it is. */
    private void ofThisCouncil(KeptCase stored) {
        if (!stored.stored().head().authorityCode().equals(SampleCases.AUTHORITY.code())) {
            breaks("I12", "a head does not say of which council it is");
        }
    }
}
