package org.twentyweeks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.audit.VerifyAudit;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.core.staff.StaffMember;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.pages.request.RequestForm;
import org.twentyweeks.referralform.Form;
import org.twentyweeks.referralform.FormPorts;
import org.twentyweeks.referralintake.Intake;
import org.twentyweeks.referralintake.IntakePorts;
import org.twentyweeks.simulator.Invocation.Answer;
import org.twentyweeks.simulator.Observation.Key;
import org.twentyweeks.simulator.Observation.Seen;
import org.twentyweeks.simulator.Step.Acceptance;
import org.twentyweeks.simulator.Step.Allocation;
import org.twentyweeks.simulator.Step.Correction;
import org.twentyweeks.simulator.Step.Departure;
import org.twentyweeks.simulator.Step.Inquiry;
import org.twentyweeks.simulator.Step.Look;
import org.twentyweeks.simulator.Step.Mistake;
import org.twentyweeks.simulator.Step.Night;
import org.twentyweeks.simulator.Step.Nonsense;
import org.twentyweeks.simulator.Step.Recording;
import org.twentyweeks.simulator.Step.Rotation;
import org.twentyweeks.simulator.Step.Sending;
import org.twentyweeks.simulator.Step.Slip;
import org.twentyweeks.simulator.Step.Way;
import org.twentyweeks.testkit.audit.InMemorySeals;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.lambda.GatewayEvent;
import org.twentyweeks.testkit.simulation.Dice;
import org.twentyweeks.testkit.simulation.Fault;
import org.twentyweeks.testkit.simulation.Faults;
import org.twentyweeks.testkit.simulation.Point;
import org.twentyweeks.testkit.simulation.SimulatedCaseStore;
import org.twentyweeks.testkit.simulation.SimulatedSecrets;
import org.twentyweeks.testkit.simulation.Simulation;
import org.twentyweeks.testkit.simulation.Simulation.Ending;
import org.twentyweeks.testkit.staff.SampleStaff;

/**
 * A council's intake with its senders: the handlers that are deployed, on functions that are ended after 25
 * seconds, which is before their gateway would give up, before a store and secrets that fail as the history says.
 */
final class IntakeWorld {

    static {
        System.setErr(new PrintStream(System.err, true, UTF_8) {
            @Override
            public void println(@Nullable String line) {
                // Boundaries say there that nobody was told. The invariants see to that.
                if (line == null || !line.startsWith("What became of an invocation could not be told")) {
                    super.println(line);
                }
            }
        });
    }

    /** What is no request, with its media type: each is refused, whatever else happens. */
    static final List<Map.Entry<String, String>> NONSENSE = List.of(
            Map.entry(
                    "application/json",
                    "{\"child\":{\"postcode\":\"zzyxqnameless\"},\"requester\":{\"phone\":\"01632 960123\"}}"),
            Map.entry("application/json", "[\"zzyxqlist\"]"),
            Map.entry("application/json", "{\"child\":{\"surname\":\"zzyxqcut"),
            Map.entry("text/plain", "zzyxqtext"),
            Map.entry("application/json", ""));

    private static final GatewayEvent FIRST_PAGE =
            new GatewayEvent("GET", "/request/{page}", Map.of("page", "who"), Map.of(), new byte[0]);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("class=\"reference\">([0-9A-Z-]{19})<");
    private static final Duration FUNCTION_MAX = Duration.ofSeconds(25);
    private static final Duration GATEWAY_MAX = Duration.ofSeconds(29);
    private static final Duration LIFE = Duration.ofDays(4_000);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    /** Who records what happened, and who looks at what is held. */
    static final String CASEWORKER = "staff:0007";

    static final String TEAM = "staff:0009";

    private static final LocalDate BEFORE_THE_LANGUAGE = LocalDate.of(2013, Month.MAY, 6);
    private static final int LOOKS_MAX = 30;
    /** The second computation takes as long as everything else: one history in three has it, and every scenario. */
    private static final int COUNTED_AGAIN = 3;

    private static final Duration ARRIVES_LATE_MOST = Duration.ofMinutes(10);

    private final History history;
    private final Simulation simulation;
    private final Kept kept;
    private final SimulatedCaseStore cases;
    private final Intake intake;
    private final Form form;
    private final Function<Entry, RecordFacts.Outcome> recording;
    private final DecideQuarantine quarantine;
    private final Function<List<RecordedFact>, CaseStanding> fold;
    private final Office office;
    private final RequestStreamHandler staffApi;
    private final MoveCases moveCases;
    private final SealCases sealCases;
    private final InMemorySeals seals = new InMemorySeals();
    private Optional<LocalDate> sealedThrough = Optional.empty();
    private boolean atNight;
    private final List<Reading> readings = new ArrayList<>();
    private final List<Told> answered = new ArrayList<>();
    private final Map<String, Instant> left = new HashMap<>();
    private int requests;
    private final Map<List<Integer>, FactCorrected> corrections = new HashMap<>();
    private final ChangingSecrets secrets = new ChangingSecrets();
    private final Map<Integer, String> tokens = new TreeMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final Set<Reference> released = new HashSet<>();
    private final List<Violation> defects = new ArrayList<>();
    private final Map<String, Invocation> invocations = new LinkedHashMap<>();

    IntakeWorld(History history, Faults faults, Kept kept, Build build) {
        this.history = history;
        this.kept = kept;
        var dice = new Dice(history.seed());
        simulation = new Simulation(
                dice,
                point -> point.process().startsWith("probe") ? Optional.empty() : faults.at(point),
                history.start());
        cases = new SimulatedCaseStore(simulation, kept.store(), kept.undisturbed());
        office = Office.of(simulation, cases, kept.undisturbed(), kept.audit(), readings, kept.staff(), seals);
        var outside =
                new Outside(simulation, cases, office, new SimulatedSecrets(simulation, secrets), chance(dice), log());
        var useCases = build.over(outside);
        SampleStaff.keepIn(kept.staff());
        left.put(SampleStaff.KIT.id(), history.start());
        staffApi = useCases.staffApi().apply(telemetry(outside.log()));
        moveCases = useCases.moveCases();
        sealCases = useCases.sealCases();
        recording = useCases.recording();
        quarantine = useCases.quarantine();
        fold = useCases.fold();
        intake = new Intake(new IntakePorts(
                SampleCases.AUTHORITY,
                useCases.receiving(),
                outside.secrets(),
                outside.chance(),
                telemetry(outside.log())));
        form = new Form(new FormPorts(
                SampleCases.AUTHORITY, outside.secrets()::tokenRing, outside.chance(), telemetry(outside.log())));
    }

    /** The secrets of a council that changes them. */
    private static final class ChangingSecrets implements IntakeSecrets {
        private final Map<Integer, String> hashKeys = new TreeMap<>(Map.of(1, "sample-hash-key"));
        private TokenRing ring = new TokenRing("sample-token-secret", Optional.empty());

        @Override
        public HashKeys hashKeys() {
            return new HashKeys(hashKeys);
        }

        @Override
        public TokenRing tokenRing() {
            return ring;
        }

        void rotate() {
            int version = hashKeys.size() + 1;
            hashKeys.put(version, "sample-hash-key-" + version);
            ring = new TokenRing("sample-token-secret-" + version, Optional.of(ring.current()));
        }
    }

    private Chance chance(Dice dice) {
        var draws = new int[1];
        return count -> simulation.call("chance.bytes", Fault.OF_THE_PROCESS, () -> {
            var bytes = new byte[count];
            dice.random("bytes " + ++draws[0]).nextBytes(bytes);
            return bytes;
        });
    }

    /** The log of whichever invocation runs. */
    private PrintStream log() {
        return new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) {
            @Override
            public void println(@Nullable String line) {
                simulation.running().map(invocations::get).ifPresent(invocation -> invocation.logs(line));
            }
        };
    }

    private Telemetry telemetry(PrintStream log) {
        var written = new InvocationLog(log, simulation::now, Map.of());
        return told -> {
            try {
                simulation.call("telemetry.record", Fault.OF_TELLING, () -> {
                    written.record(told);
                    return true;
                });
            } catch (UnavailableException untold) {
                simulation.running().map(invocations::get).ifPresent(Invocation::staysUntold);
                throw untold;
            }
        };
    }

    /**
     * What a run came to.
     *
     * @param calls every call that left a process, before everything was sent again at the end
     * @param recorded how often staff were told that what they keyed is recorded, before that
     * @param refused how often they were told that it cannot be
     */
    record Run(
            List<Violation> violations,
            List<Point> calls,
            Map<String, Fault> faults,
            int recorded,
            int refused,
            List<Invocation> invocations,
            List<String> account) {}

    /** Lives through the history, lets everything come to rest, and asks again for everything that was ever sent. */
    Run run() {
        return run(false);
    }

    /** @param told whether the account of the run is wanted */
    Run run(boolean told) {
        if (told) {
            simulation.keepAccount();
        }
        history.steps().forEach(step -> simulation.after(step.at(), () -> begin(step)));
        simulation.run();
        var sent = List.copyOf(observations);
        var calls = simulation.points();
        var entries = List.copyOf(recorded);
        kept.calm();
        var probed = probe(sent);
        var again = probeEntries(entries);
        probeReleases();
        probeNight();
        var everything = kept.everything();
        var broken = Invariants.broken(
                new Invariants.Seen(
                        sent, probed, entries, again, Set.copyOf(released), List.copyOf(invocations.values())),
                everything,
                fold,
                history.seed() % COUNTED_AGAIN == 1);
        broken.addAll(StaffInvariants.broken(answered, left, everything, kept.staff()));
        broken.addAll(defects);
        var report = new VerifyAudit(seals, kept.records()).verify(sealedThrough, (_, _) -> {});
        report.first().ifPresent(difference -> broken.add(new Violation("I10", difference.toString())));
        broken.addAll(Invariants.behind(cases.indexed(), everything));
        broken.addAll(kept.misdeeds());
        return new Run(
                broken,
                calls,
                simulation.happened(),
                times(RecordFacts.Outcome.Recorded.class, entries),
                times(RecordFacts.Outcome.Refused.class, entries),
                List.copyOf(invocations.values()),
                simulation.account());
    }

    private static int times(Class<? extends RecordFacts.Outcome> told, List<Recorded> entries) {
        return Math.toIntExact(entries.stream()
                .flatMap(one -> one.outcome().stream())
                .filter(told::isInstance)
                .count());
    }

    private void begin(Step step) {
        switch (step) {
            case Sending sending -> simulation.start(sending.name(), LIFE, () -> send(sending), ending -> {});
            case Nonsense nonsense -> simulation.start(nonsense.name(), LIFE, () -> send(nonsense), ending -> {});
            case Recording entry -> simulation.start(entry.name(), LIFE, () -> record(entry), ending -> {});
            case Correction correction ->
                simulation.start(correction.name(), LIFE, () -> correct(correction), ending -> {});
            case Mistake mistake -> simulation.start(mistake.name(), LIFE, () -> record(mistake), ending -> {});
            case Acceptance acceptance ->
                simulation.start(acceptance.name(), LIFE, () -> release(acceptance), ending -> {});
            case Look look -> simulation.start(look.name(), LIFE, () -> look(look), ending -> {});
            case Inquiry inquiry -> simulation.start(inquiry.name(), LIFE, () -> inquire(inquiry), ending -> {});
            case Allocation allocation ->
                simulation.start(allocation.name(), LIFE, () -> allocate(allocation), ending -> {});
            case Departure departure -> simulation.start(departure.name(), LIFE, () -> leave(departure), ending -> {});
            case Night night ->
                simulation.start(night.name(), LIFE, () -> night(night.name(), night.attempts()), ending -> {});
            case Rotation _ -> {
                simulation.note(() -> "the secrets are rotated");
                secrets.rotate();
            }
        }
    }

    private void send(Sending sending) {
        var token = sending.way() == Way.JSON ? "" : openForm(sending);
        simulation.pass(sending.fills());
        for (int attempt = 1; attempt <= sending.attempts(); attempt++) {
            var message = message(sending, token);
            var seen = attempt(sending.name() + "/" + attempt, message, sending.patience());
            if (seen.isPresent()) {
                var answer = seen.get();
                if (answer.status() < 500 && answer.status() != 400) {
                    return;
                }
                // The form again, on a new copy.
                token = answer.status() == 400 ? found(TOKEN, answer.text()).orElse(token) : token;
            }
            simulation.pass(simulation
                    .dice()
                    .time(sending.name() + " waits before " + attempt, Duration.ofMillis(10), Duration.ofMinutes(3)));
        }
    }

    private void send(Nonsense nonsense) {
        var kind = NONSENSE.get(nonsense.kind());
        var key = new Key("api", keyText(nonsense.key()));
        attempt(
                nonsense.name() + "/1",
                new Message(
                        key, Optional.empty(), kind.getKey(), kind.getValue().getBytes(UTF_8)),
                GATEWAY_MAX);
    }

    /** A recording as whoever made it saw it: without an outcome when none came. */
    record Recorded(Entry entry, Optional<RecordFacts.Outcome> outcome) {}

    private void record(Recording step) {
        found(step.key())
                .ifPresent(known -> record(step.name(), known, "entry-" + step.entry(), step.facts(), step.attempts()));
    }

    private void correct(Correction step) {
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
                    record(
                            step.name(),
                            seen.head().reference(),
                            "correction-" + step.entry(),
                            List.of(correction),
                            step.attempts());
                });
    }

    private void record(String name, Reference reference, String key, List<Fact> facts, int attempts) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            var entry = new Entry(reference, key, facts, simulation.now(), CASEWORKER);
            var outcome = recorded(name + "/" + attempt, entry);
            if (outcome.filter(known -> !(known instanceof RecordFacts.Outcome.ChangedMeanwhile))
                    .isPresent()) {
                return;
            }
            simulation.pass(simulation
                    .dice()
                    .time(name + " waits before " + attempt, Duration.ofMillis(10), Duration.ofMinutes(3)));
        }
    }

    private void record(Mistake step) {
        var unheardOf = new IdempotencyKey(IdempotencyKey.API, "", keyText(-1)).reference(SampleCases.AUTHORITY.code());
        (step.slip() == Slip.NO_SUCH_CASE ? Optional.of(unheardOf) : found(step.key())).ifPresent(reference -> {
            var fact = mistaken(step.slip(), London.dayOf(simulation.now()));
            var entry = new Entry(reference, "mistake", List.of(fact), simulation.now(), CASEWORKER);
            if (inAProcess(step.name() + "/1", () -> recording.apply(entry))
                    .filter(IntakeWorld::isTaken)
                    .isPresent()) {
                defects.add(new Violation("I1", step.name() + " is not told that it cannot be recorded"));
            }
        });
    }

    private static Fact mistaken(Slip slip, LocalDate today) {
        return switch (slip) {
            case NO_SUCH_CASE -> new Fact.PlanAgreed(today);
            case NO_FACT_OF_THE_LANGUAGE -> new Fact.PlanAgreed(BEFORE_THE_LANGUAGE);
            case NOT_YET_HAPPENED -> new Fact.PlanAgreed(today.plusDays(1));
            case CORRECTS_NO_FACT -> new FactCorrected(999, Optional.empty(), Fact.CorrectionReason.KEYED_WRONGLY);
            case WORDS_FOR_A_CODE -> new Fact.PlanCeased(today, "the family told us why");
        };
    }

    private static boolean isTaken(RecordFacts.Outcome outcome) {
        return switch (outcome) {
            case RecordFacts.Outcome.Recorded _, RecordFacts.Outcome.Clash _, RecordFacts.Outcome.ChangedMeanwhile _ ->
                true;
            case RecordFacts.Outcome.Refused _, RecordFacts.Outcome.UnknownCase _ -> false;
        };
    }

    /** Staff know of a case when it appears in their list, also when its sender was never answered. */
    private Optional<Reference> found(int key) {
        Optional<Reference> reference = Optional.empty();
        for (int look = 1; look <= LOOKS_MAX && reference.isEmpty(); look++) {
            simulation.pass(BETWEEN_LOOKS);
            reference = listed(key);
        }
        return reference;
    }

    private void release(Acceptance step) {
        var reference = found(step.key());
        for (int attempt = 1; attempt <= step.attempts() && reference.isPresent(); attempt++) {
            var outcome = inAProcess(
                    step.name() + "/" + attempt, () -> quarantine.accept(reference.get(), simulation.now(), TEAM));
            if (outcome.filter(DecideQuarantine.Outcome.DECIDED::equals).isPresent()) {
                released.add(reference.get());
            }
            if (outcome.filter(known -> known != DecideQuarantine.Outcome.CHANGED_MEANWHILE)
                    .isPresent()) {
                return;
            }
            simulation.pass(BETWEEN_LOOKS);
        }
    }

    /** The case of that key, once an index has it. */
    private Optional<Reference> listed(int key) {
        return Stream.of(
                        Optional.of(new IdempotencyKey(IdempotencyKey.API, "", keyText(key))),
                        Optional.ofNullable(tokens.get(key))
                                .map(token ->
                                        new IdempotencyKey(IdempotencyKey.PAGE, RequestForm.VERSION, nonce(token))))
                .flatMap(Optional::stream)
                .map(known -> known.reference(SampleCases.AUTHORITY.code()))
                .filter(cases::isIndexed)
                .findFirst();
    }

    /**
     * What somebody at the council was answered.
     *
     * @param ifMatch how many facts the case had that they saw; absent when they did not say
     * @param onRecord what was on record of it in the moment of the answer
     */
    record Told(
            String name,
            Person by,
            Person.Question question,
            Optional<Reference> reference,
            String owner,
            Optional<Integer> ifMatch,
            Instant at,
            Answer answer,
            List<Reading> onRecord) {}

    /** What somebody at the council asks. */
    private record Asked(
            Person by, Person.Question question, Optional<Reference> reference, String owner, GatewayEvent event) {

        Optional<Integer> ifMatch() {
            return event.headers().getOrDefault("If-Match", List.of()).stream()
                    .map(tag -> Integer.valueOf(tag.substring(1, tag.indexOf('.'))))
                    .findFirst();
        }
    }

    private static Asked caseOf(Person by, Reference reference, boolean pretends) {
        return new Asked(
                by,
                Person.Question.CASE,
                Optional.of(reference),
                "",
                new GatewayEvent(
                        "GET",
                        "/cases/{reference}",
                        Map.of("reference", reference.shown()),
                        pretends ? Map.of("X-Roles", List.of("MANAGER,DATA_OFFICER")) : Map.of(),
                        new byte[0]));
    }

    private void look(Look step) {
        found(step.key()).ifPresent(known -> ask(step.name() + "/1", caseOf(step.by(), known, step.pretends())));
    }

    private void inquire(Inquiry step) {
        ask(
                step.name() + "/1",
                new Asked(
                        step.by(),
                        Person.Question.SEARCH,
                        Optional.empty(),
                        "",
                        new GatewayEvent(
                                "POST",
                                "/cases/search",
                                Map.of(),
                                Map.of("Content-Type", List.of("application/json")),
                                step.content().search())));
    }

    private void allocate(Allocation step) {
        var reference = found(step.key());
        for (int attempt = 1; attempt <= step.attempts() && reference.isPresent(); attempt++) {
            var name = step.name() + "/" + attempt;
            var tag = ask(name + "-looks", caseOf(step.by(), reference.get(), false))
                    .flatMap(Answer::tag);
            simulation.pass(step.thinks());
            var headers = new LinkedHashMap<String, List<String>>();
            headers.put("Content-Type", List.of("application/json"));
            headers.put("Idempotency-Key", List.of(step.name()));
            tag.ifPresent(known -> headers.put("If-Match", List.of(known)));
            var body = "{\"owner\":\"" + step.owner() + "\",\"reason\":\"ALLOCATED\"}";
            var answer = ask(
                    name,
                    new Asked(
                            step.by(),
                            Person.Question.OWNER,
                            reference,
                            step.owner(),
                            new GatewayEvent(
                                    "POST",
                                    "/cases/{reference}/owner",
                                    Map.of("reference", reference.get().shown()),
                                    headers,
                                    body.getBytes(UTF_8))));
            if (answer.filter(known -> known.status() < 500 && known.status() != 409)
                    .isPresent()) {
                return;
            }
        }
    }

    /** Asks the function of the staff, and looks what is on record in the moment in which it has answered. */
    private Optional<Answer> ask(String name, Asked asked) {
        return simulation.await(GATEWAY_MAX, reply -> {
            var at = simulation.now();
            var id = requestId();
            var event = asked.event().bytes(id, at, asked.by().authorizer());
            invoke(
                    name,
                    staffApi,
                    event,
                    invocation -> invocation
                            .answer()
                            .ifPresent(answer -> answered.add(new Told(
                                    name,
                                    asked.by(),
                                    asked.question(),
                                    asked.reference(),
                                    asked.owner(),
                                    asked.ifMatch(),
                                    at,
                                    answer,
                                    readings.stream()
                                            .filter(reading ->
                                                    reading.correlationId().equals(id))
                                            .toList()))),
                    reply);
        });
    }

    private void leave(Departure step) {
        var change = new StaffStore.Change(Person.MANAGER.recordedAs(), simulation.now(), step.name());
        for (int attempt = 1; attempt <= step.attempts(); attempt++) {
            var kept = inAProcess(
                    step.name() + "/" + attempt,
                    () -> office.staff().everybody().members().stream()
                            .filter(member -> member.id().equals(step.staffId()) && member.active())
                            .map(member -> office.staff().keep(inactive(member), change))
                            .findFirst());
            if (kept.isPresent()) {
                left.putIfAbsent(step.staffId(), simulation.now());
                return;
            }
            simulation.pass(BETWEEN_LOOKS);
        }
    }

    private static StaffMember inactive(StaffMember member) {
        return new StaffMember(
                member.id(),
                member.name(),
                member.email(),
                member.role(),
                member.team(),
                member.fullTimeEquivalent(),
                member.absence(),
                member.cover(),
                member.manager(),
                false,
                member.version() + 1);
    }

    /**
     * The jobs of a night, each tried again as its queue does. One night is over before the next: its jobs end after minutes,
     * and the schedule fires every hour.
     */
    private void night(String name, int attempts) {
        if (atNight) {
            return;
        }
        atNight = true;
        // The day is the schedule's, however late its message is worked off.
        var day = London.dayOf(simulation.now());
        again(name + "-moves", attempts, () -> moveCases.run(simulation.now()));
        again(name + "-seals", attempts, () -> sealCases.seal(day)).ifPresent(outcome -> {
            sealedThrough = Optional.of(day);
            if (outcome instanceof SealCases.Outcome.Sealed sealed
                    && !sealed.differences().isEmpty()) {
                defects.add(new Violation("I10", name + " found " + sealed.differences()));
            }
        });
        atNight = false;
    }

    private <T> Optional<T> again(String name, int attempts, Supplier<T> job) {
        Optional<T> outcome = Optional.empty();
        for (int attempt = 1; attempt <= attempts && outcome.isEmpty(); attempt++) {
            outcome = inAProcess(name + "/" + attempt, job);
        }
        return outcome;
    }

    /** A night in which nothing fails: the last word on who has what, and on what is sealed. */
    private void probeNight() {
        simulation.start("probe-night", LIFE, () -> night("probe-night", 1), ending -> {});
        simulation.run();
    }

    private String requestId() {
        return "00000000-0000-4000-8000-%012d".formatted(++requests);
    }

    private Optional<RecordFacts.Outcome> recorded(String name, Entry entry) {
        var outcome = inAProcess(name, () -> recording.apply(entry));
        recorded.add(new Recorded(entry, outcome));
        return outcome;
    }

    /** Has something done in a process of its own, as the function of the staff will; empty when no answer came. */
    private <T> Optional<T> inAProcess(String name, Supplier<T> work) {
        var slot = new ArrayList<T>();
        Optional<Ending> ending = simulation.await(
                GATEWAY_MAX,
                reply -> simulation.start(
                        name,
                        FUNCTION_MAX,
                        () -> {
                            try {
                                slot.add(Objects.requireNonNull(work.get()));
                            } catch (UnavailableException unavailable) {
                                simulation.note(() -> name + " is told to try again");
                            }
                        },
                        reply));
        if (ending.filter(Ending.FAILED::equals).isPresent()) {
            defects.add(new Violation("I14", name + " failed with a defect"));
        }
        // An answer that was on its way when the process died never came.
        var outcome =
                ending.filter(Ending.DONE::equals).flatMap(done -> slot.stream().findFirst());
        outcome.ifPresent(known -> simulation.note(() -> name + " saw "
                + (known instanceof Enum<?> ? known : known.getClass().getSimpleName())));
        return outcome;
    }

    /** What goes over the network. */
    private record Message(Key key, Optional<Content> content, String mediaType, byte[] body) {}

    private Message message(Sending sending, String token) {
        var content = Optional.of(sending.content());
        return switch (sending.way()) {
            case JSON ->
                new Message(
                        new Key("api", keyText(sending.key())),
                        content,
                        "application/json",
                        sending.content().json(sending.style()));
            case JSON_UNDER_A_NONCE ->
                new Message(
                        new Key("api", nonce(token)),
                        content,
                        "application/json",
                        sending.content().json(sending.style()));
            case FORM ->
                new Message(
                        new Key("page", nonce(token)),
                        content,
                        "application/x-www-form-urlencoded",
                        sending.content().form(token, sending.style(), sending.machine()));
        };
    }

    private String keyText(int key) {
        return "key-" + history.seed() + "-" + key;
    }

    private static String nonce(String token) {
        return token.isEmpty() ? Observation.NO_TOKEN : token.split("\\.")[1];
    }

    /** Opens the form, until it comes; everybody with the same number has the same copy. */
    private String openForm(Sending sending) {
        for (int opening = 1; !tokens.containsKey(sending.key()); opening++) {
            var name = sending.name() + "/opens-" + opening;
            var page = simulation.<Answer>await(GATEWAY_MAX, reply -> invoke(name, form, FIRST_PAGE, reply));
            var token = page.flatMap(answer -> found(TOKEN, answer.body()));
            token.ifPresent(found -> tokens.putIfAbsent(sending.key(), found));
            if (token.isEmpty() && opening == 3) {
                return "";
            }
        }
        return tokens.get(sending.key());
    }

    /** Sends a message over a network that loses, delays and doubles. */
    private Optional<Seen> attempt(String name, Message message, Duration patience) {
        var fault = simulation.fault("gateway.post", Fault.OF_DELIVERY);
        var dice = simulation.dice();
        var times = new ArrayList<Instant>();
        Optional<Answer> answer = simulation.await(patience, reply -> {
            Duration there = dice.time(name + " arrives", Duration.ofMillis(5), Duration.ofMillis(400));
            if (fault.equals(Optional.of(Fault.SLOW))) {
                there = dice.time(name + " arrives late", Duration.ofSeconds(1), ARRIVES_LATE_MOST);
            }
            if (!fault.equals(Optional.of(Fault.UNAVAILABLE))) {
                simulation.after(there, () -> {
                    times.add(simulation.now());
                    observations.add(observed(name, message, simulation.now(), Optional.empty()));
                    invoke(name, intake, event(message), back -> {
                        if (!fault.equals(Optional.of(Fault.ANSWER_LOST))) {
                            reply.accept(back);
                        }
                    });
                });
            }
            if (fault.equals(Optional.of(Fault.DUPLICATE))) {
                simulation.after(
                        there.plus(dice.time(name + " arrives again", Duration.ZERO, Duration.ofSeconds(3))), () -> {
                            observations.add(observed(name, message, simulation.now(), Optional.empty()));
                            invoke(name + "-again", intake, event(message), back -> {});
                        });
            }
        });
        var seen = answer.map(IntakeWorld::seen);
        seen.ifPresent(known -> observations.add(
                observed(name, message, times.isEmpty() ? simulation.now() : times.getFirst(), Optional.of(known))));
        seen.ifPresent(known -> simulation.note(() -> name + " saw " + known.status()
                + known.reference().map(it -> " " + it).orElse("")));
        return seen;
    }

    private static Observation observed(String name, Message message, Instant at, Optional<Seen> seen) {
        return new Observation(name, message.key(), message.content(), Bytes.of(message.body()), at, seen);
    }

    /** Has a function handle an event, as the gateway does, and answers what the gateway makes of its end. */
    private void invoke(String name, RequestStreamHandler function, GatewayEvent event, Consumer<Answer> reply) {
        invoke(name, function, event.bytes(requestId(), simulation.now()), _ -> {}, reply);
    }

    /** @param whenOver is told of the invocation in the moment in which it ends */
    private void invoke(
            String name,
            RequestStreamHandler function,
            byte[] bytes,
            Consumer<Invocation> whenOver,
            Consumer<Answer> reply) {
        var invocation = new Invocation(name);
        invocations.put(name, invocation);
        simulation.start(
                name,
                FUNCTION_MAX,
                () -> {
                    var answer = new ByteArrayOutputStream();
                    handle(function, bytes, answer);
                    invocation.answers(answer(answer.toByteArray()));
                },
                ending -> {
                    invocation.ends(ending);
                    whenOver.accept(invocation);
                    simulation.after(
                            simulation.dice().time(name + " returns", Duration.ofMillis(5), Duration.ofMillis(400)),
                            () -> reply.accept(
                                    switch (ending) {
                                        case DONE -> invocation.answer().orElseThrow();
                                        case DIED, FAILED -> Answer.FAILED;
                                        case TIMED_OUT -> Answer.TIMED_OUT;
                                    }));
                });
    }

    private static void handle(RequestStreamHandler function, byte[] event, ByteArrayOutputStream answer) {
        try {
            function.handleRequest(new ByteArrayInputStream(event), answer, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static GatewayEvent event(Message message) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Content-Type", List.of(message.mediaType()));
        if (message.key().channel().equals("api")) {
            headers.put("Idempotency-Key", List.of(message.key().text()));
        }
        return GatewayEvent.referral(headers, message.body());
    }

    private static JsonNode json(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Answer answer(byte[] proxy) {
        var answer = json(proxy);
        return new Answer(
                answer.path("statusCode").asInt(),
                answer.path("headers").path("Content-Type").asText(),
                Optional.ofNullable(answer.path("headers").path("ETag").textValue()),
                answer.path("body").asText());
    }

    private static Seen seen(Answer answer) {
        return new Seen(
                answer.status(),
                answer.isPage()
                        ? found(REFERENCE, answer.body())
                        : Optional.ofNullable(json(answer.body().getBytes(UTF_8))
                                .path("reference")
                                .textValue()),
                answer.body());
    }

    private static Optional<String> found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Sends everything again that was ever sent, now that nothing fails: the last word on every key. */
    private List<Observation> probe(List<Observation> sent) {
        observations.clear();
        var messages = new LinkedHashSet<List<Object>>();
        int number = 0;
        for (Observation observation : sent) {
            if (observation.content().isPresent()
                    && messages.add(
                            List.of(observation.key(), observation.content().get()))) {
                var name = "probe-" + ++number;
                var message = new Message(
                        observation.key(),
                        observation.content(),
                        observation.key().channel().equals("api")
                                ? "application/json"
                                : "application/x-www-form-urlencoded",
                        observation.body().toArray());
                simulation.start(name, LIFE, () -> attempt(name, message, GATEWAY_MAX), ending -> {});
                simulation.run();
            }
        }
        return observations.stream()
                .filter(observation -> observation.answer().isPresent())
                .toList();
    }

    /** Lets out again whatever was let out: the last word on every request that was held. */
    private void probeReleases() {
        for (Reference reference : released) {
            simulation.start(
                    "probe-release-" + reference.shown(),
                    LIFE,
                    () -> quarantine.accept(reference, simulation.now(), TEAM),
                    ending -> {});
            simulation.run();
        }
    }

    /** Records every entry again that anybody ever recorded: the last word on every entry. */
    private List<Recorded> probeEntries(List<Recorded> entries) {
        recorded.clear();
        var seen = new HashSet<List<Object>>();
        for (Recorded one : entries) {
            if (seen.add(List.of(
                    one.entry().reference(), one.entry().key(), one.entry().facts()))) {
                var name = "probe-entry-" + seen.size();
                simulation.start(name, LIFE, () -> recorded(name + "/1", one.entry()), ending -> {});
                simulation.run();
            }
        }
        return List.copyOf(recorded);
    }
}
