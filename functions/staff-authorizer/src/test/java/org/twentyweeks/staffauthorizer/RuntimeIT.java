package org.twentyweeks.staffauthorizer;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.twentyweeks.testkit.lambda.WaitingRuntimeContract;

/** The package under AWS's runtime client, with an issuer behind it. */
class RuntimeIT extends WaitingRuntimeContract {

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
    }

    @AfterAll
    static void stop() {
        issuer.isSilent = false;
        issuer.close();
    }

    @Override
    protected String logicalId() {
        return "StaffAuthorizer";
    }

    @Override
    protected Map<String, String> filledIn() {
        return issuer.environment();
    }

    @Override
    protected Map<String, String> endpoints() {
        issuer.isSilent = false;
        return Map.of();
    }

    /** At an address of its own no token would be of this issuer: the issuer itself falls silent. */
    @Override
    protected Map<String, String> endpointsWithSilence(URI silent) {
        issuer.isSilent = true;
        return Map.of();
    }

    /** Shorter than it waits for an issuer itself. */
    @Override
    protected Duration shortLimit() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected String goodEvent() {
        return issuer.event(issuer.lastingToken());
    }

    @Override
    protected String goodAnswer() {
        return "\"Effect\":\"Allow\"";
    }

    @Override
    protected String badEvent() {
        return issuer.event("not-a-token");
    }

    @Override
    protected String badAnswer() {
        return "\"Effect\":\"Deny\"";
    }
}
