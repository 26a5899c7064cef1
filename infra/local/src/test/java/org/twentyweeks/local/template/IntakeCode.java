package org.twentyweeks.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.referralintake.ReferralIntakeHandler;

/** What referral-intake answers, taken from its code. It keeps that to itself, hence by reflection. */
final class IntakeCode {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACKAGE = "org.twentyweeks.referralintake.";

    private IntakeCode() {}

    /** What it answers to what became of a request. */
    static HttpReply answer(Receipt receipt) throws ReflectiveOperationException {
        var request = HttpRequest.read("""
                {"requestContext": {"requestId": "a-test", "requestTimeEpoch": 1796126400000}}""".getBytes(StandardCharsets.UTF_8));
        return (HttpReply)
                open(Class.forName(PACKAGE + "IntakeReplies").getDeclaredMethod("of", Receipt.class, HttpRequest.class))
                        .invoke(null, receipt, request);
    }

    /** What it answers to an event, as the gateway hands it over. */
    static JsonNode answer(Map<String, String> environment, byte[] event)
            throws ReflectiveOperationException, IOException {
        var handler = open(ReferralIntakeHandler.class.getDeclaredConstructor(Map.class))
                .newInstance(environment);
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, null);
        return JSON.readTree(answer.toByteArray());
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }
}
