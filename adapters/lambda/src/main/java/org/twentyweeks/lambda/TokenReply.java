package org.twentyweeks.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Lambda authorizer answers: whether that one method may be called, and who calls it.
 *
 * @param principalId who calls, or that it is nobody that is known
 * @param allowed whether the method may be called
 * @param context what the function behind the API is told of the caller
 * @param outcome one word of ours for the log, for example {@code expired}
 */
public record TokenReply(String principalId, boolean allowed, Map<String, String> context, String outcome) {

    public TokenReply {
        context = Map.copyOf(context);
    }

    public static TokenReply allow(String principalId, Map<String, String> context) {
        return new TokenReply(principalId, true, context, "allowed");
    }

    /** @param outcome why, for the log alone: who asks is told no more than that the token is not good */
    public static TokenReply deny(String outcome) {
        return new TokenReply("nobody", false, Map.of(), outcome);
    }

    /** The policy, which speaks of the one method that was asked for. */
    byte[] policy(TokenRequest request) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Action", "execute-api:Invoke");
        statement.put("Effect", allowed ? "Allow" : "Deny");
        statement.put("Resource", request.methodArn());
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put("Statement", List.of(statement));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("principalId", principalId);
        answer.put("policyDocument", document);
        answer.put("context", context);
        return StrictJson.write(answer);
    }

    /** Without who calls. */
    @Override
    public String toString() {
        return "TokenReply[" + outcome + "]";
    }
}
