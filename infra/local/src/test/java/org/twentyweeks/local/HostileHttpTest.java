package org.twentyweeks.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.core.staff.Role;
import org.twentyweeks.testkit.hostile.HostileBody;
import org.twentyweeks.testkit.hostile.HostileForms;
import org.twentyweeks.testkit.hostile.HostileJson;
import org.twentyweeks.testkit.hostile.HostileText;
import org.twentyweeks.testkit.hostile.HostileTexts;
import org.twentyweeks.testkit.hostile.PageStructure;
import org.twentyweeks.testkit.hostile.Tally;

/**
 * A sample of the hostile inputs as bytes on the wire, and what only the wire can carry: request lines, headers and lengths
 * that no client would send. The local run answers each as the functions do, or refuses it, and lives on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHttpTest {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");
    private static final long SEED = 20260115;
    private static final String CANARY = "Zzcanary";
    private static final int NOT_MY_VERSION = 505;
    private static final int PATIENCE_MILLIS = 30_000;

    /** Of the bodies that are tried in process, every so many-th. */
    private static final int SAMPLE = 9;

    private final List<HostileText> texts =
            HostileTexts.of(SEED).stream().filter(HostileText::isUnicode).toList();
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private LocalRun run;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var both = new PrintStream(printed, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
        run = LocalRun.start(
                new RunSettings(0, folder.resolve("data"), false),
                TEMPLATE,
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
    }

    @AfterAll
    void stop() {
        run.close();
        System.setOut(out);
        System.setErr(err);
        System.out.print(tally.lines("hostile inputs over HTTP, seed " + SEED));
    }

    /** What came back, before the server closed; the status is 0 when nothing came. */
    private record Answer(int status, String head, String body) {}

    @Test
    void bodies_that_are_said_to_be_json() throws IOException {
        var fields = List.of("/child/surname", "/requester/email", "/child/addressLines", "/reason");
        var bodies = HostileJson.of(SEED, fields);
        for (int number = 0; number < bodies.size(); number += SAMPLE) {
            var body = bodies.get(number);
            var answer = post("/referrals", "application/json", body.bytes());

            assertThat(answer.status()).as(body.category()).isIn(201, 400, 413, 422);
            assertThat(answer.head() + answer.body()).doesNotContainIgnoringCase(CANARY);
            assertThat(answer.status() == 201 && body.isRefused())
                    .as(body.category())
                    .isFalse();
            count(body.category(), answer);
        }
    }

    @Test
    void bodies_that_are_said_to_be_forms() throws IOException {
        var bodies = HostileForms.of(SEED, () -> "f1.token");
        for (int number = 0; number < bodies.size(); number += SAMPLE) {
            HostileBody body = bodies.get(number);
            for (String path : List.of("/referrals", "/request/name", "/request/check", "/request/answers")) {
                var answer = post(path, "application/x-www-form-urlencoded", body.bytes());

                assertThat(answer.status()).as(body.category()).isIn(200, 400, 413, 422);
                if (!answer.head().contains("text/plain")) {
                    assertThat(PageStructure.of(answer.body()).elements())
                            .noneMatch(element -> element.contains(CANARY));
                }
                count(body.category(), answer);
            }
        }
    }

    @Test
    void texts_in_every_field() throws IOException {
        for (int round = 0; round < texts.size(); round += SAMPLE) {
            var answers = new LinkedHashMap<String, String>();
            for (int field = 0; field < HostileForms.FIELDS.size(); field++) {
                answers.put(
                        HostileForms.FIELDS.get(field),
                        texts.get((round + field) % texts.size()).text());
            }
            var answer =
                    post("/request/people", "application/x-www-form-urlencoded", HostileForms.encoded(answers, true));

            assertThat(answer.status()).isEqualTo(200);
            var shown = PageStructure.of(answer.body()).fields();
            answers.forEach((field, text) -> {
                if (shown.containsKey(field)) {
                    assertThat(shown.get(field)).as(field).isEqualTo(PageStructure.inAField(text));
                }
            });
            for (int field = 0; field < answers.size(); field++) {
                count("texts", answer);
            }
        }
    }

    @Test
    void bodies_to_the_staff_API() throws IOException {
        var token = tokenOfEveryRole();
        var bodies = HostileJson.of(
                SEED,
                List.of("/facts", "/corrects", "/reason", "/owner", "/surname", "/receivedOn", "/outcome", "/name"));
        var writing = StaffOperation.described().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .toList();
        assertThat(writing).hasSizeGreaterThanOrEqualTo(8);
        for (int place = 0; place < writing.size(); place++) {
            var operation = writing.get(place);
            for (int number = place; number < bodies.size(); number += SAMPLE) {
                var body = bodies.get(number);
                var answer = staff(operation.method(), operation.path(), token, body.bytes());

                assertThat(answer.status())
                        .as("%s with %s", operation, body.category())
                        .isIn(400, 404, 409, 413, 415, 422);
                assertAnswered(answer, body.category());
                assertThat(answer.head() + answer.body()).doesNotContain(HostileJson.CANARY);
                count("staff: " + body.category(), answer);
            }
        }
        assertThat(staff("GET", "/staff", token, new byte[0]).status()).isEqualTo(200);
    }

    @Test
    void addresses_and_tokens_of_the_staff_API() throws IOException {
        var token = tokenOfEveryRole();
        for (int number = 0; number < texts.size(); number += SAMPLE) {
            var text = texts.get(number);
            var escaped = URLEncoder.encode(text.text(), UTF_8).replace("+", "%20");
            for (String path : List.of(
                    "/" + escaped,
                    "/cases/" + escaped,
                    "/cases/" + escaped + "/facts",
                    "/worklist?owner=" + escaped,
                    "/worklist?cursor=" + escaped,
                    "/quarantine?cursor=" + escaped,
                    "/cases/7K3M-Z9Q4-TXW2-0BDR/deadlines?asAt=" + escaped)) {
                var answer = staff("GET", path, token, new byte[0]);

                assertAnswered(answer, text.category() + " in " + path);
                assertThat(answer.status()).as("%s in %s", text, path).isIn(400, 404);
                if (text.text().strip().length() > 8) {
                    assertThat(answer.head() + answer.body()).doesNotContain(text.text());
                }
                count("staff: addresses", answer);
            }
            for (String scheme : List.of("", "Bearer ", "Bearer " + token + ".", "Bearer " + token + " ")) {
                var answer = refusedOrAnswered(
                        "GET /staff/rules HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: " + scheme
                                + text.text() + "\r\n\r\n",
                        text.category());

                // What ends the line leaves the token before it whole, and what can be a space is none of it.
                boolean isWhole = scheme.endsWith(" ")
                        && scheme.length() > "Bearer ".length()
                        && (text.text().isBlank() || text.text().matches("(?s)\\s*[\\r\\n].*"));
                if (!isWhole) {
                    assertThat(answer.status()).as("%s after %s", text, scheme).isNotEqualTo(200);
                }
                count("staff: tokens", answer);
            }
        }
    }

    private String tokenOfEveryRole() {
        var roles = String.join(",", Stream.of(Role.values()).map(Role::name).toList());
        return new Visitor(run.address())
                .get("_local/token?role=" + roles + "&staff=dev-1")
                .body();
    }

    private Answer staff(String method, String path, String token, byte[] body) throws IOException {
        var head = method + " /staff" + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return send(head.getBytes(ISO_8859_1), body);
    }

    @Test
    void addresses() throws IOException {
        for (int number = 0; number < texts.size(); number += 3) {
            var text = texts.get(number);
            var escaped = URLEncoder.encode(text.text(), UTF_8).replace("+", "%20");
            for (String path : List.of(
                    "/" + escaped,
                    "/request/" + escaped,
                    "/request/assets/" + escaped,
                    "/cases/" + escaped,
                    "/request?" + escaped)) {
                var answer = send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

                assertAnswered(answer, text.category() + " in " + path);
                assertThat(answer.status()).isIn(200, 400, 404);
                // The page of a case that is not there, which is in no API, says what was asked for.
                if (text.text().strip().length() > 8 && !path.startsWith("/cases/")) {
                    assertThat(answer.head() + answer.body()).doesNotContain(text.text());
                }
                assertThat(PageStructure.of(answer.body()).elements().toString())
                        .doesNotContain("script", "onerror", "onfocus", "onmouseover", "iframe");
                count("addresses", answer);
            }
        }
    }

    @Test
    void request_lines() throws IOException {
        for (String line : requestLines()) {
            count("request lines", refusedOrAnswered(line + "\r\nHost: a\r\nConnection: close\r\n\r\n", line));
        }
    }

    private static List<String> requestLines() {
        var lines = new ArrayList<>(List.of(
                "GET / HTTP/1.0",
                "GET /",
                "GET",
                "",
                " ",
                "GET  / HTTP/1.1",
                "GET\t/ HTTP/1.1",
                " GET / HTTP/1.1",
                "get / HTTP/1.1",
                "GET /  HTTP/1.1",
                "GET / http/1.1",
                "GET / HTTP/1.1 x",
                "GET / HTTP/1",
                "GET /%zz HTTP/1.1",
                "GET /% HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /%u0041 HTTP/1.1",
                "GET /a%2Fb HTTP/1.1",
                "GET /request/%2e%2e/cases HTTP/1.1",
                "GET /request/..;/cases HTTP/1.1",
                "GET /request/name;a=Zzcanary HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /./request HTTP/1.1",
                "GET //request HTTP/1.1",
                "GET /request// HTTP/1.1",
                "GET /request/ HTTP/1.1",
                "GET /request/%C0%AF HTTP/1.1",
                "GET /request/%ED%A0%80 HTTP/1.1",
                "GET /request/%FF HTTP/1.1",
                "GET /request/\u00FF HTTP/1.1",
                "GET /request/\u0000 HTTP/1.1",
                "GET /request/a b HTTP/1.1",
                "GET /request#Zzcanary HTTP/1.1",
                "GET /request?a=%zz HTTP/1.1",
                "GET /request?a=%FF&a=%FF HTTP/1.1",
                "GET /request?%00=%00 HTTP/1.1",
                "GET /request?" + "a&".repeat(4_000) + " HTTP/1.1",
                "GET /request?" + "Zzcanary".repeat(1_200) + " HTTP/1.1",
                "GET /request?" + "a".repeat(9_900) + " HTTP/1.1",
                "GET /request?" + "a".repeat(10_300) + " HTTP/1.1",
                "GET /request?" + "a".repeat(20_000) + " HTTP/1.1",
                "GET /request?" + "a".repeat(60_000) + " HTTP/1.1",
                "GET /request/" + "Zzcanary".repeat(1_000) + " HTTP/1.1",
                "GET /request/" + "a".repeat(70_000) + " HTTP/1.1",
                "GET http://example.org/request HTTP/1.1",
                "GET http:///request HTTP/1.1",
                "GET example.org:80 HTTP/1.1",
                "GET * HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "CONNECT example.org:443 HTTP/1.1",
                "TRACE / HTTP/1.1",
                "TRACE /referrals HTTP/1.1",
                "PROPFIND /referrals HTTP/1.1",
                "PUT /referrals HTTP/1.1",
                "DELETE /referrals HTTP/1.1",
                "PATCH /request/name HTTP/1.1",
                "HEAD /request HTTP/1.1",
                "Zzcanary /request HTTP/1.1",
                "M".repeat(10_000) + " / HTTP/1.1",
                "<script> / HTTP/1.1",
                "POST /referrals HTTP/1.1",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"));
        for (char control = 0; control < ' '; control++) {
            lines.add("GET /request/" + control + " HTTP/1.1");
        }
        return lines;
    }

    @Test
    void headers() throws IOException {
        for (String header : headerLines()) {
            for (String line : List.of("GET /request/name HTTP/1.1", "POST /referrals HTTP/1.1")) {
                count(
                        "header lines",
                        refusedOrAnswered(line + "\r\nHost: a\r\nConnection: close\r\n" + header + "\r\n\r\n", header));
            }
        }
        for (String host : List.of(
                "",
                "Host: a\r\nHost: b\r\n",
                "Host:\r\n",
                "Host: Zzcanary:99999\r\n",
                "Host: a b\r\n",
                "Host: [::1\r\n",
                "Host: <script>\r\n")) {
            count("header lines", refusedOrAnswered("GET / HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n", host));
        }
    }

    private List<String> headerLines() {
        var lines = new ArrayList<>(List.of(
                "Zzcanary",
                ": Zzcanary",
                " a: b",
                "a : b",
                "a: b\r\n c",
                "a: b\n c: d",
                "a: b\rc: d",
                "a: \u0000",
                "a\u0000: b",
                "a: \u00FF",
                "\u00FF: a",
                "a b: c",
                "\"a\": b",
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
                "Content-Length: 5, 6\r\n\r\nabcde",
                "Content-Length: +5\r\n\r\nabcde",
                "Content-Length: 0x5\r\n\r\nabcde",
                "Content-Length: 5\r\n\r\nabc",
                "Content-Length: 3\r\n\r\nabcde",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nabcde\r\n0\r\nZzcanary: b\r\n\r\n",
                "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "Expect: 100-continue",
                "Range: bytes=0-0,0-0,0-0",
                "Content-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\nabcde",
                "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: application/json; charset=utf-16\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: application/json\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Type: " + "a".repeat(9_000),
                "Cookie: a=b; $Version=1; Zzcanary=\"",
                "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "X-Forwarded-For: Zzcanary, 127.0.0.1",
                "X-Forwarded-Host: example.org",
                "X-HTTP-Method-Override: DELETE",
                "Origin: null",
                "Authorization: Basic Zzcanary",
                "If-None-Match: *",
                "Accept: " + "*/*,".repeat(2_000),
                "Zzcanary: " + "Zzcanary".repeat(1_100),
                "a: " + "b".repeat(70_000),
                "n".repeat(9_900) + ": b",
                "n".repeat(12_000) + ": b",
                "n".repeat(70_000) + ": b",
                "a: b\r\n".repeat(500) + "c: d",
                "a: b\r\n".repeat(10_000) + "c: d"));
        for (int number = 0; number < texts.size(); number += SAMPLE) {
            var text = texts.get(number).text();
            lines.add("Idempotency-Key: " + text);
            lines.add("User-Agent: " + text);
            lines.add(text + ": Zzcanary");
        }
        return lines;
    }

    @Test
    void after_all_that_it_still_takes_a_request() {
        assertThat(new Visitor(run.address()).refer("", Visitor.REQUEST).statusCode())
                .isEqualTo(201);
    }

    /** A request that is no HTTP 1: the server may close without an answer, or say that it speaks no such version. */
    private Answer refusedOrAnswered(String request, String what) throws IOException {
        var answer = send(request);
        if (answer.status() != 0 && answer.status() != NOT_MY_VERSION) {
            assertAnswered(answer, what);
        }
        return answer;
    }

    /** No failure of ours, in a form of ours, without a word of what was sent. */
    private void assertAnswered(Answer answer, String what) {
        var described = what.substring(0, Math.min(60, what.length())) + "\n" + answer.head();
        assertThat(answer.status()).as(described).isBetween(100, 499);
        if (answer.status() >= 400) {
            assertThat(answer.head())
                    .as(described)
                    .containsAnyOf("application/problem+json", "text/html; charset=utf-8");
        }
        assertThat(answer.head() + answer.body()).as(described).doesNotContainIgnoringCase(CANARY);
        assertSilent();
    }

    /** Whatever was printed since the last time. */
    private void assertSilent() {
        var lines = printed.toString(UTF_8);
        printed.reset();
        assertThat(lines).doesNotContainIgnoringCase(CANARY).doesNotContain("Exception");
    }

    private void count(String category, Answer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            tally.accepted(category);
        } else {
            tally.refused(category);
        }
    }

    private Answer post(String path, String type, byte[] body) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        var answer = send(head.getBytes(ISO_8859_1), body);
        assertThat(answer.status()).as(path).isBetween(200, 499);
        assertSilent();
        return answer;
    }

    private Answer send(String request) throws IOException {
        return send(request.getBytes(UTF_8), new byte[0]);
    }

    private Answer send(byte[] head, byte[] body) throws IOException {
        try (var socket = new Socket("127.0.0.1", run.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var bytes = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(head);
                socket.getOutputStream().write(body);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(bytes);
            } catch (SocketException closed) {
                // The server may refuse a request before it has read the whole of it.
            }
            var text = bytes.toString(UTF_8);
            int end = text.indexOf("\r\n\r\n");
            return end < 0
                    ? new Answer(0, text, "")
                    : new Answer(
                            Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }
    }
}
