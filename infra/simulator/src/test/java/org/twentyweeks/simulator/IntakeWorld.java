package org.twentyweeks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.core.casework.UnavailableException;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.Chance;
import org.twentyweeks.core.intake.HashKeys;
import org.twentyweeks.core.intake.IdempotencyKey;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.intake.TokenRing;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.pages.request.RequestForm;
import org.twentyweeks.referralform.Form;
import org.twentyweeks.referralform.FormPorts;
import org.twentyweeks.referralintake.Intake;
import org.twentyweeks.referralintake.IntakePorts;
import org.twentyweeks.simulator.Gateway.Request;
import org.twentyweeks.simulator.Invocation.Answer;
import org.twentyweeks.simulator.Observation.Key;
import org.twentyweeks.simulator.Observation.Seen;
import org.twentyweeks.simulator.Step.Acceptance;
import org.twentyweeks.simulator.Step.Allocation;
import org.twentyweeks.simulator.Step.Correction;
import org.twentyweeks.simulator.Step.Departure;
import org.twentyweeks.simulator.Step.Inquiry;
import org.twentyweeks.simulator.Step.Listing;
import org.twentyweeks.simulator.Step.Look;
import org.twentyweeks.simulator.Step.Mistake;
import org.twentyweeks.simulator.Step.Night;
import org.twentyweeks.simulator.Step.Nonsense;
import org.twentyweeks.simulator.Step.Recording;
import org.twentyweeks.simulator.Step.Release;
import org.twentyweeks.simulator.Step.Rotation;
import org.twentyweeks.simulator.Step.Sending;
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
import org.twentyweeks.testkit.staff.SampleStaff;

/**
 * A council's intake with its senders: the handlers that are deployed, on functions that are ended after 25
 * seconds, which is before their gateway would give up, before a store and secrets that fail as the history says.
 */
final class IntakeWorld {

    private static final Pattern UNTOLD = Pattern.compile("What became of an? [a-z]+ could not be told");

    static {
        System.setErr(new PrintStream(System.err, true, UTF_8) {
            @Override
            public void println(@Nullable String line) {
                // Boundaries say there that nobody was told. The invariants see to that.
                if (line == null || !UNTOLD.matcher(line).lookingAt()) {
                    super.println(line);
                }
            }
        });
    }

    /** What is no request, with its media type: each is refused, whatever else happens. */
    static final List<Map.Entry<String, String>> NONSENSE = List.of(
            Map.entry(
                    "application/json",
                    "{\"child\":{\"postcode\":\"zzyxqvwkjqznameless\"},\"requester\":{\"phone\":\"01632 960123\"}}"),
            Map.entry("application/json", "[\"zzyxqvwkjqzlist\"]"),
            Map.entry("application/json", "{\"child\":{\"surname\":\"zzyxqvwkjqzcut"),
            Map.entry("text/plain", "zzyxqvwkjqztext"),
            Map.entry("application/json", ""));

    private static final GatewayEvent FIRST_PAGE =
            new GatewayEvent("GET", "/request/{page}", Map.of("page", "who"), Map.of(), new byte[0]);

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("class=\"reference\">([0-9A-Z-]{19})<");

    /** How long whoever is outside may take. */
    static final Duration LIFE = Duration.ofDays(4_000);

    /** The second computation takes as long as everything else: one history in three has it, and every scenario. */
    private static final int COUNTED_AGAIN = 3;

    private final History history;
    private final Simulation simulation;
    private final Kept kept;
    private final SimulatedCaseStore cases;
    private final Invocations invocations;
    private final Gateway gateway;
    private final Intake intake;
    private final Form form;
    private final RequestStreamHandler staffApi;
    private final Desk desk;
    private final Nights nights;
    private final Function<List<RecordedFact>, CaseStanding> fold;
    private final ChangingSecrets secrets = new ChangingSecrets();
    private final Map<Integer, String> tokens = new TreeMap<>();
    private final Map<Integer, List<Reference>> typed = new HashMap<>();
    private final Map<String, Reference> nonces = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Violation> defects = new ArrayList<>();
    private Optional<Release> release = Optional.empty();

    IntakeWorld(History history, Faults faults, Kept kept, Build build) {
        this.history = history;
        this.kept = kept;
        var dice = new Dice(history.seed());
        simulation = new Simulation(
                dice,
                point -> point.process().startsWith("probe") ? Optional.empty() : faults.at(point),
                history.start());
        invocations = new Invocations(simulation);
        gateway = new Gateway(simulation, invocations);
        cases = new SimulatedCaseStore(simulation, kept.store(), kept.undisturbed());
        kept.follow(cases::changed);
        var seals = new InMemorySeals();
        var office = Office.of(simulation, cases, kept, readings, seals);
        var outside = new Outside(
                simulation,
                new TwoReleases(cases, kept.undisturbed(), this::isOfTheOther),
                office,
                new SimulatedSecrets(simulation, secrets),
                chance(dice),
                log());
        var useCases = build.over(outside);
        SampleStaff.keepIn(kept.undisturbedStaff());
        var written = new InvocationLog(outside.log(), simulation::now, Map.of());
        Telemetry telemetry = told -> tell(() -> written.record(told));
        staffApi = useCases.staffApi().apply(telemetry);
        desk = new Desk(simulation, gateway, staffApi, kept, this::listed, readings, defects);
        nights = new Nights(
                simulation,
                invocations,
                useCases,
                office.heads(),
                seals,
                run -> tell(() -> written.record(run)),
                defects);
        fold = useCases.fold();
        intake = new Intake(new IntakePorts(
                SampleCases.AUTHORITY, useCases.receiving(), outside.secrets(), outside.chance(), telemetry));
        form = new Form(
                new FormPorts(SampleCases.AUTHORITY, outside.secrets()::tokenRing, outside.chance(), telemetry));
    }

    /** Whether the process that runs is of the other release: while a release is made, half of them are. */
    private boolean isOfTheOther() {
        return release.filter(made -> simulation
                        .now()
                        .isBefore(history.start().plus(made.at()).plus(made.lasts())))
                .flatMap(_ -> simulation.running())
                .filter(process -> !process.startsWith("probe")
                        && simulation.dice().happens(process + " is of the other release", 0.5))
                .isPresent();
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
                invocations.running().ifPresent(invocation -> invocation.logs(line));
            }
        };
    }

    /** Tells what became of an invocation, in a call that can go wrong like any other. */
    private void tell(Runnable record) {
        try {
            simulation.call("telemetry.record", Fault.OF_TELLING, () -> {
                record.run();
                return true;
            });
        } catch (UnavailableException untold) {
            invocations.running().ifPresent(Invocation::staysUntold);
            throw untold;
        }
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
        var entries = desk.recorded();
        kept.calm();
        var probed = probe(sent);
        desk.probeEntries();
        desk.probeReleases();
        probeNight();
        var everything = kept.everything();
        boolean countedAgain = history.seed() % COUNTED_AGAIN == 1;
        if (countedAgain) {
            desk.probeSearches(searchable(probed));
            desk.probeLists(everything);
        }
        var all = desk.recorded();
        var broken = Invariants.broken(
                new Invariants.Seen(
                        sent,
                        probed,
                        entries,
                        all.subList(entries.size(), all.size()),
                        desk.released(),
                        readings,
                        invocations.all()),
                everything,
                fold,
                countedAgain);
        broken.addAll(StaffInvariants.broken(desk.told(), desk.left(), everything, kept.undisturbedStaff()));
        broken.addAll(defects);
        simulation
                .failures()
                .forEach((process, failure) ->
                        broken.add(new Violation("I14", process + " failed with a defect: " + failure)));
        nights.difference(kept).ifPresent(broken::add);
        broken.addAll(kept.misdeeds());
        return new Run(
                broken,
                calls,
                simulation.happened(),
                times(Heard.Recorded.class, entries),
                times(Heard.Refused.class, entries),
                invocations.all(),
                simulation.account());
    }

    /** The cases that are found by what staff know of their child, with what was sent. */
    private static Map<Reference, Content> searchable(List<Observation> probed) {
        var contents = new LinkedHashMap<Reference, Content>();
        probed.stream()
                .filter(one -> one.answer().filter(Seen::accepts).isPresent())
                .filter(one -> !one.key().channel().equals("page")
                        || !one.content().orElseThrow().hasUpn())
                .forEach(one -> one.answer()
                        .flatMap(Seen::reference)
                        .flatMap(Reference::parse)
                        .ifPresent(reference ->
                                contents.put(reference, one.content().orElseThrow())));
        return contents;
    }

    private static int times(Class<? extends Heard> heard, List<Desk.Recorded> entries) {
        return Math.toIntExact(entries.stream()
                .flatMap(one -> one.heard().stream())
                .filter(heard::isInstance)
                .count());
    }

    private void begin(Step step) {
        if (step instanceof Rotation) {
            simulation.note(() -> "the secrets are rotated");
            secrets.rotate();
        } else if (step instanceof Release made) {
            simulation.note(() -> "a release is made");
            release = Optional.of(made);
        } else {
            simulation.start(step.name(), LIFE, () -> live(step), ending -> {});
        }
    }

    private void live(Step step) {
        switch (step) {
            case Sending sending -> send(sending);
            case Nonsense nonsense -> send(nonsense);
            case Recording recording -> desk.record(recording);
            case Correction correction -> desk.correct(correction);
            case Mistake mistake -> desk.record(mistake);
            case Acceptance acceptance -> desk.decide(acceptance);
            case Look look -> desk.look(look);
            case Inquiry inquiry -> desk.inquire(inquiry);
            case Listing listing -> desk.list(listing);
            case Allocation allocation -> desk.allocate(allocation);
            case Departure departure -> desk.leave(departure);
            case Night night -> nights.night(night.name());
            case Rotation _, Release _ -> throw new IllegalStateException("Nobody lives through " + step.name());
        }
    }

    private void send(Sending sending) {
        var token = Set.of(Way.JSON, Way.LETTER).contains(sending.way()) ? "" : openForm(sending);
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
                Gateway.MAX);
    }

    /** The case of that key, once an index has it. */
    private Optional<Reference> listed(int key) {
        return Stream.concat(
                        typed.computeIfAbsent(key, this::typedReferences).stream(),
                        Optional.ofNullable(tokens.get(key)).stream()
                                .map(token -> nonces.computeIfAbsent(token, IntakeWorld::nonceReference)))
                .filter(cases::isIndexed)
                .findFirst();
    }

    private List<Reference> typedReferences(int key) {
        return Stream.of(
                        new IdempotencyKey(IdempotencyKey.API, "", keyText(key)),
                        new IdempotencyKey(IdempotencyKey.STAFF, Person.CLERK.id(), keyText(key)))
                .map(known -> known.reference(SampleCases.AUTHORITY.code()))
                .toList();
    }

    private static Reference nonceReference(String token) {
        return new IdempotencyKey(IdempotencyKey.PAGE, RequestForm.VERSION, nonce(token))
                .reference(SampleCases.AUTHORITY.code());
    }

    /** A night in which nothing fails: the last word on who has what, and on what is sealed. */
    private void probeNight() {
        simulation.start("probe-night", LIFE, () -> nights.night("probe-night"), ending -> {});
        simulation.run();
    }

    /** What goes over the network. */
    private record Message(Key key, Optional<Content> content, String mediaType, byte[] body) {

        /** Whether somebody at the council types in what came by post. */
        boolean isTypedIn() {
            return key.channel().equals("staff");
        }

        GatewayEvent event() {
            var headers = new LinkedHashMap<String, List<String>>();
            headers.put("Content-Type", List.of(mediaType));
            if (!key.channel().equals("page")) {
                headers.put("Idempotency-Key", List.of(key.text()));
            }
            return isTypedIn()
                    ? new GatewayEvent("POST", "/cases", Map.of(), headers, body)
                    : GatewayEvent.referral(headers, body);
        }
    }

    private Message message(Sending sending, String token) {
        var content = Optional.of(sending.content());
        return switch (sending.way()) {
            case JSON ->
                new Message(
                        new Key("api", keyText(sending.key())),
                        content,
                        "application/json",
                        sending.content().json(sending.style()));
            case LETTER ->
                new Message(
                        new Key("staff", keyText(sending.key())),
                        content,
                        "application/json",
                        sending.content().letter(sending.style(), London.dayOf(history.start())));
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
            var page = gateway.send(
                    name,
                    new Request(Deployed.REFERRAL_FORM, form, arrival -> FIRST_PAGE.bytes(arrival.id(), arrival.at())),
                    Gateway.MAX,
                    (_, _) -> {});
            var token = page.flatMap(answer -> found(TOKEN, answer.body()));
            token.ifPresent(found -> tokens.putIfAbsent(sending.key(), found));
            if (token.isEmpty() && opening == 3) {
                return "";
            }
        }
        return tokens.get(sending.key());
    }

    /** Sends a message, and keeps what came of it. */
    private Optional<Seen> attempt(String name, Message message, Duration patience) {
        var arrivals = new ArrayList<Instant>();
        var seen = gateway.send(
                        name,
                        new Request(
                                message.isTypedIn() ? Deployed.CASEWORK : Deployed.REFERRAL_INTAKE,
                                message.isTypedIn() ? staffApi : intake,
                                arrival -> {
                                    arrivals.add(arrival.at());
                                    observations.add(observed(name, message, arrival.at(), Optional.empty()));
                                    return message.event()
                                            .bytes(
                                                    arrival.id(),
                                                    arrival.at(),
                                                    message.isTypedIn() ? Person.CLERK.authorizer() : Map.of());
                                }),
                        patience,
                        (_, _) -> {})
                .map(IntakeWorld::seen);
        seen.ifPresent(known -> observations.add(observed(
                name, message, arrivals.isEmpty() ? simulation.now() : arrivals.getFirst(), Optional.of(known))));
        seen.ifPresent(known -> simulation.note(() -> name + " saw " + known.status()
                + known.reference().map(it -> " " + it).orElse("")));
        return seen;
    }

    private static Observation observed(String name, Message message, Instant at, Optional<Seen> seen) {
        return new Observation(name, message.key(), message.content(), Bytes.of(message.body()), at, seen);
    }

    private static Seen seen(Answer answer) {
        return new Seen(
                answer.status(),
                answer.isPage()
                        ? found(REFERENCE, answer.body())
                        : Optional.ofNullable(answer.json().path("reference").textValue()),
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
                        observation.key().channel().equals("page")
                                ? "application/x-www-form-urlencoded"
                                : "application/json",
                        observation.body().toArray());
                simulation.start(name, LIFE, () -> attempt(name, message, Gateway.MAX), ending -> {});
                simulation.run();
            }
        }
        return observations.stream()
                .filter(observation -> observation.answer().isPresent())
                .toList();
    }
}
