package org.twentyweeks.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.lambda.AuthorityFile;
import org.twentyweeks.local.clock.VirtualClock;
import org.twentyweeks.local.gateway.Gateway;
import org.twentyweeks.local.gateway.InFlight;
import org.twentyweeks.local.gateway.LocalFunction;
import org.twentyweeks.local.issuer.DevelopmentIssuer;
import org.twentyweeks.local.issuer.IssuerSite;
import org.twentyweeks.local.objects.LocalObjects;
import org.twentyweeks.local.pages.CasePage;
import org.twentyweeks.local.pages.HomePage;
import org.twentyweeks.local.pages.LocalJobs;
import org.twentyweeks.local.pages.LocalSite;
import org.twentyweeks.local.pages.QuarantineButtons;
import org.twentyweeks.local.pages.StaffSite;
import org.twentyweeks.local.queues.LocalQueues;
import org.twentyweeks.local.secrets.LocalSecrets;
import org.twentyweeks.local.tables.CasesOfTeam;
import org.twentyweeks.local.tables.LocalTables;
import org.twentyweeks.local.template.Template;
import org.twentyweeks.local.template.TemplateApi;
import org.twentyweeks.local.template.TemplateFunction;
import org.twentyweeks.local.template.TemplateNotUnderstoodException;
import org.twentyweeks.local.template.TemplateQueue;
import org.twentyweeks.local.template.TemplateTable;
import org.twentyweeks.local.web.LoopbackServer;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;

/** The whole system of a template, running in this process until it is closed. */
final class LocalRun implements AutoCloseable {

    private static final String CASES_TABLE = "CasesTable";
    private static final String PUBLIC_API = "PublicApi";
    private static final String STAFF_API = "StaffApi";

    /** Below it is the staff API: locally both APIs have one address. */
    private static final String STAFF = "/staff/";

    private static final String AUTHORITY_CODE = "AUTHORITY_CODE";

    private final LoopbackServer frontDoor;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private LocalRun(LoopbackServer frontDoor) {
        this.frontDoor = frontDoor;
    }

    /**
     * Starts everything, and returns when it answers.
     *
     * @throws CannotStartException when the person who started it can put right what is in the way
     */
    static LocalRun start(RunSettings settings, Path templateFile, Progress progress) throws IOException {
        var run = new LocalRun(take(settings.port()));
        try {
            run.startEngines(settings, templateFile, progress);
            return run;
        } catch (RuntimeException | IOException cannot) {
            run.close();
            throw cannot;
        }
    }

    private void startEngines(RunSettings settings, Path templateFile, Progress progress) throws IOException {
        var data = closingLast(DataFolder.hold(settings.data()));
        var issuer = DevelopmentIssuer.keptIn(
                data.issuer(), frontDoor.address().resolve(IssuerSite.ISSUER), InstantSource.system());
        var template = read(
                templateFile, Map.of("StaffIssuer", issuer.address(), "StaffAudience", DevelopmentIssuer.AUDIENCE));
        progress.done("read " + templateFile.getFileName());
        if (settings.reset()) {
            data.reset(
                    template.buckets(),
                    template.queues().stream().map(TemplateQueue::logicalId).toList());
            progress.done("forgot what an earlier run kept in " + settings.data());
        }

        var engine = closingLast(DynamoDbLocal.onDisk(data.dynamoDb(), LoopbackServer.ANY_FREE_PORT));
        var client = closingLast(engine.client());
        progress.done("started DynamoDB Local");

        var tables = LocalTables.create(client, template.tables());
        progress.done("checked the tables: " + String.join(", ", tables.names()));

        var clock = VirtualClock.keptIn(data.clock(), Clock.systemUTC());
        var accessKeyId = "local" + UUID.randomUUID().toString().replace("-", "");
        var secrets = closingLast(LocalSecrets.start(data.secrets(), template.secrets(), accessKeyId, clock.now()));
        progress.done("started the stand-in for Secrets Manager");

        var objects = closingLast(LocalObjects.start(data.objects(), template.buckets(), accessKeyId));
        progress.done("started S3Proxy, checked the buckets: " + String.join(", ", template.buckets()));

        var inFlight = new InFlight();
        var queues = closingLast(
                LocalQueues.start(data.queues(), template.queues(), template.schedules(), inFlight, accessKeyId));

        pointTheSdkAt(engine.endpoint(), secrets.endpoint(), accessKeyId);
        System.setProperty("aws.endpointUrlS3", objects.endpoint().toString());
        System.setProperty("aws.endpointUrlSqs", queues.endpoint().toString());
        var functions = functions(template, inFlight);
        var publicApi = new Gateway(api(template, PUBLIC_API), functions, clock);
        var staffApi = new Gateway(api(template, STAFF_API), functions, clock);
        progress.done("made the functions: " + String.join(", ", functions.keySet()));

        queues.workOff(functions);

        var casesTable = casesTable(template);
        CaseStore cases = new DynamoDbCaseStore(client, casesTable);
        var intakeTeam = intakeTeam(template);
        var decide = new DecideQuarantine(cases, new RecordFacts(cases, intakeTeam));
        var site = new LocalSite(
                new HomePage(
                        cases,
                        new CasesOfTeam(client, casesTable),
                        intakeTeam,
                        clock,
                        tables.names(),
                        frontDoor.address()),
                new CasePage(cases, clock),
                new QuarantineButtons(decide, clock),
                new StaffSite(staffApi, issuer, clock),
                clock,
                tables,
                inFlight,
                new IssuerSite(issuer),
                new LocalJobs(queues, objects, clock),
                publicApi);
        frontDoor.open(request -> {
            if (LocalSite.owns(request.path())) {
                return site.answer(request);
            }
            return request.path().startsWith(STAFF)
                    ? staffApi.answer(request.at(request.path().substring(STAFF.length() - 1)))
                    : publicApi.answer(request);
        });
        progress.done("opened the port");
    }

    /** The address of the home page. */
    URI address() {
        return frontDoor.address();
    }

    private <T extends AutoCloseable> T closingLast(T resource) {
        started.push(resource);
        return resource;
    }

    private static LoopbackServer take(int port) {
        try {
            return LoopbackServer.take(port);
        } catch (IOException taken) {
            throw new CannotStartException("Port " + port + " is taken by another program: stop that, or choose another"
                    + " port, for example PORT=" + (port == 8081 ? 8082 : 8081) + ".");
        }
    }

    private static Template read(Path templateFile, Map<String, String> parameters) {
        if (!Files.isReadable(templateFile)) {
            throw new CannotStartException("There is no " + templateFile
                    + " to read here: start from the top folder of the project, for example with make run.");
        }
        try {
            return Template.read(templateFile, parameters);
        } catch (TemplateNotUnderstoodException notUnderstood) {
            throw new CannotStartException(
                    notUnderstood.getMessage() + ": put the template right, or teach infra/local what it means.");
        }
    }

    /** Where the code that runs on AWS finds AWS: there is nothing local in the functions themselves. */
    private static void pointTheSdkAt(URI dynamoDb, URI secrets, String accessKeyId) {
        System.setProperty("aws.endpointUrlDynamoDb", dynamoDb.toString());
        System.setProperty("aws.endpointUrlSecretsManager", secrets.toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", accessKeyId);
        System.setProperty("aws.secretAccessKey", "local");
    }

    private Map<String, LocalFunction> functions(Template template, InFlight inFlight) {
        var functions = new LinkedHashMap<String, LocalFunction>();
        for (TemplateFunction function : template.functions()) {
            functions.put(function.logicalId(), closingLast(LocalFunction.of(function, inFlight)));
        }
        return functions;
    }

    private static TemplateApi api(Template template, String logicalId) {
        return template.apis().stream()
                .filter(api -> api.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new CannotStartException(
                        "template.yaml has no " + logicalId + ", which is served here: give the API that name again."));
    }

    private static String casesTable(Template template) {
        return template.tables().stream()
                .filter(table -> table.logicalId().equals(CASES_TABLE))
                .map(TemplateTable::name)
                .findFirst()
                .orElseThrow(() -> new CannotStartException("template.yaml has no " + CASES_TABLE
                        + ", from which the pages here read: give the table that name again."));
    }

    /** The team of the council for which the template's functions receive requests. */
    private static String intakeTeam(Template template) {
        return template.functions().stream()
                .flatMap(function -> Optional.ofNullable(function.environment().get(AUTHORITY_CODE)).stream())
                .findFirst()
                .map(code -> AuthorityFile.read(code).intakeTeam())
                .orElseThrow(() -> new CannotStartException("template.yaml gives no function an " + AUTHORITY_CODE
                        + ", from which the pages here know the council: give it to one again."));
    }

    @Override
    public void close() {
        frontDoor.close();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception failure) {
                throw new IllegalStateException("The local run did not stop cleanly", failure);
            }
        }
    }
}
