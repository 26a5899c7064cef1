package org.twentyweeks.local.contract;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.twentyweeks.testkit.http.PublicApiContract;

/**
 * The public API of a deployed stack, whose address is given by {@code -Dpublic.api}. {@code -Dpublic.api.on=localstack}
 * leaves out what LocalStack is known not to do.
 */
@EnabledIfSystemProperty(named = "public.api", matches = ".+")
class DeployedPublicApiTest extends PublicApiContract {

    @Override
    protected URI base() {
        return URI.create(System.getProperty("public.api"));
    }

    @Override
    protected boolean servesGatewayResponses() {
        return !"localstack".equals(System.getProperty("public.api.on"));
    }
}
