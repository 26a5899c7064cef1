package org.twentyweeks.referralform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.twentyweeks.testkit.secrets.SecretsStandIn;

/** The handler as Lambda makes it, with its secret behind it. */
final class DeployedForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReferralFormHandler handler;

    DeployedForm(SecretsStandIn secrets) {
        System.setProperty("aws.endpointUrlSecretsManager", secrets.endpoint().toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        handler = new ReferralFormHandler(Map.of("AUTHORITY_CODE", "000", "TOKEN_SECRET", "token"));
    }

    static SecretsStandIn secrets() {
        return SecretsStandIn.start().put("token", "AWSCURRENT", "a-token-secret");
    }

    JsonNode handle(byte[] event) {
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), answer, null);
            return JSON.readTree(answer.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
