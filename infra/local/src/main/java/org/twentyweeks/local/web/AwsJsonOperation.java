package org.twentyweeks.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/**
 * The one operation that a stand-in for a service of AWS answers, in the JSON protocol of AWS.
 *
 * @param accessKeyId whoever did not sign with it is refused: the port is open to every user of this machine
 * @param protocol the version of the protocol that the service speaks, {@code 1.0} or {@code 1.1}
 * @param service as its requests name it, for example {@code AmazonSQS}
 * @param operation for example {@code SendMessage}
 * @param replying what is answered to the body of a request: {@link #reply} or {@link #error}
 */
public record AwsJsonOperation(
        String accessKeyId, String protocol, String service, String operation, Function<JsonNode, ObjectNode> replying)
        implements WebHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ERROR = "__type";

    /** The beginning of a reply. */
    public static ObjectNode reply() {
        return JSON.createObjectNode();
    }

    /** That it cannot be done, as the SDK reads it. */
    public static ObjectNode error(String type, String message) {
        return reply().put(ERROR, type).put("message", message);
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        var answered = answered(request);
        return WebAnswer.of(answered.has(ERROR) ? 400 : 200, "application/x-amz-json-" + protocol, answered.toString());
    }

    private ObjectNode answered(WebRequest request) {
        if (!request.header("Authorization").orElse("").contains("Credential=" + accessKeyId + "/")) {
            return error("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!request.header("X-Amz-Target").orElse("").equals(service + "." + operation)) {
            return error("UnknownOperationException", "The local run answers " + operation + " and nothing else.");
        }
        try {
            return replying.apply(JSON.readTree(request.body()));
        } catch (IOException notJson) {
            return error("SerializationException", "The request is not JSON.");
        }
    }
}
