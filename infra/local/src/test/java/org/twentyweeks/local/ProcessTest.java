package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run as a process of its own: how it starts, refuses to start, ends, and what a kill leaves. */
class ProcessTest {

    private static final long PATIENCE_SECONDS = 60;

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @TempDir
    private Path logs;

    @AfterEach
    void leave_no_process_behind() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_case_accepted_before_a_kill_is_there_after_the_next_start() throws Exception {
        var first = start("PORT=0", "DATA=" + folder);
        var before = new Visitor(ready(first));
        before.send("PUT", "_local/clock", "{\"now\":\"2026-12-01T07:30:00Z\"}");
        var accepted = before.refer("survives-a-kill", Visitor.REQUEST);
        first.destroyForcibly().waitFor();

        var second = start("PORT=0", "DATA=" + folder);
        var after = new Visitor(ready(second));
        var reference = accepted.body().replaceAll(".*\"reference\" *: *\"([^\"]*)\".*", "$1");

        assertThat(accepted.statusCode()).isEqualTo(201);
        assertThat(Visitor.text(after.get("cases/" + reference))).contains("Tuesday 12 January 2027");
        assertThat(after.refer("survives-a-kill", Visitor.REQUEST).body()).isEqualTo(accepted.body());
        assertThat(after.get("_local/clock").body()).contains("2026-12-01T07:30:00Z");

        second.toHandle().destroy();

        assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(output(second)).endsWith("stopped\n");
        assertThat(Files.readString(errors(second))).isEmpty();
    }

    @Test
    void a_taken_port_is_one_line_and_an_exit_code() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var process = start("PORT=" + taken.getLocalPort(), "DATA=" + folder);

            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(Files.readString(errors(process)))
                    .isEqualTo(
                            "Port " + taken.getLocalPort()
                                    + " is taken by another program: stop that, or choose another port, for example PORT=8081.\n");
        }
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("project.root")).toFile())
                .redirectError(errors(processes.size()).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private Path errors(Process process) {
        return errors(processes.indexOf(process));
    }

    private Path errors(int process) {
        return logs.resolve("errors-" + process + ".txt");
    }

    /** Reads what it says until it is ready; the address it gives. */
    private static URI ready(Process process) throws IOException {
        BufferedReader said = process.inputReader();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("ready ")) {
                return URI.create(line.substring("ready ".length()));
            }
        }
        throw new AssertionError("It ended before it was ready");
    }

    private static String output(Process process) throws IOException {
        var rest = new StringBuilder();
        process.inputReader().lines().forEach(line -> rest.append(line).append('\n'));
        return rest.toString();
    }
}
