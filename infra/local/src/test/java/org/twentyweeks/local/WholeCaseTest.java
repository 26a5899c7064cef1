package org.twentyweeks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that drives a whole case, against a run of its own; what it prints is kept beside it. */
class WholeCaseTest {

    private static final Path PROJECT = Path.of(System.getProperty("project.root"));

    private static final Path PRINTED = PROJECT.resolve("events/casework/whole-case.txt");

    @Test
    void from_the_request_to_the_order_each_date_is_as_it_was_and_the_record_holds(@TempDir Path folder)
            throws IOException, InterruptedException {
        var data = folder.resolve("data");
        String printed;
        try (var run = start(data)) {
            printed = drive(run);
            assertThat(new Visitor(run.address())
                            .send("POST", "_local/run/seal-cases", "")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(new Visitor(run.address()).get("_local/idle").statusCode())
                    .isEqualTo(200);
        }

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PRINTED, printed);
        }
        assertThat(printed)
                .as("%s is stale; -Dgolden.update=true writes it anew", PRINTED)
                .isEqualTo(Files.readString(PRINTED));
        assertThat(AuditMain.run(List.of("DATA=" + data), Map.of())).isZero();
    }

    @Test
    void who_stops_it_finds_the_clock_at_real_time(@TempDir Path folder) throws IOException, InterruptedException {
        try (var run = start(folder.resolve("data"))) {
            var process = script(run).start();
            try (var printed = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(printed.readLine()).startsWith("Case ");
                // The handle, because a process that is destroyed by itself loses what it prints as well.
                process.toHandle().destroy();
                printed.lines().forEach(_ -> {});
            }

            assertThat(process.waitFor()).isEqualTo(130);
            var clock = new Visitor(run.address()).get("_local/clock").body();
            assertThat(clock).contains("\"now\":\"").doesNotContain("\"2023-");
        }
    }

    private static LocalRun start(Path data) throws IOException {
        return LocalRun.start(
                new RunSettings(0, data, false),
                PROJECT.resolve("template.yaml"),
                new Progress(new PrintStream(PrintStream.nullOutputStream())));
    }

    /** What the script prints, without what is another's each time: the reference and the address. */
    private static String drive(LocalRun run) throws IOException, InterruptedException {
        var process = script(run).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.replaceAll("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", "<reference>")
                .replace(run.address().toString(), "http://127.0.0.1:8080/");
    }

    private static ProcessBuilder script(LocalRun run) {
        var script = new ProcessBuilder(
                        "sh", PROJECT.resolve("events/casework/whole-case.sh").toString())
                .redirectErrorStream(true);
        script.environment().put("PORT", Integer.toString(run.address().getPort()));
        return script;
    }
}
