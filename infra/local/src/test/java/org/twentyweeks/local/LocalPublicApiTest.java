package org.twentyweeks.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.twentyweeks.testkit.http.PublicApiContract;

/** The local run keeps to the contract that a deployed stack keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalPublicApiTest extends PublicApiContract {

    private static final Path TEMPLATE = Path.of(System.getProperty("project.root"), "template.yaml");

    private LocalRun run;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var progress = new Progress(new PrintStream(new ByteArrayOutputStream()));
        run = LocalRun.start(new RunSettings(0, folder.resolve("data"), false), TEMPLATE, progress);
    }

    @AfterAll
    void stop() {
        run.close();
    }

    @Override
    protected URI base() {
        return run.address();
    }
}
