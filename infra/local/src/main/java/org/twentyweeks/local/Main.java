package org.twentyweeks.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the local run: {@code PORT}, {@code DATA} and {@code RESET} come as arguments or from the environment. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try {
            var settings = RunSettings.read(List.of(arguments), System.getenv());
            var run = LocalRun.start(settings, Path.of("template.yaml"), new Progress(System.out));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run), "stop"));
            System.out.println("ready " + run.address());
        } catch (CannotStartException cannot) {
            System.err.println(cannot.getMessage());
            System.exit(1);
        } catch (IOException | RuntimeException defect) {
            defect.printStackTrace(System.err);
            System.exit(1);
        }
        // The engines' threads keep the process alive until it is stopped.
    }

    private static void stop(LocalRun run) {
        run.close();
        System.out.println("stopped");
    }
}
