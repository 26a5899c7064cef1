package org.twentyweeks.staffauthorizer;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.twentyweeks.testkit.lambda.RuntimeContract;

/** The package under AWS's runtime client, with an issuer behind it. */
class RuntimeIT extends RuntimeContract {

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
    }

    @AfterAll
    static void stop() {
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
        return Map.of();
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
