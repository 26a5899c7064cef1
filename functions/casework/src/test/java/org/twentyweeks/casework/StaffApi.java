package org.twentyweeks.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.core.telemetry.Invocation;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.testkit.audit.InMemoryAuditTrail;
import org.twentyweeks.testkit.casework.InMemoryCaseIndexes;
import org.twentyweeks.testkit.casework.InMemoryCaseStore;
import org.twentyweeks.testkit.casework.SampleCases;
import org.twentyweeks.testkit.staff.InMemoryStaffStore;
import org.twentyweeks.testkit.staff.SampleStaff;

/** The staff API in this process, over stores in memory, as the gateway calls it. */
final class StaffApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final InMemoryStaffStore staff = new InMemoryStaffStore();
    final InMemoryCaseStore cases = new InMemoryCaseStore(staff::isActive);
    final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    final List<Invocation> told = new ArrayList<>();
    private final CaseworkPorts ports;
    private Casework casework;
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private String staffId = "0007";
    private List<Role> roles = List.of(Role.CASEWORKER);
    private int requests;
    private int drawn;

    StaffApi() {
        this(_ -> {});
    }

    /** @param log hears what the log of the deployed function would hold */
    StaffApi(Telemetry log) {
        SampleStaff.keepIn(staff);
        ports = new CaseworkPorts(
                SampleCases.AUTHORITY,
                cases,
                new InMemoryCaseIndexes(cases),
                audit,
                staff,
                SampleCases.secrets(),
                this::neverTwice,
                invocation -> {
                    told.add(invocation);
                    log.record(invocation);
                });
        casework = new Casework(ports);
    }

    /** From now on with other things behind some of its ports. */
    StaffApi over(UnaryOperator<CaseworkPorts> others) {
        casework = new Casework(others.apply(ports));
        return this;
    }

    private byte[] neverTwice(int count) {
        return ByteBuffer.allocate(count).putInt(++drawn).array();
    }

    /** What the API answered. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {

        String etag() {
            return headers.get("ETag");
        }

        /** The pointers of what was wrong. */
        List<String> pointers() {
            var pointers = new ArrayList<String>();
            body.path("errors")
                    .forEach(error -> pointers.add(error.path("pointer").asText()));
            return pointers;
        }
    }

    StaffApi at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    StaffApi as(String id, Role... has) {
        staffId = id;
        roles = Arrays.asList(has);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, new byte[0], Map.of());
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), pairs(headers));
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), pairs(headers));
    }

    private static Map<String, String> pairs(String... headers) {
        var pairs = new LinkedHashMap<String, String>();
        for (int place = 0; place < headers.length; place += 2) {
            pairs.put(headers[place], headers[place + 1]);
        }
        return pairs;
    }

    /** What goes over the wire, whatever it is. */
    Answer send(String method, String address, byte[] body, Map<String, String> headers) {
        var path = address.split("\\?", 2)[0];
        var event = new LinkedHashMap<String, Object>();
        event.put("httpMethod", method);
        event.put("path", path);
        var parameters = new LinkedHashMap<String, String>();
        event.put("resource", resource(path, parameters));
        event.put("pathParameters", parameters);
        event.put("multiValueQueryStringParameters", query(address));
        var sent = new LinkedHashMap<>(headers);
        sent.putIfAbsent("Content-Type", "application/json");
        event.put("headers", sent);
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        event.put("requestContext", context());
        try {
            var root = JSON.readTree(handle(JSON.writeValueAsBytes(event)));
            var got = new LinkedHashMap<String, String>();
            root.path("headers")
                    .properties()
                    .forEach(
                            header -> got.put(header.getKey(), header.getValue().asText()));
            return new Answer(
                    root.path("statusCode").asInt(),
                    got,
                    JSON.readTree(root.path("body").asText()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What Lambda gives to the function, whatever it is. */
    byte[] handle(byte[] event) throws IOException {
        var answer = new ByteArrayOutputStream();
        casework.handleRequest(new ByteArrayInputStream(event), answer, null);
        return answer.toByteArray();
    }

    private Map<String, Object> context() {
        return Map.of(
                "requestId",
                "request-" + ++requests,
                "requestTimeEpoch",
                now.toEpochMilli(),
                "authorizer",
                Map.of(
                        "staff",
                        staffId,
                        "roles",
                        String.join(",", roles.stream().map(Enum::name).toList())));
    }

    private static String resource(String path, Map<String, String> parameters) {
        var parts = path.split("/");
        if (path.startsWith("/cases/") && !parts[2].equals("search")) {
            parameters.put("reference", decoded(parts[2]));
            parts[2] = "{reference}";
        } else if (path.startsWith("/staff/") || path.startsWith("/teams/")) {
            parameters.put("id", decoded(parts[2]));
            parts[2] = "{id}";
        }
        return String.join("/", parts);
    }

    private static Map<String, List<String>> query(String address) {
        var query = new LinkedHashMap<String, List<String>>();
        if (address.contains("?")) {
            for (String pair : address.split("\\?", 2)[1].split("&")) {
                query.computeIfAbsent(pair.split("=", 2)[0], _ -> new ArrayList<>())
                        .add(decoded(pair.split("=", 2)[1]));
            }
        }
        return query;
    }

    /** The gateway gives the function what an address says, and not how it is written. */
    private static String decoded(String written) {
        return URLDecoder.decode(written, StandardCharsets.UTF_8);
    }
}
