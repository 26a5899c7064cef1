package org.twentyweeks.testkit.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A function's {@code target/lambda}, as Maven has just put it together. */
public final class PackagedFunction {

    private final Path folder;

    private PackagedFunction(Path folder) {
        this.folder = folder;
    }

    /** The package of the module under test, which its build names in the system property {@code lambda.package}. */
    public static PackagedFunction underTest() {
        return new PackagedFunction(Path.of(System.getProperty("lambda.package")));
    }

    Path folder() {
        return folder;
    }

    public List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    public long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /**
     * What in the package would print what libraries log: the SDK would write requests, which name people, at its finer
     * levels. slf4j-nop is none, because it prints nothing.
     */
    public List<String> logPrinters() throws IOException {
        var printers = new ArrayList<String>();
        for (Path file : files()) {
            var name = file.getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("slf4j-nop-")) {
                try (var jar = new JarFile(file.toFile())) {
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(entry -> entry.startsWith("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                                    || entry.startsWith("org/slf4j/impl/Static")
                                    || entry.startsWith("META-INF/services/org.apache.commons.logging"))
                            .forEach(entry -> printers.add(name + "!" + entry));
                }
            }
        }
        return printers;
    }

    /**
     * Makes the handler with that environment and calls it with that event, on a class path of the package alone.
     *
     * @throws AssertionError when a library wrote to standard error, which would be lines in the log that are not ours
     */
    public String answer(String handler, Map<String, String> environment, String event) throws Exception {
        var answer = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        var standardError = System.err;
        try (var alone = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                var caught = new PrintStream(complaints, true, StandardCharsets.UTF_8)) {
            System.setErr(caught);
            var type = alone.loadClass(handler);
            var constructor = type.getDeclaredConstructor(Map.class);
            constructor.setAccessible(true);
            type.getMethod(
                            "handleRequest",
                            InputStream.class,
                            OutputStream.class,
                            alone.loadClass("com.amazonaws.services.lambda.runtime.Context"))
                    .invoke(
                            constructor.newInstance(environment),
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            answer,
                            null);
        } finally {
            System.setErr(standardError);
        }
        if (complaints.size() > 0) {
            throw new AssertionError(
                    "The package writes to standard error: " + complaints.toString(StandardCharsets.UTF_8));
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private URL[] classPath() throws IOException {
        var urls = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (Path file : files()) {
            if (file.toString().endsWith(".jar")) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
