package org.twentyweeks.referralform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.twentyweeks.testkit.lambda.WaitingRuntimeContract;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** The package under AWS's runtime client. */
class RuntimeIT extends WaitingRuntimeContract {

    private static final Path EVENTS = Path.of(System.getProperty("project.root"), "events/referral-form");

    private static SecretsStandIn secrets;

    @BeforeAll
    static void start() {
        secrets = DeployedForm.secrets();
    }

    @AfterAll
    static void stop() {
        secrets.close();
    }

    @Override
    protected String logicalId() {
        return "ReferralForm";
    }

    @Override
    protected Map<String, String> filledIn() {
        return Map.of("AUTHORITY_CODE", "000", "TOKEN_SECRET", "token");
    }

    @Override
    protected Map<String, String> endpoints() {
        return Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString());
    }

    @Override
    protected Map<String, String> endpointsWithSilence(URI silent) {
        return Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", silent.toString());
    }

    @Override
    protected String goodEvent() {
        return event("first-question");
    }

    @Override
    protected String goodAnswer() {
        return "\"statusCode\":200";
    }

    @Override
    protected String badEvent() {
        return event("first-question").replace("\"who\"", "\"no-such-page\"");
    }

    private static String event(String name) {
        try {
            return Files.readString(EVENTS.resolve(name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
