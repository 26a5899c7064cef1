package org.twentyweeks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.dynamodb.CasesTable;
import org.twentyweeks.testkit.dynamodb.DynamoDbLocal;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** What a real process that is killed leaves behind, in a store that keeps its files. */
class KillTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TABLE = "cases";
    private static final int CLIENTS = 4;
    private static final int ITEMS_A_CASE = 3;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final long SEED = Long.getLong("seed", 1);

    /** The same for all runs: what was answered once must be answered for ever. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    @Test
    void a_killed_process_loses_and_doubles_nothing(@TempDir Path folder) throws Exception {
        kill(1, folder);
    }

    @Test
    @Tag("slow")
    void fifty_killed_processes_lose_and_double_nothing(@TempDir Path folder) throws Exception {
        kill(50, folder);
    }

    private void kill(int times, Path folder) throws Exception {
        try (var engine = DynamoDbLocal.onDisk(folder, 0);
                var secrets = SecretsStandIn.start()
                        .put("hash-keys", "AWSCURRENT", "{\"1\":\"a-hash-key\"}")
                        .put("token", "AWSCURRENT", "a-token-secret")) {
            var client = engine.client();
            client.createTable(CasesTable.definition(TABLE));
            int unanswered = 0;
            for (int run = 0; run < times; run++) {
                var random = new Random(SEED + run);
                unanswered += runAndKill(run, random, engine, secrets);
            }

            var replayed = new HashMap<String, String>();
            var process = start(engine, secrets);
            try {
                for (String key : sent) {
                    var reference = reference(process.port(), key, HttpClient.newHttpClient());
                    assertThat(reference)
                            .as("replay of " + key + ", seed " + SEED)
                            .isPresent();
                    assertThat(answered.getOrDefault(key, reference.get()))
                            .as("answer to " + key + " before")
                            .isEqualTo(reference.get());
                    replayed.put(key, reference.get().replace("-", ""));
                }
            } finally {
                process.kill();
            }
            var items = new ArrayList<String>();
            client.scanPaginator(request -> request.tableName(TABLE))
                    .items()
                    .forEach(item -> items.add(item.get(CasesTable.CASE_ID).s()));
            var cases = new HashSet<>(items);
            var lost = new HashSet<>(replayed.values());
            lost.removeAll(cases);
            var doubled = new HashSet<>(cases);
            doubled.removeAll(replayed.values());
            assertThat(lost).as("lost, seed " + SEED).isEmpty();
            assertThat(doubled).as("doubled, seed " + SEED).isEmpty();
            assertThat(replayed.values()).doesNotHaveDuplicates();
            assertThat(cases).hasSameSizeAs(sent);
            assertThat(items).hasSize(sent.size() * ITEMS_A_CASE);
            assertThat(answered).isNotEmpty();
            System.out.printf(
                    "%d kills: %d keys sent, %d answered, %d without an answer, %d cases found, %d lost, %d doubled%n",
                    times, sent.size(), answered.size(), unanswered, cases.size(), lost.size(), doubled.size());
        }
    }

    /** Has clients send, new keys and old ones, until the process is killed in the middle of it. */
    private int runAndKill(int run, Random random, DynamoDbLocal engine, SecretsStandIn secrets) throws Exception {
        var process = start(engine, secrets);
        var unanswered = new AtomicInteger();
        var requests = new AtomicInteger();
        var loops = new ArrayList<Future<Boolean>>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
                var http = HttpClient.newHttpClient()) {
            for (int number = 0; number < CLIENTS; number++) {
                loops.add(clients.submit(() -> {
                    while (process.isAlive()) {
                        // Every fourth request is one that was sent before.
                        var key = "run-" + run + "-" + requests.getAndIncrement() * 3 / 4;
                        sent.add(key);
                        var reference = reference(process.port(), key, http);
                        reference.ifPresentOrElse(
                                known -> assertThat(answered.putIfAbsent(key, known))
                                        .isIn(null, known),
                                unanswered::incrementAndGet);
                    }
                    return true;
                }));
            }
            // From before the first answer to the middle of many.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            process.kill();
            // What a client asserts is heard here alone.
            for (Future<Boolean> loop : loops) {
                loop.get();
            }
        }
        return unanswered.get();
    }

    private static Optional<String> reference(int port, String key, HttpClient http) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(60))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(
                        "{\"requester\":{\"phone\":\"01632 960123\"},\"child\":{\"surname\":\"Tarrant\"}}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 201
                    ? Optional.of(
                            MAPPER.readTree(answer.body()).path("reference").asText())
                    : Optional.empty();
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", interrupted);
        }
    }

    /** A process of intake and the port on which it listens. */
    private record Started(Process process, int port) {

        boolean isAlive() {
            return process.isAlive();
        }

        /** SIGKILL: nothing in the process can see it coming. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private static Started start(DynamoDbLocal engine, SecretsStandIn secrets) throws IOException {
        var command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                IntakeProcess.class.getName()));
        command.environment()
                .putAll(Map.of(
                        "AUTHORITY_CODE", "000",
                        "CASES_TABLE", TABLE,
                        "HASH_KEYS_SECRET", "hash-keys",
                        "TOKEN_SECRET", "token",
                        "AWS_REGION", "eu-west-2",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_ENDPOINT_URL_DYNAMODB", engine.endpoint().toString(),
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString()));
        var process = command.redirectOutput(new File("/dev/null")).start();
        return new Started(process, port(process));
    }

    private static int port(Process process) {
        var errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        try {
            for (var line = errors.readLine(); line != null && System.nanoTime() < until; line = errors.readLine()) {
                if (line.startsWith("port ")) {
                    return Integer.parseInt(line.substring("port ".length()));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new IllegalStateException("Intake did not start in a process of its own");
    }
}
