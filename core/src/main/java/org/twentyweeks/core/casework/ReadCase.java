package org.twentyweeks.core.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.intake.ChildHashes;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.staff.Caller;
import org.twentyweeks.core.staff.Role;

/**
 * Shows a case to a member of staff, after it is on record that it was shown: one query of the case, for those who see
 * the person one query for each hash of the child, and one put.
 *
 * <p>A case that a caller may not see is to that caller as one that does not exist: the same answer after the same query.
 */
public final class ReadCase {

    private static final Set<Role> SEE_PERSONS =
            Set.of(Role.INTAKE, Role.CASEWORKER, Role.TRIBUNAL_OFFICER, Role.MANAGER, Role.DATA_OFFICER);
    /** For everybody else a case that is held is not there. */
    public static final Set<Role> SEE_THE_QUARANTINE = Set.of(Role.INTAKE, Role.MANAGER, Role.DATA_OFFICER);

    private final CaseStore cases;
    private final CaseIndexes indexes;
    private final AuditTrail audit;
    private final IntakeSecrets secrets;

    public ReadCase(CaseStore cases, CaseIndexes indexes, AuditTrail audit, IntakeSecrets secrets) {
        this.cases = cases;
        this.indexes = indexes;
        this.audit = audit;
        this.secrets = secrets;
    }

    /**
     * Who asks for a case, and how.
     *
     * @param route the operation of the staff API
     * @param at the moment of the request
     */
    public record Request(Reference reference, Caller caller, String route, Instant at, String correlationId) {}

    /**
     * A case as it is shown.
     *
     * @param file its facts, folded
     * @param deadlines as they stand on the day of the question
     * @param persons what identifies people; empty for who does not need it, and once it is erased
     * @param possibleDuplicates other cases of a child of the same name and birth date, or the same UPN
     */
    public record Shown(
            StoredCase stored,
            CaseFile file,
            List<Deadline> deadlines,
            List<Task> tasks,
            List<PersonalPart> persons,
            List<Reference> possibleDuplicates) {

        public Shown {
            deadlines = List.copyOf(deadlines);
            tasks = List.copyOf(tasks);
            persons = List.copyOf(persons);
            possibleDuplicates = List.copyOf(possibleDuplicates);
        }

        @Override
        public String toString() {
            return "Shown[" + stored.head().reference() + "]";
        }
    }

    /**
     * Everything of the case that the caller's roles need; empty when there is no such case for the caller.
     *
     * @throws UnavailableException when the case could not be read, or the reading not recorded
     */
    public Optional<Shown> whole(Request request) {
        if (!request.caller().isOneOf(SEE_PERSONS)) {
            return deadlines(request, Optional.empty());
        }
        return cases.findWhole(request.reference())
                .flatMap(whole -> visible(whole.stored(), request.caller()).map(file -> {
                    var duplicates = duplicates(whole);
                    record(request, Set.of(CasePart.FACTS, CasePart.PERSON));
                    return shown(request, whole, file, Optional.empty(), duplicates);
                }));
    }

    /**
     * The case without persons, its deadlines as if today were another day; empty when there is no such case for the caller.
     *
     * @param asAt the day of the question; the day of the request when absent
     * @throws UnavailableException when the case could not be read, or the reading not recorded
     */
    public Optional<Shown> deadlines(Request request, Optional<LocalDate> asAt) {
        return cases.find(request.reference())
                .flatMap(stored -> visible(stored, request.caller()).map(file -> {
                    record(request, Set.of(CasePart.FACTS));
                    return shown(request, new WholeCase(stored, List.of()), file, asAt, List.of());
                }));
    }

    /**
     * The facts that were recorded in a case after the first so many, as the caller has read it: none when there are none,
     * and then nothing is put on record.
     *
     * @param now the case, which is there for the caller
     * @throws UnavailableException when the reading could not be recorded
     */
    public List<RecordedFact> since(Request request, StoredCase now, int seen) {
        var since = now.facts()
                .subList(Math.min(seen, now.facts().size()), now.facts().size());
        if (!since.isEmpty()) {
            record(request, Set.of(CasePart.FACTS));
        }
        return since;
    }

    private static Shown shown(
            Request request,
            WholeCase whole,
            CaseFile file,
            Optional<LocalDate> asAt,
            List<Reference> possibleDuplicates) {
        var tasks = new ArrayList<>(file.tasks());
        possibleDuplicates.forEach(other -> tasks.add(Task.possibleDuplicate(other)));
        return new Shown(
                whole.stored(),
                file,
                file.deadlines(Optional.of(asAt.orElseGet(() -> London.dayOf(request.at())))),
                tasks,
                whole.persons(),
                possibleDuplicates);
    }

    private List<Reference> duplicates(WholeCase whole) {
        if (whole.persons().isEmpty()) {
            return List.of();
        }
        var child = ChildHashes.of(whole.persons().getFirst().referral(), secrets.hashKeys());
        var found = new SameChild(indexes).cases(child);
        found.remove(whole.stored().head().reference());
        return found;
    }

    private void record(Request request, Set<CasePart> parts) {
        audit.record(List.of(new Reading(
                Optional.of(request.reference()),
                request.caller().recordedAs(),
                parts,
                request.route(),
                request.at(),
                request.correlationId())));
    }

    /** The case's facts, where the case exists for that caller: what is held has not been found to be one. */
    private static Optional<CaseFile> visible(StoredCase stored, Caller caller) {
        return Optional.of(stored.file())
                .filter(file -> !file.status().isInQuarantine() || caller.isOneOf(SEE_THE_QUARANTINE));
    }
}
