package org.twentyweeks.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twentyweeks.casework.StaffApi.Answer;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.CasePart;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.core.casework.CaseIndexes;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.intake.IntakeSecrets;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.core.staff.StaffStore.Change;
import org.twentyweeks.dynamodb.DynamoDbAuditTrail;
import org.twentyweeks.dynamodb.DynamoDbCaseIndexes;
import org.twentyweeks.dynamodb.DynamoDbCaseStore;
import org.twentyweeks.dynamodb.DynamoDbStaffStore;
import org.twentyweeks.lambda.DefectException;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.lambda.SecretsManagerSecrets;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.casework.SampleReferrals;
import org.twentyweeks.testkit.hostile.Canaries;
import org.twentyweeks.testkit.hostile.QuotingStore;
import org.twentyweeks.testkit.hostile.Sink;
import org.twentyweeks.testkit.hostile.Sinks;
import org.twentyweeks.testkit.secrets.SecretsStandIn;
import org.twentyweeks.testkit.staff.SampleStaff;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One secret-looking value for each personal field, typed in by staff or of staff, through every operation: it is shown to
 * those who see persons, and stands nowhere else. What is planted in each of those other places is heard, so that a deaf
 * test fails.
 */
class StaffCanaryTest {

    private static final StaticCredentialsProvider LOCAL =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** Before the API is made: it logs to where the output goes then. */
    private final Sinks sinks = Sinks.listening();

    private final StaffApi api = new StaffApi(InvocationLog.onStandardOutput(Map.of()));
    private final Canaries canaries = canaries();
    private int answers;

    private static Canaries canaries() {
        var values = new LinkedHashMap<String, String>();
        for (String field : List.of(
                "name",
                "relationship",
                "forename",
                "surname",
                "knownAs",
                "address",
                "settingName",
                "reason",
                "views",
                "member",
                "key",
                "header",
                "staffName",
                "teamName")) {
            values.put(field, Canaries.text(field));
        }
        values.put("email", Canaries.text("email") + "@example.org");
        values.put("staffEmail", Canaries.text("staffEmail") + "@example.org");
        values.put("mailbox", Canaries.text("mailbox") + "@example.org");
        values.put("phone", "07700 900417");
        values.put("dateOfBirth", "2013-07-19");
        values.put("postcode", "ZQ97 7XQ");
        values.put("upn", "H801200001001");
        values.put("nhsNumber", "943 476 5919");
        return new Canaries(values);
    }

    @AfterEach
    void close() {
        sinks.close();
    }

    @Test
    void what_identifies_people_is_shown_to_those_who_see_persons_and_stands_nowhere_else() {
        var path = "/cases/" + opened();
        answered(201, api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key")));
        answered(409, api.post("/cases", letter("2026-03-01"), "Idempotency-Key", canaries.value("key")));
        answered(422, api.post("/cases", letter("2036-03-01")));
        answered(400, api.post("/cases", letter("2026-03-02").substring(1)));
        answered(413, api.post("/cases", letter("2026-03-02") + " ".repeat(128 * 1024)));
        answered(415, api.post("/cases", letter("2026-03-02"), "Content-Type", "text/" + canaries.value("header")));
        answered(400, api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key") + " spaced"));
        answered(422, api.post(path + "/facts", planned(", \"" + canaries.value("member") + "\": 1")));
        answered(201, api.post(path + "/facts", planned(""), "Idempotency-Key", canaries.value("key")));
        answered(400, api.post(path + "/facts", planned(""), "If-Match", canaries.value("header")));
        answered(200, api.post("/cases/search", byName()));
        answered(422, api.post("/cases/search", "{\"upn\": \"" + canaries.value("name") + "\"}"));
        answered(422, api.post("/cases/search", "{\"" + canaries.value("surname") + "\": \"x\"}"));
        answered(200, api.get("/worklist?owner=team:intake"));
        answered(400, api.get("/worklist?owner=" + canaries.value("name")));
        answered(400, api.get("/worklist?cursor=" + canaries.value("name")));
        answered(404, api.get("/cases/" + canaries.value("surname")));
        answered(200, api.as("0011", Role.QA_AUDITOR).get(path));
        answered(200, api.get(path + "/deadlines"));
        answered(400, api.get(path + "/deadlines?asAt=" + canaries.value("surname")));
        answered(200, api.as("0099", Role.DATA_OFFICER).get(path + "/audit"));
        answered(400, api.get(path + "/audit?cursor=" + canaries.value("surname")));

        var whole = api.as("0007", Role.CASEWORKER).get(path).body().toString();
        assertThat(canaries.heardIn(whole)).contains("forename", "surname", "email", "upn", "reason");
        assertSilent();
    }

    @Test
    void what_is_sent_to_correct_to_assign_and_to_decide_stands_nowhere() {
        var path = "/cases/" + opened();
        api.as("0001", Role.MANAGER);
        answered(201, api.post(path + "/facts", planned("")));
        var name = "\"" + canaries.value("name") + "\"";

        answered(422, correct(path, "2", name, "{}"));
        answered(422, correct(path, name, "\"KEYED_WRONGLY\"", "{}"));
        answered(422, correct(path, "2", "\"KEYED_WRONGLY\"", "{\"type\": " + name + ", \"on\": \"2026-03-01\"}"));
        answered(422, correct(path, "2", "\"KEYED_WRONGLY\"", "{\"type\": \"PlanAgreed\", \"on\": " + name + "}"));
        answered(
                422,
                correct(
                        path,
                        "2",
                        "\"KEYED_WRONGLY\"",
                        "{\"type\": \"PlanAgreed\", \"on\": \"2026-03-01\", " + name + ": 1}"));
        answered(201, correct(path, "2", "\"KEYED_WRONGLY\"", "{\"type\": \"PlanAgreed\", \"on\": \"2026-03-01\"}"));

        answered(422, assign(path, name, "\"ALLOCATED\""));
        answered(
                422,
                assign(path, "\"team:" + canaries.value("teamName").toLowerCase(Locale.ROOT) + "\"", "\"ALLOCATED\""));
        answered(422, assign(path, "\"staff:" + canaries.value("staffName") + "\"", "\"ALLOCATED\""));
        answered(422, assign(path, "\"staff:0007\"", name));
        answered(201, assign(path, "\"staff:0007\"", "\"ALLOCATED\""));

        var held = SampleCases.held("held", SampleReferrals.complete());
        api.cases.accept(held);
        var heldPath = "/cases/" + held.head().reference().shown();
        answered(422, api.post(heldPath + "/quarantine", "{\"outcome\": " + name + "}"));
        answered(422, api.post(heldPath + "/quarantine", "{\"outcome\": \"REJECT\", \"reason\": " + name + "}"));
        answered(200, api.post(heldPath + "/quarantine", "{\"outcome\": \"ACCEPT\", " + name + ": 1}"));
        answered(409, api.post(path + "/quarantine", "{\"outcome\": \"ACCEPT\", " + name + ": 1}"));
        answered(200, api.get("/quarantine"));
        answered(400, api.get("/quarantine?cursor=" + canaries.value("name")));
        assertSilent();
    }

    @Test
    void names_and_addresses_of_staff_stand_in_the_list_of_staff_and_nowhere_else() {
        api.as("0001", Role.MANAGER);
        var name = "\"" + canaries.value("staffName") + "\"";

        answered(200, api.put("/teams/south", team()));
        answered(409, api.put("/teams/south", team()));
        answered(422, api.put("/teams/east", team().replace("@", " ")));
        answered(422, api.put("/teams/east", team().replace("\"name\"", name)));
        answered(422, api.put("/teams/" + canaries.value("teamName"), team()));
        answered(400, api.put("/teams/south", team(), "If-Match", canaries.value("header")));
        answered(200, api.put("/staff/0100", member("")));
        answered(409, api.put("/staff/0100", member("")));
        answered(422, api.put("/staff/0101", member(", \"cover\": " + name)));
        answered(422, api.put("/staff/0101", member(", \"absentFrom\": " + name + ", \"absentTo\": " + name)));
        answered(422, api.put("/staff/0101", member(", " + name + ": 1")));
        answered(422, api.put("/staff/0101", member("").replace("\"CASEWORKER\"", name)));
        answered(422, api.put("/staff/0101", member("").replace("\"south\"", name)));
        answered(422, api.put("/staff/" + canaries.value("staffName") + ".", member("")));
        answered(400, api.put("/staff/0100", member(""), "If-Match", canaries.value("header")));

        var everybody = api.get("/staff").body().toString();
        assertThat(canaries.heardIn(everybody)).containsExactly("mailbox", "staffEmail", "staffName", "teamName");
        assertSilent();
    }

    /** What the API reaches beyond itself and may not reach. */
    enum Port {
        CASES,
        INDEXES,
        AUDIT,
        STAFF,
        SECRETS
    }

    @ParameterizedTest
    @EnumSource
    void when_something_cannot_be_reached_and_its_own_error_quotes_what_was_sent(Port port) {
        var path = "/cases/" + opened();
        api.as("0001", Role.values());
        for (String error : List.of("ValidationException", "AccessDeniedException")) {
            try (var store = QuotingStore.answering(400, error);
                    var secrets = SecretsStandIn.start();
                    var dynamoDb = DynamoDbClient.builder()
                            .endpointOverride(store.endpoint())
                            .region(Region.EU_WEST_2)
                            .credentialsProvider(LOCAL)
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build();
                    var secretsManager = SecretsManagerClient.builder()
                            .endpointOverride(secrets.endpoint())
                            .region(Region.EU_WEST_2)
                            .credentialsProvider(LOCAL)
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build()) {
                secrets.setFailing(true);
                api.over(ports -> without(port, ports, dynamoDb, secretsManager));
                askFor(port, path).forEach(answer -> answered(503, answer));
                secrets.takeAsked().forEach(asked -> sinks.add(Sink.OTHER_SERVICE, asked));
            }
        }
        assertSilent();
    }

    private static CaseworkPorts without(
            Port port, CaseworkPorts ports, DynamoDbClient dynamoDb, SecretsManagerClient secretsManager) {
        CaseStore cases = port == Port.CASES ? new DynamoDbCaseStore(dynamoDb, "cases", "staff") : ports.cases();
        CaseIndexes indexes = port == Port.INDEXES ? new DynamoDbCaseIndexes(dynamoDb, "cases") : ports.indexes();
        AuditTrail audit = port == Port.AUDIT ? new DynamoDbAuditTrail(dynamoDb, "audit") : ports.audit();
        StaffStore staff = port == Port.STAFF ? new DynamoDbStaffStore(dynamoDb, "staff", "audit") : ports.staff();
        IntakeSecrets secrets = port == Port.SECRETS
                ? new SecretsManagerSecrets(secretsManager, "hash-keys", "token")
                : ports.secrets();
        return new CaseworkPorts(
                ports.authority(), cases, indexes, audit, staff, secrets, ports.chance(), ports.telemetry());
    }

    /** The answers of every operation that needs it. */
    private List<Answer> askFor(Port port, String path) {
        return switch (port) {
            case CASES ->
                List.of(
                        api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key")),
                        api.get(path),
                        api.get(path + "/deadlines"),
                        api.post(path + "/facts", planned(""), "Idempotency-Key", canaries.value("key")),
                        correct(path, "1", "\"KEYED_WRONGLY\"", "{\"type\": \"PlanAgreed\", \"on\": \"2026-03-01\"}"),
                        assign(path, "\"staff:0007\"", "\"ALLOCATED\""),
                        api.post(path + "/quarantine", "{\"outcome\": \"ACCEPT\"}"));
            case INDEXES -> List.of(api.post("/cases/search", byName()), api.get("/worklist"), api.get("/quarantine"));
            case AUDIT -> List.of(api.post("/cases/search", byName()), api.get(path), api.get(path + "/audit"));
            case STAFF ->
                List.of(
                        api.get("/staff"),
                        api.put("/staff/0100", member("")),
                        api.put("/teams/south", team()),
                        assign(path, "\"team:north\"", "\"ALLOCATED\""));
            case SECRETS ->
                List.of(
                        api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key")),
                        api.post("/cases/search", byName()));
        };
    }

    @Test
    void when_a_promise_of_ours_is_broken() {
        var body = letter("2026-03-02");
        for (String event : List.of(
                body,
                body.substring(1),
                "{\"Records\":[{\"body\":" + body + "}]}",
                "{\"requestContext\":{\"requestId\":" + body + ",\"requestTimeEpoch\":1}}",
                "{\"httpMethod\":\"GET\",\"resource\":\"/no-such-route\",\"path\":\"/" + canaries.value("name")
                        + "\",\"headers\":{\"x\":\"" + canaries.value("header")
                        + "\"},\"requestContext\":{\"requestId\":\"x\",\"requestTimeEpoch\":1}}")) {
            var thrown = catchThrowable(() -> api.handle(event.getBytes(UTF_8)));
            assertThat(thrown).isInstanceOf(DefectException.class);
            sinks.thrown(thrown);
            answers++;
        }
        assertSilent();
    }

    /** Each sink of the API that leaks into it, heard alone. */
    @ParameterizedTest
    @EnumSource
    void what_is_planted_in_a_sink_is_heard_there_and_only_there(Sink sink) {
        var reference = opened();
        var leak = canaries.value("surname");
        switch (sink) {
            case OUTPUT -> System.out.println("{\"outcome\":\"opened\",\"child\":\"" + leak + "\"}");
            case ERROR_OUTPUT -> System.err.println("Failed for " + leak);
            case LOGGER -> Logger.getLogger("some.library").log(Level.FINEST, "sent {0}", leak);
            case METRIC -> System.out.println("{\"_aws\":{\"CloudWatchMetrics\":[]},\"child\":\"" + leak + "\"}");
            case EXCEPTION -> sinks.thrown(new IllegalStateException("x", new IllegalArgumentException(leak)));
            case ANSWER_BODY ->
                answered(422, new Answer(422, Map.of(), JsonNodeFactory.instance.textNode(leak + " is wrong")));
            case ANSWER_HEADER ->
                answered(422, new Answer(422, Map.of("Location", "/" + leak), JsonNodeFactory.instance.nullNode()));
            case KEY ->
                api.staff.keep(
                        SampleStaff.member(leak, "Mo Sample", true),
                        new Change("staff:0001", Instant.parse("2026-03-02T10:00:00Z"), "planted"));
            case OTHER_ITEM -> api.post("/cases/" + reference + "/facts", """
                        {"facts": [{"type": "SettingConsulted", "on": "2026-03-02", "setting": "%s"}]}
                        """.formatted(leak));
            case OTHER_SERVICE -> sinks.add(Sink.OTHER_SERVICE, "secret-of-" + leak);
        }
        collect();

        assertThat(sinks.heard(canaries)).isEqualTo(Map.of(sink, Set.of("surname")));
    }

    @Test
    void what_is_planted_in_the_record_of_readings_is_heard() {
        api.audit.record(List.of(new Reading(
                Optional.empty(),
                "staff:0007",
                Set.of(CasePart.FACTS),
                "search for " + canaries.value("surname"),
                Instant.parse("2026-03-02T10:00:00Z"),
                "planted")));
        collect();

        assertThat(sinks.heard(canaries)).isEqualTo(Map.of(Sink.OTHER_ITEM, Set.of("surname")));
    }

    private String opened() {
        var opened = answered(201, api.post("/cases", letter("2026-03-02"), "Idempotency-Key", canaries.value("key")));
        return opened.body().path("reference").asText();
    }

    private Answer answered(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        sinks.answered(answer.headers(), answer.body().toString(), false);
        answers++;
        return answer;
    }

    /** Everything that is kept but the personal part, and but the list of staff. */
    private void collect() {
        api.cases.everything().forEach(stored -> {
            sinks.add(Sink.KEY, stored.head().reference().symbols());
            sinks.add(Sink.OTHER_ITEM, stored.head() + " " + stored.facts());
        });
        api.audit.everything().forEach(reading -> sinks.add(Sink.OTHER_ITEM, reading.toString()));
        api.staff.changes().forEach(change -> sinks.add(Sink.OTHER_ITEM, change.toString()));
        api.staff.everybody().members().forEach(member -> sinks.add(Sink.KEY, member.id()));
        api.staff.everybody().teams().forEach(team -> sinks.add(Sink.KEY, team.id()));
        api.told.forEach(told -> sinks.add(Sink.OUTPUT, told.toString()));
    }

    private void assertSilent() {
        collect();
        assertThat(api.told).hasSizeGreaterThanOrEqualTo(answers);
        assertThat(sinks.heard(canaries)).isEmpty();
        var line = "canaries of the staff API: %d, %d answers and failures, %d texts in %d sinks, none heard"
                .formatted(canaries.values().size(), answers, sinks.listenedTo(), Sink.values().length);
        sinks.close();
        System.out.println(line);
    }

    // What is sent

    private static String planned(String more) {
        return "{\"facts\": [{\"type\": \"PlanAgreed\", \"on\": \"2026-03-02\"" + more + "}]}";
    }

    private String byName() {
        return "{\"surname\": \"" + canaries.value("surname") + "\", \"dateOfBirth\": \"2013-07-19\"}";
    }

    private Answer correct(String path, String corrects, String reason, String replacement) {
        return api.post(
                path + "/corrections",
                "{\"corrects\": " + corrects + ", \"reason\": " + reason + ", \"replacement\": " + replacement + "}");
    }

    private Answer assign(String path, String owner, String reason) {
        return api.post(path + "/owner", "{\"owner\": " + owner + ", \"reason\": " + reason + "}");
    }

    private String team() {
        return "{\"name\": \"" + canaries.value("teamName") + "\", \"mailbox\": \"" + canaries.value("mailbox") + "\"}";
    }

    private String member(String more) {
        return """
                {"name": "%s", "email": "%s", "role": "CASEWORKER", "team": "south", "fullTimeEquivalent": 1,
                 "active": true%s}
                """.formatted(canaries.value("staffName"), canaries.value("staffEmail"), more);
    }

    private String letter(String receivedOn) {
        return """
                {"receivedOn": "%s", "route": "POST", "%s": "x",
                 "requester": {"type": "PARENT", "name": "%s", "email": "%s", "phone": "%s", "relationship": "%s"},
                 "child": {"forename": "%s", "surname": "%s", "knownAs": "%s", "dateOfBirth": "%s", "postcode": "%s",
                           "addressLines": ["%s"], "upn": "%s", "nhsNumber": "%s", "settingName": "%s"},
                 "reason": "%s", "views": "%s"}
                """.formatted(
                        receivedOn,
                        canaries.value("member"),
                        canaries.value("name"),
                        canaries.value("email"),
                        canaries.value("phone"),
                        canaries.value("relationship"),
                        canaries.value("forename"),
                        canaries.value("surname"),
                        canaries.value("knownAs"),
                        canaries.value("dateOfBirth"),
                        canaries.value("postcode"),
                        canaries.value("address"),
                        canaries.value("upn"),
                        canaries.value("nhsNumber"),
                        canaries.value("settingName"),
                        canaries.value("reason"),
                        canaries.value("views"));
    }
}
