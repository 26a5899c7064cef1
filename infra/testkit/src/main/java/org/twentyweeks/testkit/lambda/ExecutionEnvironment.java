package org.twentyweeks.testkit.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * One execution environment of a function: a JVM of its own in which AWS's runtime client loads the package as it is
 * deployed, with nothing of this project's build on its class path. Linux only, as the runtime client is.
 */
public final class ExecutionEnvironment implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NATIVE_CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final List<String> AS_ON_LAMBDA = List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    /** How an invocation ended. */
    public sealed interface Outcome {

        /** @param body what the handler wrote */
        record Answered(String body) implements Outcome {}

        /** @param error the runtime's report of what was thrown, in JSON */
        record Failed(String error) implements Outcome {}

        /** It took longer than it might, and the environment was ended, as Lambda does it. */
        record TimedOut() implements Outcome {}
    }

    private final RuntimeApi api;
    private final Path folder;
    private final Process process;

    private ExecutionEnvironment(
            PackagedFunction function,
            String handler,
            Map<String, String> variables,
            boolean snapshot,
            List<String> options) {
        try {
            folder = Files.createTempDirectory("execution-environment");
            api = new RuntimeApi();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(AS_ON_LAMBDA);
            command.addAll(options);
            command.add("-D" + NATIVE_CLIENT + "=" + nativeClient());
            command.add("-Djava.io.tmpdir=" + folder);
            command.add("-Xlog:class+load:file=" + classLog());
            command.addAll(List.of("-cp", runtimeClient(), AWSLambda.class.getName(), handler));
            // The runtime loads the function from its working directory.
            var builder = new ProcessBuilder(command)
                    .directory(function.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().clear();
            builder.environment().putAll(ofLambda(function, snapshot));
            builder.environment().putAll(variables);
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts one that answers events as soon as its handler is made. */
    public static ExecutionEnvironment start(
            PackagedFunction function, String handler, Map<String, String> variables, String... options) {
        return new ExecutionEnvironment(function, handler, variables, false, List.of(options));
    }

    /** Starts one that goes as far as the snapshot of a published version (SnapStart), and waits there. */
    public static ExecutionEnvironment startToSnapshot(
            PackagedFunction function, String handler, Map<String, String> variables, String... options) {
        return new ExecutionEnvironment(function, handler, variables, true, List.of(options));
    }

    private Map<String, String> ofLambda(PackagedFunction function, boolean snapshot) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapshot ? "snap-start" : "on-demand");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "under-test");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_REGION", "eu-west-2");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("LAMBDA_TASK_ROOT", function.folder().toString());
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        return variables;
    }

    /** Waits until the handler is made and the runtime asks for an event. */
    public void awaitReady() {
        await(api.ready(), PATIENCE);
    }

    /** Waits until everything before the snapshot is done. */
    public void awaitSnapshot() {
        await(api.snapshot(), PATIENCE);
    }

    /** Waits until the runtime has reported that there is no handler to call, and gives its report. */
    public String awaitInitError() {
        return await(api.initError(), PATIENCE);
    }

    /** Goes on from the snapshot, as every environment that Lambda makes of it does. */
    public void restore() {
        api.restore();
        awaitReady();
    }

    /** Has the function handle an event, for as long as that limit. */
    public Outcome invoke(String event, Duration limit) {
        var reply = api.invoke(event, limit);
        try {
            var ended = reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return ended.isError() ? new Outcome.Failed(ended.body()) : new Outcome.Answered(ended.body());
        } catch (TimeoutException late) {
            end();
            return new Outcome.TimedOut();
        } catch (InterruptedException | ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What it wrote to standard output and error. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many classes it has loaded so far, hidden ones included. */
    public int classesLoaded() {
        try (var lines = Files.lines(classLog(), StandardCharsets.ISO_8859_1)) {
            return (int) lines.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The names of those loaded after the first so many. */
    public List<String> classesLoadedAfter(int count) {
        try (var lines = Files.lines(classLog(), StandardCharsets.ISO_8859_1)) {
            return lines.skip(count).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    private <T> T await(CompletableFuture<T> awaited, Duration patience) {
        var ended = process.onExit().thenApply(exited -> (T) null);
        try {
            CompletableFuture.anyOf(awaited, api.initError(), ended).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("The environment did not go on: " + log(), failure);
        }
        if (!awaited.isDone()) {
            throw new IllegalStateException(
                    "The environment ended: " + api.initError().getNow("") + log());
        }
        return awaited.join();
    }

    private Path classLog() {
        return folder.resolve("classes");
    }

    /** Environments that share one unpacked library crash when another unpacks it anew. */
    private Path nativeClient() throws IOException {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var unpacked = folder.resolve("runtime-client.so");
        try (var library = AWSLambda.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + machine + ".so")) {
            if (library == null) {
                throw new IllegalStateException("The runtime client has no library for " + machine);
            }
            Files.copy(library, unpacked);
        }
        return unpacked;
    }

    /** What Lambda itself brings, and nothing else. */
    private static String runtimeClient() {
        return Stream.of(
                        AWSLambda.class, RequestStreamHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> new File(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void end() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        end();
        api.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
