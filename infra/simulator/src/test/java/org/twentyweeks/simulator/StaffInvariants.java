package org.twentyweeks.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.Fact.OwnerAssigned;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.simulator.IntakeWorld.Told;
import org.twentyweeks.simulator.Kept.KeptCase;
import org.twentyweeks.simulator.Person.Question;
import org.twentyweeks.testkit.casework.SampleCases;

/** What must hold of what staff were answered, and of who has which case, when everything has come to rest. */
final class StaffInvariants {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> HELD = Set.of("QUARANTINED", "REJECTED");

    private final List<Violation> broken = new ArrayList<>();
    private final Map<Reference, KeptCase> kept;

    private StaffInvariants(Map<Reference, KeptCase> kept) {
        this.kept = kept;
    }

    /** @param left when whoever is no longer active had left by */
    static List<Violation> broken(
            List<Told> told, Map<String, Instant> left, Map<Reference, KeptCase> kept, StaffStore staff) {
        var invariants = new StaffInvariants(kept);
        told.forEach(invariants::asTheRoleMay);
        told.stream().filter(one -> one.answer().status() < 300).forEach(invariants::onRecordBefore);
        told.stream()
                .filter(one -> one.question() == Question.OWNER && one.answer().status() < 300)
                .forEach(invariants::given);
        var members = staff.everybody().members();
        kept.values().forEach(stored -> {
            invariants.ofThisCouncil(stored);
            invariants.nobodyWhoLeftHasIt(stored, members);
            stored.stored().facts().forEach(fact -> invariants.toSomebodyActive(fact, left));
        });
        return invariants.broken;
    }

    private void breaks(String invariant, String what) {
        broken.add(new Violation(invariant, what));
    }

    /** I13: each caller sees only what their role may. */
    private void asTheRoleMay(Told one) {
        int status = one.answer().status();
        if (!one.by().mayAsk(one.question())) {
            if (status != 403 && status < 500) {
                breaks("I13", one.name() + " asked for " + one.question() + " as " + one.by() + " and got " + status);
            }
            return;
        }
        var body = json(one);
        boolean names = one.answer().body().toLowerCase(Locale.ROOT).contains(Content.CANARY);
        if ((names || body.has("persons")) && !(one.by().seesPersons() && one.question() == Question.CASE)) {
            breaks("I13", one.name() + " was shown a person as " + one.by());
        }
        if (HELD.contains(body.path("status").asText()) && !one.by().seesWhatIsHeld()) {
            breaks("I13", one.name() + " was shown what is held as " + one.by());
        }
    }

    /** I10: when somebody was shown something, it was on record that they were. */
    private void onRecordBefore(Told one) {
        var shown = new ArrayList<Optional<Reference>>();
        var parts = EnumSet.noneOf(CasePart.class);
        switch (one.question()) {
            case CASE -> {
                shown.add(one.reference());
                parts.add(CasePart.FACTS);
                if (json(one).has("persons")) {
                    parts.add(CasePart.PERSON);
                }
            }
            case SEARCH -> {
                parts.add(CasePart.FOUND);
                json(one)
                        .path("cases")
                        .forEach(found -> shown.add(
                                Reference.parse(found.path("reference").asText())));
                if (shown.isEmpty()) {
                    shown.add(Optional.empty());
                }
            }
            case OWNER -> {}
        }
        for (Optional<Reference> reference : shown) {
            if (one.onRecord().stream().noneMatch(reading -> says(reading, one, reference, parts))) {
                breaks("I10", one.name() + " was answered, and it is not on record that they were shown it");
            }
        }
    }

    private static boolean says(Reading reading, Told one, Optional<Reference> reference, Set<CasePart> parts) {
        return reading.reference().equals(reference)
                && reading.parts().containsAll(parts)
                && reading.readBy().equals(one.by().recordedAs())
                && reading.at().equals(one.at());
    }

    /** I10: a case that was given to somebody is so by a fact of whoever gave it, in the state in which they saw it. */
    private void given(Told one) {
        var facts = one.reference().map(kept::get).orElseThrow().stored().facts();
        var given = facts.stream()
                .filter(fact -> fact.recordedBy().equals(one.by().recordedAs())
                        && fact.fact() instanceof OwnerAssigned assigned
                        && assigned.owner().equals(one.owner()))
                .toList();
        if (given.isEmpty()) {
            breaks("I10", one.name() + " was told that the case is given, and no fact says so");
        }
        boolean now = one.answer().status() == 201 && one.ifMatch().isPresent();
        if (now && given.stream().noneMatch(fact -> isNextAfter(one, fact))) {
            breaks("I10", one.name() + " gave a case that they had seen in another state");
        }
    }

    private static boolean isNextAfter(Told one, RecordedFact fact) {
        return fact.number() == one.ifMatch().orElseThrow() + 1
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

    private void nobodyWhoLeftHasIt(KeptCase stored, List<StaffMember> members) {
        var owner = stored.stored().head().owner();
        if (members.stream()
                .anyMatch(member -> !member.active() && Owner.staff(member.id()).equals(owner))) {
            breaks("I10", "after the night a case is still that of " + owner + ", who has left");
        }
    }

    /** I12: every head says whose it is. */
    private void ofThisCouncil(KeptCase stored) {
        if (!stored.stored().head().authorityCode().equals(SampleCases.AUTHORITY.code())) {
            breaks("I12", "a head does not say of which council it is");
        }
    }

    private static JsonNode json(Told one) {
        try {
            return JSON.readTree(one.answer().body());
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("The staff API answered something else than JSON", noJson);
        }
    }
}
