package org.twentyweeks.referralform;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twentyweeks.lambda.Boundary;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.InvocationLog;
import org.twentyweeks.testkit.Interleaved;

/** What a warm page costs beside a handler that does nothing: the pages are shown to people who wait. */
class FormPageBench {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-form");
    private static final int TIMES = 200;

    @Test
    void a_warm_page_beside_an_empty_handler() throws Exception {
        var shown = System.out;
        try (var secrets = DeployedForm.secrets();
                var silent = new PrintStream(PrintStream.nullOutputStream())) {
            System.setOut(silent);
            var form = new DeployedForm(secrets);
            var boundary =
                    new Boundary("empty", "", reply -> Optional.empty(), InvocationLog.onStandardOutput(Map.of()));
            RequestStreamHandler empty = (event, answer, context) ->
                    boundary.http(event, answer, request -> HttpReply.html(200, "empty", ""));
            var event = Files.readAllBytes(EVENTS.resolve("answers-of-a-page.json"));
            var line = Interleaved.ratio(
                    "a warm page of the form",
                    () -> {
                        for (int time = 0; time < TIMES; time++) {
                            form.handle(event);
                        }
                    },
                    "an empty handler",
                    () -> {
                        for (int time = 0; time < TIMES; time++) {
                            empty.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(), null);
                        }
                    });
            shown.println(line);
        } finally {
            System.setOut(shown);
        }
    }
}
