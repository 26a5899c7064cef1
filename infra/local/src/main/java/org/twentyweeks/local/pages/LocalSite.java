package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.twentyweeks.core.calendar.DayInWords;
import org.twentyweeks.core.casework.Reference;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.gateway.InFlight;
import org.twentyweeks.local.issuer.IssuerSite;
import org.twentyweeks.local.tables.LocalTables;
import org.twentyweeks.local.web.FormFields;
import org.twentyweeks.local.web.Problem;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHandler;
import org.twentyweeks.local.web.WebRequest;

/** Everything behind the one port that is not in the template: pages for people, and what scripts and tests need. */
public final class LocalSite implements WebHandler {

    private static final String CASES = "/cases/";
    private static final String LOCAL = "/_local/";
    private static final String ASSETS = LOCAL + "assets/";
    private static final String TABLES = LOCAL + "tables/";
    private static final String QUARANTINE = LOCAL + "quarantine/";
    private static final Duration IDLE_PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final HomePage home;
    private final CasePage cases;
    private final QuarantineButtons quarantine;
    private final WebHandler staff;
    private final VirtualClock clock;
    private final LocalTables tables;
    private final InFlight inFlight;
    private final WebHandler issuer;
    private final LocalJobs jobs;
    private final WebHandler api;

    /**
     * @param staff the pages on which staff work
     * @param issuer the pages of the development issuer
     * @param api the public API, for the sample request
     */
    public LocalSite(
            HomePage home,
            CasePage cases,
            QuarantineButtons quarantine,
            WebHandler staff,
            VirtualClock clock,
            LocalTables tables,
            InFlight inFlight,
            WebHandler issuer,
            LocalJobs jobs,
            WebHandler api) {
        this.home = home;
        this.cases = cases;
        this.quarantine = quarantine;
        this.staff = staff;
        this.clock = clock;
        this.tables = tables;
        this.inFlight = inFlight;
        this.issuer = issuer;
        this.jobs = jobs;
        this.api = api;
    }

    /** Whether a path is this site's: all others are the API's. */
    public static boolean owns(String path) {
        return path.equals("/") || path.startsWith(CASES) || path.startsWith(LOCAL) || StaffSite.owns(path);
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        var path = request.path();
        if (!request.reads() && isFromAnotherSite(request)) {
            return Problem.answer(403, "Forbidden", "A page of another site sent this: use the pages of this one.");
        }
        if (path.equals("/")) {
            return reading(request, home::show);
        }
        if (path.startsWith(CASES)) {
            return reading(
                    request, () -> cases.show(path.substring(CASES.length()), FormFields.parse(request.query())));
        }
        if (StaffSite.owns(path)) {
            return staff.answer(request);
        }
        if (path.startsWith(ASSETS)) {
            return reading(
                    request, () -> Pages.asset(path.substring(ASSETS.length())).orElseGet(LocalSite::unknown));
        }
        if (path.startsWith(TABLES)) {
            return reading(request, () -> table(path.substring(TABLES.length())));
        }
        if (IssuerSite.owns(path)) {
            return issuer.answer(request);
        }
        if (path.startsWith(LocalJobs.RUN) || path.startsWith(LocalJobs.OBJECTS)) {
            return jobs.answer(request);
        }
        if (path.startsWith(QUARANTINE)) {
            return request.method().equals("POST")
                    ? quarantine.press(path.substring(QUARANTINE.length()), request)
                    : notAllowed("POST");
        }
        return switch (path) {
            case "/_local/clock" -> clock(request);
            case "/_local/sample" -> request.method().equals("POST") ? sample() : notAllowed("POST");
            case "/_local/tables" -> reading(request, this::tableNames);
            case "/_local/idle" -> reading(request, this::idle);
            default -> unknown();
        };
    }

    /** A browser says which site a form was on; nobody else says anything. */
    private static boolean isFromAnotherSite(WebRequest request) {
        return request.header("Origin")
                .map(origin -> !("http://" + request.header("Host").orElse("")).equals(origin))
                .orElse(false);
    }

    private static WebAnswer reading(WebRequest request, Supplier<WebAnswer> page) {
        return request.reads() ? page.get() : notAllowed("GET");
    }

    private static WebAnswer unknown() {
        return Problem.answer(404, "Not Found", "The local run has no such page. What it has starts at /.");
    }

    private static WebAnswer notAllowed(String allowed) {
        return Problem.answer(405, "Method Not Allowed", "Here only " + allowed + " is answered.")
                .with("Allow", allowed);
    }

    private WebAnswer clock(WebRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> now();
            case "PUT" -> set(request.body());
            case "DELETE" -> {
                clock.showRealTime();
                yield now();
            }
            case "POST" -> clockForm(FormFields.parse(new String(request.body(), StandardCharsets.UTF_8)));
            default -> notAllowed("GET, PUT, DELETE, POST");
        };
    }

    private WebAnswer now() {
        return WebAnswer.json(
                        200,
                        JSON.createObjectNode()
                                .put("now", clock.now().toString())
                                .toString())
                .with("Cache-Control", "no-store");
    }

    private WebAnswer set(byte[] body) {
        var moment = moment(body);
        if (moment.isEmpty()) {
            return Problem.answer(
                    400, "Bad Request", "Send a moment in UTC, for example {\"now\":\"2026-12-01T07:30:00Z\"}.");
        }
        if (!VirtualClock.accepts(moment.get())) {
            return Problem.answer(
                    400,
                    "Bad Request",
                    "The clock can be set to a moment from " + DayInWords.plain(VirtualClock.FIRST_DAY) + " to "
                            + DayInWords.plain(VirtualClock.LAST_DAY) + ".");
        }
        clock.standAt(moment.get());
        return now();
    }

    private static Optional<Instant> moment(byte[] body) {
        try {
            JsonNode sent = JSON.readTree(body);
            return sent.isObject() && sent.size() == 1 && sent.path("now").isTextual()
                    ? Optional.of(Instant.parse(sent.path("now").textValue()))
                    : Optional.empty();
        } catch (IOException | DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private WebAnswer clockForm(FormFields fields) {
        if (fields.text("action").equals("real")) {
            clock.showRealTime();
            return WebAnswer.seeOther("/#clock");
        }
        return switch (ClockForm.read(fields, clock)) {
            case ClockForm.Typed.Moment moment -> {
                clock.standAt(moment.instant());
                yield WebAnswer.seeOther("/#clock");
            }
            case ClockForm.Typed.Wrong wrong -> home.show(400, wrong.form());
        };
    }

    /** Sends the sample through the API as anyone would, and shows what became of it. */
    private WebAnswer sample() {
        var answer = api.answer(Sample.request(UUID.randomUUID().toString()));
        var body = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(body);
            var reference = JSON.readTree(body.toByteArray()).path("reference").asText();
            return answer.status() == 201 && Reference.parse(reference).isPresent()
                    ? WebAnswer.seeOther(CASES + reference)
                    : refusedSample(answer.status(), body.toString(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            return refusedSample(answer.status(), body.toString(StandardCharsets.UTF_8));
        }
    }

    private record RefusedSample(String title, int status, String body) {}

    private static WebAnswer refusedSample(int status, String body) {
        return Pages.page(502, "sample-refused", new RefusedSample("Error: sample not accepted", status, body));
    }

    private WebAnswer tableNames() {
        var names = JSON.createObjectNode();
        tables.names().forEach(names.putArray("tables")::add);
        return WebAnswer.json(200, names.toString());
    }

    private WebAnswer table(String name) {
        return tables.names().contains(name)
                ? WebAnswer.of(200, "application/x-ndjson; charset=utf-8", output -> tables.writeItems(name, output))
                        .with("Cache-Control", "no-store")
                        .with("X-Content-Type-Options", "nosniff")
                : Problem.answer(404, "Not Found", "There is no such table. /_local/tables names those there are.");
    }

    private WebAnswer idle() {
        try {
            return inFlight.awaitNone(IDLE_PATIENCE)
                    ? WebAnswer.json(200, "{\"idle\":true}").with("Cache-Control", "no-store")
                    : Problem.answer(503, "Service Unavailable", "Something is still being worked on.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Problem.answer(503, "Service Unavailable", "The local run is stopping.");
        }
    }
}
