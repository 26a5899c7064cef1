package org.twentyweeks.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.twentyweeks.testkit.lambda.RuntimeContract;

/** The package under AWS's runtime client. */
class RuntimeIT extends RuntimeContract {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/casework");

    @Override
    protected String logicalId() {
        return "Casework";
    }

    @Override
    protected Map<String, String> filledIn() {
        return Environment.UNREACHED;
    }

    @Override
    protected Map<String, String> endpoints() {
        return Map.of();
    }

    @Override
    protected String goodEvent() {
        return event("rules");
    }

    @Override
    protected String goodAnswer() {
        return "\"statusCode\":200";
    }

    @Override
    protected String badEvent() {
        return event("nobody-known");
    }

    private static String event(String name) {
        try {
            return Files.readString(EVENTS.resolve(name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
