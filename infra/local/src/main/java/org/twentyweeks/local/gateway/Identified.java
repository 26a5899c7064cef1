package org.twentyweeks.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.twentyweeks.local.web.WebRequest;

/** What came of asking an API's authorizer who calls. */
sealed interface Identified {

    /** @param context what the function behind the API is told of the caller */
    record Caller(ObjectNode context) implements Identified {}

    /** No token was sent: API Gateway does not ask then. */
    record NoToken() implements Identified {}

    record Denied() implements Identified {}

    /** The authorizer failed, took too long or gave an answer that is none. */
    record Failed() implements Identified {}

    /** Asks as API Gateway asks an authorizer of type TOKEN whose answers are not kept. */
    static Identified by(LocalFunction authorizer, WebRequest request) {
        var token = request.header("Authorization").orElse("");
        if (token.isEmpty()) {
            return new NoToken();
        }
        var methodArn = "arn:aws:execute-api:eu-west-2:000000000000:local/" + ProxyEvent.STAGE + "/" + request.method()
                + request.path();
        return switch (authorizer.call(event(token, methodArn))) {
            case LocalFunction.Outcome.Answered answered -> read(answered.reply(), methodArn);
            case LocalFunction.Outcome.Failed _, LocalFunction.Outcome.TimedOut _ -> new Failed();
        };
    }

    private static byte[] event(String token, String methodArn) {
        var json = new ObjectMapper();
        try {
            return json.writeValueAsBytes(json.createObjectNode()
                    .put("type", "TOKEN")
                    .put("methodArn", methodArn)
                    .put("authorizationToken", token));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Identified read(byte[] reply, String methodArn) {
        try {
            var answer = new ObjectMapper().readTree(reply);
            return effect(answer, methodArn)
                    .<Identified>map(effect -> effect.equals("Allow") ? new Caller(context(answer)) : new Denied())
                    .orElseGet(Failed::new);
        } catch (IOException garbage) {
            return new Failed();
        }
    }

    /** What the policy says of that method. Only policies of the kind that our authorizer writes are understood. */
    private static Optional<String> effect(JsonNode answer, String methodArn) {
        var statement = answer.at("/policyDocument/Statement/0");
        boolean understood = answer.path("principalId").isTextual()
                && statement.path("Action").asText().equals("execute-api:Invoke")
                && statement.path("Resource").asText().equals(methodArn)
                && statement.path("Effect").asText().matches("Allow|Deny");
        return understood ? Optional.of(statement.path("Effect").textValue()) : Optional.empty();
    }

    private static ObjectNode context(JsonNode answer) {
        var context = new ObjectMapper().createObjectNode();
        context.put("principalId", answer.path("principalId").textValue());
        answer.path("context").properties().forEach(member -> context.set(member.getKey(), member.getValue()));
        return context.put("integrationLatency", 1);
    }
}
