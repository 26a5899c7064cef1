package org.twentyweeks.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.FactVocabulary;
import org.twentyweeks.core.casework.Owner;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.simulator.Gateway.Arrival;
import org.twentyweeks.simulator.Gateway.Request;
import org.twentyweeks.simulator.Invocation.Answer;
import org.twentyweeks.simulator.Person.Question;
import org.twentyweeks.simulator.Step.Acceptance;
import org.twentyweeks.simulator.Step.Allocation;
import org.twentyweeks.simulator.Step.Correction;
import org.twentyweeks.simulator.Step.Departure;
import org.twentyweeks.simulator.Step.Inquiry;
import org.twentyweeks.simulator.Step.Listing;
import org.twentyweeks.simulator.Step.Look;
import org.twentyweeks.simulator.Step.Mistake;
import org.twentyweeks.simulator.Step.Recording;
import org.twentyweeks.simulator.Step.Slip;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.lambda.GatewayEvent;
import org.twentyweeks.testkit.simulation.Simulation;
import org.twentyweeks.testkit.staff.SampleStaff;

/** What staff do, all of it but leaving over the network by the staff API, and what they are answered. */
final class Desk {

    /** Who records what happened. */
    static final Set<String> RECORDERS = Set.of(Person.CASEWORKER.recordedAs(), Person.SUPERVISOR.recordedAs());

    private static final LocalDate BEFORE_THE_LANGUAGE = LocalDate.of(2013, Month.MAY, 6);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final int LOOKS_MAX = 30;
    private static final String LONG_AFTER = "2100-01-01";

    private final Simulation simulation;
    private final Gateway gateway;
    private final RequestStreamHandler staffApi;
    private final Kept kept;
    private final IntFunction<Optional<Reference>> listed;
    private final List<Reading> readings;
    private final List<Violation> defects;
    private final List<Told> told = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final Set<Reference> released = new HashSet<>();
    private final Map<String, Instant> left = new HashMap<>();
    private final Map<List<Integer>, FactCorrected> corrections = new HashMap<>();

    /**
     * @param listed the case of a key, once an index has it
     * @param readings every reading that somebody tried to put on record
     * @param defects is added to when staff are answered what cannot be
     */
    Desk(
            Simulation simulation,
            Gateway gateway,
            RequestStreamHandler staffApi,
            Kept kept,
            IntFunction<Optional<Reference>> listed,
            List<Reading> readings,
            List<Violation> defects) {
        this.simulation = simulation;
        this.gateway = gateway;
        this.staffApi = staffApi;
        this.kept = kept;
        this.listed = listed;
        this.readings = readings;
        this.defects = defects;
        left.put(SampleStaff.KIT.id(), simulation.now());
    }

    /**
     * What somebody at the council was answered.
     *
     * @param asked with the state of the case that they had seen
     * @param at when the gateway received it
     * @param onRecord every reading that was on record in the moment of the answer, of the cases that it is about
     */
    record Told(String name, Asked asked, Instant at, String requestId, Answer answer, List<Reading> onRecord) {

        JsonNode body() {
            return answer.json();
        }
    }

    /**
     * What somebody at the council asks.
     *
     * @param owner whom a case is given to, whose list is asked for, or who leaves; empty otherwise
     */
    record Asked(Person by, Question question, Optional<Reference> reference, String owner, GatewayEvent event) {

        /** How many facts the case had that they saw; absent when they did not say. */
        Optional<Integer> ifMatch() {
            return event.headers().getOrDefault("If-Match", List.of()).stream()
                    .map(tag -> Heard.Tag.of(tag).factCount())
                    .findFirst();
        }
    }

    /** An entry as it came to the function, and what that answered; without an answer when it gave none. */
    record Recorded(Entry entry, Optional<Heard> heard) {}

    List<Told> told() {
        return List.copyOf(told);
    }

    List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** What staff let out of the quarantine. */
    Set<Reference> released() {
        return Set.copyOf(released);
    }

    /** When whoever is no longer active had left by. */
    Map<String, Instant> left() {
        return Map.copyOf(left);
    }

    void record(Recording step) {
        found(step.key())
                .ifPresent(known -> record(
                        step.name(),
                        new Keyed(Person.CASEWORKER, known, "entry-" + step.entry()),
                        step.facts(),
                        step.attempts()));
    }

    void correct(Correction step) {
        found(step.key())
                .flatMap(kept.undisturbed()::find)
                .filter(seen -> !seen.facts().isEmpty())
                .ifPresent(seen -> {
                    var correction = corrections.computeIfAbsent(
                            List.of(step.key(), step.entry()),
                            _ -> new RandomFacts(simulation.dice().random("correction " + step.key() + step.entry()))
                                    .correctionOf(
                                            seen.facts().stream()
                                                    .map(RecordedFact::fact)
                                                    .toList(),
                                            London.dayOf(simulation.now())));
                    var by = step.entry() % 2 == 0 ? Person.SUPERVISOR : Person.CASEWORKER;
                    record(
                            step.name(),
                            new Keyed(by, seen.head().reference(), "correction-" + step.entry()),
                            List.of(correction),
                            step.attempts());
                });
    }

    /** Which recording: somebody's, under a key of theirs. */
    private record Keyed(Person by, Reference reference, String key) {}

    private void record(String name, Keyed keyed, List<Fact> facts, int attempts) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            var settled = recorded(name + "/" + attempt, keyed, facts)
                    .flatMap(Heard::of)
                    .filter(heard -> !(heard instanceof Heard.ChangedMeanwhile));
            if (settled.isPresent()) {
                return;
            }
            simulation.pass(simulation
                    .dice()
                    .time(name + " waits before " + attempt, Duration.ofMillis(10), Duration.ofMinutes(3)));
        }
    }

    private Optional<Answer> recorded(String name, Keyed keyed, List<Fact> facts) {
        return ask(name, recording(keyed, facts), (arrival, invocation) -> {
            var entry = new Entry(
                    keyed.reference(),
                    keyed.key(),
                    facts,
                    arrival.at(),
                    keyed.by().recordedAs());
            recorded.add(new Recorded(entry, invocation.answer().flatMap(Heard::of)));
        });
    }

    private static Asked recording(Keyed keyed, List<Fact> facts) {
        boolean corrects = facts.size() == 1 && facts.getFirst() instanceof FactCorrected;
        return new Asked(
                keyed.by(),
                Question.FACTS,
                Optional.of(keyed.reference()),
                "",
                posted(
                        "/cases/{reference}/" + (corrects ? "corrections" : "facts"),
                        keyed.reference(),
                        Map.of("Idempotency-Key", List.of(keyed.key())),
                        corrects
                                ? FactVocabulary.write(facts.getFirst())
                                : Map.of(
                                        "facts",
                                        facts.stream().map(Desk::published).toList())));
    }

    private static Map<String, Object> published(Fact fact) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", fact.type().published());
        fields.putAll(FactVocabulary.write(fact));
        return fields;
    }

    private static GatewayEvent posted(
            String resource, Reference reference, Map<String, List<String>> headers, Object body) {
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", List.of("application/json"));
        return new GatewayEvent("POST", resource, Map.of("reference", reference.shown()), all, Functions.bytes(body));
    }

    /** Records what cannot be recorded: nobody may be told that it is. */
    void record(Mistake step) {
        var unheardOf =
                new IdempotencyKey(IdempotencyKey.API, "", "a key of nobody").reference(SampleCases.AUTHORITY.code());
        (step.slip() == Slip.NO_SUCH_CASE ? Optional.of(unheardOf) : found(step.key())).ifPresent(reference -> {
            var fact = mistaken(step.slip(), London.dayOf(simulation.now()));
            ask(
                    step.name() + "/1",
                    recording(new Keyed(step.by(), reference, "mistake"), List.of(fact)),
                    (_, invocation) -> {
                        if (invocation
                                .answer()
                                .filter(answer -> answer.status() < 400 || answer.status() == 409)
                                .isPresent()) {
                            defects.add(new Violation("I1", step.name() + " is not told that it cannot be recorded"));
                        }
                    });
        });
    }

    private static Fact mistaken(Slip slip, LocalDate today) {
        return switch (slip) {
            case NO_SUCH_CASE -> new Fact.PlanAgreed(today);
            case NO_FACT_OF_THE_LANGUAGE -> new Fact.PlanAgreed(BEFORE_THE_LANGUAGE);
            // Not tomorrow: a message may arrive after midnight.
            case NOT_YET_HAPPENED -> new Fact.PlanAgreed(today.plusDays(2));
            case CORRECTS_NO_FACT -> new FactCorrected(999, Optional.empty(), Fact.CorrectionReason.KEYED_WRONGLY);
            case WORDS_FOR_A_CODE -> new Fact.PlanCeased(today, "the family told us why");
        };
    }

    /** Staff know of a case when it appears in their list, also when its sender was never answered. */
    private Optional<Reference> found(int key) {
        Optional<Reference> reference = Optional.empty();
        for (int look = 1; look <= LOOKS_MAX && reference.isEmpty(); look++) {
            simulation.pass(BETWEEN_LOOKS);
            reference = listed.apply(key);
        }
        return reference;
    }

    void decide(Acceptance step) {
        var reference = found(step.key());
        for (int attempt = 1; attempt <= step.attempts() && reference.isPresent(); attempt++) {
            var answer = decided(step.name() + "/" + attempt, step.by(), reference.get(), step.rejects());
            if (answer.filter(known -> known.status() == 200).isPresent() && !step.rejects()) {
                released.add(reference.get());
            }
            if (answer.filter(known -> known.status() < 500 && !says(known, "changed-meanwhile"))
                    .isPresent()) {
                return;
            }
            simulation.pass(BETWEEN_LOOKS);
        }
    }

    private Optional<Answer> decided(String name, Person by, Reference reference, boolean rejects) {
        return ask(
                name,
                new Asked(
                        by,
                        Question.DECISION,
                        Optional.of(reference),
                        "",
                        posted(
                                "/cases/{reference}/quarantine",
                                reference,
                                Map.of(),
                                rejects
                                        ? Map.of("outcome", "REJECT", "reason", "TRIAL")
                                        : Map.of("outcome", "ACCEPT"))));
    }

    private static boolean says(Answer answer, String problem) {
        return answer.json().path("type").asText().endsWith(":" + problem);
    }

    private static Asked reading(Person by, Question question, Optional<Reference> reference, boolean pretends) {
        return new Asked(
                by,
                question,
                reference,
                "",
                new GatewayEvent(
                        "GET",
                        switch (question) {
                            case CASE -> "/cases/{reference}";
                            case DEADLINES -> "/cases/{reference}/deadlines";
                            case READINGS -> "/cases/{reference}/audit";
                            case STAFF -> "/staff";
                            case RULES -> "/rules";
                            default -> throw new IllegalArgumentException(question + " is not just read");
                        },
                        reference
                                .map(known -> Map.of("reference", known.shown()))
                                .orElse(Map.of()),
                        pretends ? Map.of("X-Roles", List.of("MANAGER,DATA_OFFICER")) : Map.of(),
                        new byte[0]));
    }

    void look(Look step) {
        boolean ofACase =
                Set.of(Question.CASE, Question.DEADLINES, Question.READINGS).contains(step.question());
        var reference = ofACase ? found(step.key()) : Optional.<Reference>empty();
        if (reference.isPresent() == ofACase) {
            ask(step.name() + "/1", reading(step.by(), step.question(), reference, step.pretends()));
        }
    }

    void inquire(Inquiry step) {
        ask(step.name() + "/1", searchFor(step.by(), step.content()));
    }

    private static Asked searchFor(Person by, Content content) {
        return new Asked(
                by,
                Question.SEARCH,
                Optional.empty(),
                "",
                new GatewayEvent(
                        "POST",
                        "/cases/search",
                        Map.of(),
                        Map.of("Content-Type", List.of("application/json")),
                        content.search()));
    }

    void list(Listing step) {
        ask(step.name() + "/1", listOf(step.by(), step.owner()));
    }

    private static Asked listOf(Person by, String owner) {
        boolean held = owner.equals(Owner.QUARANTINE);
        var event = new GatewayEvent("GET", held ? "/quarantine" : "/worklist", Map.of(), Map.of(), new byte[0]);
        return new Asked(
                by,
                held ? Question.HELD : Question.WORKLIST,
                Optional.empty(),
                owner,
                held ? event : event.asking(Map.of("owner", List.of(owner), "until", List.of(LONG_AFTER))));
    }

    void allocate(Allocation step) {
        var reference = found(step.key());
        for (int attempt = 1; attempt <= step.attempts() && reference.isPresent(); attempt++) {
            var name = step.name() + "/" + attempt;
            var tag = ask(name + "-looks", reading(step.by(), Question.CASE, reference, false))
                    .flatMap(Answer::tag);
            simulation.pass(step.thinks());
            var headers = new LinkedHashMap<String, List<String>>();
            headers.put("Idempotency-Key", List.of(step.name()));
            tag.ifPresent(known -> headers.put("If-Match", List.of(known)));
            var answer = ask(
                    name,
                    new Asked(
                            step.by(),
                            Question.OWNER,
                            reference,
                            step.owner(),
                            posted(
                                    "/cases/{reference}/owner",
                                    reference.get(),
                                    headers,
                                    Map.of("owner", step.owner(), "reason", "ALLOCATED"))));
            if (answer.filter(known -> known.status() < 500 && known.status() != 409)
                    .isPresent()) {
                return;
            }
        }
    }

    private Optional<Answer> ask(String name, Asked asked) {
        return ask(name, asked, (_, _) -> {});
    }

    /** Hears what became of a request in the moment in which its function has ended. */
    private interface Listener {
        void hears(Arrival arrival, Invocation invocation);
    }

    /** Asks the function of the staff, and looks what is on record in the moment in which it has answered. */
    private Optional<Answer> ask(String name, Asked asked, Listener listener) {
        return gateway.send(
                name,
                new Request(
                        Deployed.CASEWORK,
                        staffApi,
                        arrival -> asked.event()
                                .bytes(arrival.id(), arrival.at(), asked.by().authorizer())),
                Gateway.MAX,
                (arrival, invocation) -> {
                    listener.hears(arrival, invocation);
                    invocation
                            .answer()
                            .ifPresent(answer -> told.add(new Told(
                                    arrival.name(),
                                    asked,
                                    arrival.at(),
                                    arrival.id(),
                                    answer,
                                    onRecord(asked, answer))));
                });
    }

    /** Of the cases that an answer is about; or, where it is about none, those readings that are of no case. */
    private List<Reading> onRecord(Asked asked, Answer answer) {
        var about = new LinkedHashSet<>(asked.reference().stream().toList());
        if (asked.question() == Question.SEARCH) {
            answer.json()
                    .path("cases")
                    .forEach(found ->
                            Reference.parse(found.path("reference").asText()).ifPresent(about::add));
        }
        return about.isEmpty()
                ? readings.stream()
                        .filter(reading -> reading.reference().isEmpty())
                        .toList()
                : about.stream()
                        .flatMap(reference -> onRecord(reference).stream())
                        .toList();
    }

    private List<Reading> onRecord(Reference reference) {
        var found = new ArrayList<Reading>();
        var page = kept.undisturbedAudit().of(reference, Optional.empty());
        found.addAll(page.readings());
        while (page.next().isPresent()) {
            page = kept.undisturbedAudit().of(reference, page.next());
            found.addAll(page.readings());
        }
        return found;
    }

    void leave(Departure step) {
        for (int attempt = 1; attempt <= step.attempts(); attempt++) {
            if (hasLeft(step.name() + "/" + attempt, step.staffId())) {
                left.putIfAbsent(step.staffId(), simulation.now());
                return;
            }
            simulation.pass(BETWEEN_LOOKS);
        }
    }

    /** Looks for somebody on the list of staff, and has them leave who have not yet; whether that is known to be so. */
    private boolean hasLeft(String name, String staffId) {
        var member = ask(name + "-looks", reading(Person.MANAGER, Question.STAFF, Optional.empty(), false))
                .flatMap(answer -> answer.json()
                        .path("members")
                        .valueStream()
                        .filter(known -> known.path("id").asText().equals(staffId))
                        .findFirst());
        if (member.isEmpty() || !member.get().path("active").booleanValue()) {
            return member.isPresent();
        }
        return ask(name, leaving(staffId, (ObjectNode) member.get()))
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    /** The row of the list as it was read, but for that. */
    private static Asked leaving(String staffId, ObjectNode member) {
        var row = member.deepCopy().put("active", false);
        row.remove("id");
        return new Asked(
                Person.MANAGER,
                Question.KEEP_STAFF,
                Optional.empty(),
                Owner.staff(staffId),
                new GatewayEvent(
                        "PUT",
                        "/staff/{id}",
                        Map.of("id", staffId),
                        Map.of(
                                "Content-Type",
                                List.of("application/json"),
                                "If-Match",
                                List.of("\"" + row.remove("version").asText() + "\"")),
                        Functions.bytes(row)));
    }

    /** Lets out again whatever was let out: the last word on every request that was held. */
    void probeReleases() {
        released()
                .forEach(reference -> probe(
                        "release-" + reference.shown(),
                        () -> decided("probe-release-" + reference.shown() + "/1", Person.CLERK, reference, false)));
    }

    /** Records every entry again that anybody ever recorded: the last word on every entry. */
    void probeEntries() {
        var seen = new HashSet<List<Object>>();
        for (Recorded one : recorded()) {
            var entry = one.entry();
            if (seen.add(List.of(entry.reference(), entry.key(), entry.facts()))) {
                var name = "entry-" + seen.size();
                var by = entry.recordedBy().equals(Person.CASEWORKER.recordedAs())
                        ? Person.CASEWORKER
                        : Person.SUPERVISOR;
                var keyed = new Keyed(by, entry.reference(), entry.key());
                probe(name, () -> recorded("probe-" + name + "/1", keyed, entry.facts()));
            }
        }
    }

    /** Asks for the list of everybody who has a case. */
    void probeLists(Map<Reference, Kept.KeptCase> everything) {
        var owners = new TreeSet<String>();
        everything.values().forEach(stored -> owners.add(stored.stored().head().owner()));
        owners.forEach(owner ->
                probe("list-" + owner, () -> ask("probe-list-" + owner + "/1", listOf(Person.MANAGER, owner))));
    }

    /** Looks for the child of every case, among those that have one: each finds its own case, and no other child's. */
    void probeSearches(Map<Reference, Content> contents) {
        contents.forEach((reference, content) -> probe(
                "search-" + reference.shown(),
                () -> ask("probe-search-" + reference.shown() + "/1", searchFor(Person.CLERK, content))
                        .ifPresent(answer -> {
                            var found = answer.json()
                                    .path("cases")
                                    .valueStream()
                                    .map(one -> Reference.parse(
                                                    one.path("reference").asText())
                                            .orElseThrow())
                                    .toList();
                            if (!found.contains(reference)
                                    || found.stream()
                                            .map(contents::get)
                                            .filter(Objects::nonNull)
                                            .anyMatch(other -> !other.isFoundWith(content))) {
                                defects.add(new Violation("I3", "a child is not found, or another is"));
                            }
                        })));
    }

    private void probe(String name, Runnable asks) {
        simulation.start("probe-" + name, IntakeWorld.LIFE, asks, ending -> {});
        simulation.run();
    }
}
