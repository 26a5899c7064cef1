package org.twentyweeks.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.twentyweeks.core.casework.Referral;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.lambda.HttpReply;
import org.twentyweeks.lambda.HttpRequest;
import org.twentyweeks.referralintake.ReferralIntakeHandler;

/** What referral-intake reads and answers, taken from its code. It keeps that to itself, hence by reflection. */
final class IntakeCode {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACKAGE = "org.twentyweeks.referralintake.";

    private IntakeCode() {}

    /** Every field it reads, as a JSON pointer. */
    static Set<String> fields() throws ReflectiveOperationException {
        var fields = new TreeSet<String>();
        for (Object field :
                (Set<?>) open(Class.forName(PACKAGE + "ReferralRequest").getDeclaredMethod("fields"))
                        .invoke(null)) {
            fields.add((String) field);
        }
        return fields;
    }

    /** The answers it reads out of a request. */
    static Referral decoded(JsonNode request) throws ReflectiveOperationException {
        var decoder = Class.forName(PACKAGE + "ReferralRequest");
        var decoded = open(decoder.getDeclaredMethod("read", JsonNode.class)).invoke(null, request);
        return (Referral) open(decoder.getDeclaredMethod("referral")).invoke(decoded);
    }

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
