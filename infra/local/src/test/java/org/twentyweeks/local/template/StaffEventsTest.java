package org.twentyweeks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.twentyweeks.casework.Casework;
import org.twentyweeks.casework.CaseworkPorts;
import org.twentyweeks.core.staff.StaffStore;
import org.twentyweeks.testkit.audit.InMemoryAuditTrail;
import org.twentyweeks.testkit.casework.InMemoryCaseIndexes;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;
import org.twentyweeks.testkit.staff.SampleStaff;

/** The events of the staff API, one after the other as a council would send them, and each answer as it is described. */
class StaffEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the case in the events; the case that is opened here has another. */
    private static final String REFERENCE = "7K3M-Z9Q4-TXW2-0BDR";

    private final DescribedAnswers description = new DescribedAnswers(OpenApiRules.published("staff-api"));
    private final InMemoryStaffStore staff = new InMemoryStaffStore();
    private final InMemoryCaseStore cases = new InMemoryCaseStore(staff::isActive);
    private final Casework casework = new Casework(new CaseworkPorts(
            SampleCases.AUTHORITY,
            cases,
            new InMemoryCaseIndexes(cases),
            new InMemoryAuditTrail(),
            staff,
            SampleCases.secrets(),
            this::neverTwice,
            _ -> {}));
    private String reference = REFERENCE;
    private int drawn;

    @Test
    void a_case_goes_its_way_from_event_to_event() throws IOException {
        assertThat(send("keep-team", 200).at("/version").intValue()).isEqualTo(1);
        send("keep-team", 200);
        send("keep-team", 409, event -> event.withObject("/requestContext").put("extendedRequestId", "another="));
        var change = new StaffStore.Change("staff:0003", Instant.EPOCH, "a-test");
        staff.keep(SampleStaff.member("0003", "Ines Sample", true), change);
        staff.keep(SampleStaff.member("0012", "Bo Sample", true), change);
        send("keep-staff-member", 200);
        assertThat(send("get-staff", 200).path("members")).hasSize(3);

        send("get-case", 404);
        reference = send("open-case", 201).path("reference").textValue();
        send("open-case", 201);
        assertThat(send("search-cases", 200).at("/cases/0/reference").textValue())
                .isEqualTo(reference);
        assertThat(send("assign-case", 201).path("owner").textValue()).isEqualTo("staff:0007");
        assertThat(send("record-facts", 201).path("recorded")).hasSize(2);
        send("record-facts", 200);
        send("correct-fact", 201);

        assertThat(send("get-worklist", 200).at("/cases/0/reference").textValue())
                .isEqualTo(reference);
        assertThat(send("get-deadlines", 200).path("deadlines")).isNotEmpty();
        var shown = send("get-case", 200);
        assertThat(shown.path("facts")).hasSize(5);
        assertThat(shown.path("persons")).hasSize(1);
        assertThat(send("get-quarantine", 200).path("cases")).isEmpty();
        send("decide-quarantine", 409);
        assertThat(send("get-audit", 200).path("readings")).isNotEmpty();
        send("rules", 200);
        send("nobody-known", 401);
    }

    @Test
    void what_cannot_be_is_refused_as_it_is_described() throws IOException {
        reference = send("open-case", 201).path("reference").textValue();
        send("record-facts", 201);

        var stale = send("record-facts", 409, event -> {
            header(event, "Idempotency-Key", "another");
            header(event, "If-Match", "\"1.0a\"");
        });
        assertThat(stale.path("changes")).hasSize(2);
        send(
                "record-facts",
                409,
                event -> event.put("body", "{\"facts\":[{\"type\":\"PlanAgreed\",\"on\":\"2026-03-02\"}]}"));
        send("record-facts", 400, event -> header(event, "If-Match", "4"));
        send("record-facts", 415, event -> header(event, "Content-Type", "text/plain"));
        send("record-facts", 413, event -> event.put("body", "\"" + "x".repeat(128 * 1024) + "\""));
        send(
                "open-case",
                409,
                event -> event.put("body", event.path("body").textValue().replace("Idris", "Iwan")));
        for (String name : new String[] {
            "open-case",
            "record-facts",
            "correct-fact",
            "assign-case",
            "decide-quarantine",
            "search-cases",
            "keep-staff-member",
            "keep-team"
        }) {
            send(name, 422, event -> event.put("body", "{}"));
            send(name, 400, event -> event.put("body", "{"));
        }
        send("get-deadlines", 400, event -> query(event, "asAt", "tomorrow"));
        send("get-worklist", 400, event -> query(event, "owner", "nobody"));
        send("get-audit", 400, event -> query(event, "cursor", "elsewhere"));
        send("get-quarantine", 400, event -> query(event, "cursor", "elsewhere"));
    }

    private JsonNode send(String name, int status) throws IOException {
        return send(name, status, event -> {});
    }

    private JsonNode send(String name, int status, Consumer<ObjectNode> change) throws IOException {
        var file = TemplateFindings.PROJECT.resolve("events/casework/" + name + ".json");
        var event = (ObjectNode) JSON.readTree(file.toFile());
        if (event.path("pathParameters").has("reference")) {
            event.withObject("/pathParameters").put("reference", reference);
        }
        change.accept(event);
        var out = new ByteArrayOutputStream();
        casework.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out, null);
        var answer = JSON.readTree(out.toByteArray());
        var body = JSON.readTree(answer.path("body").textValue());
        assertThat(answer.path("statusCode").intValue())
                .as("%s: %s", name, body)
                .isEqualTo(status);
        description.assertDescribed(
                event.path("httpMethod").textValue(), event.path("resource").textValue(), answer, body);
        return body;
    }

    private static void header(ObjectNode event, String name, String value) {
        event.withObject("/headers").put(name, value);
        event.withObject("/multiValueHeaders").putArray(name).add(value);
    }

    private static void query(ObjectNode event, String name, String value) {
        event.putObject("queryStringParameters").put(name, value);
        event.putObject("multiValueQueryStringParameters").putArray(name).add(value);
    }

    private byte[] neverTwice(int count) {
        return ByteBuffer.allocate(count).putInt(++drawn).array();
    }
}
