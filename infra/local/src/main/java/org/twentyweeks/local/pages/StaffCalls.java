package org.twentyweeks.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.twentyweeks.local.issuer.DevelopmentIssuer;
import org.twentyweeks.local.web.WebAnswer;
import org.twentyweeks.local.web.WebHandler;
import org.twentyweeks.local.web.WebHeader;
import org.twentyweeks.local.web.WebRequest;

/** Calls the staff API for somebody, with that person's token, as any other program would. */
final class StaffCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebHandler staffApi;
    private final DevelopmentIssuer issuer;

    StaffCalls(WebHandler staffApi, DevelopmentIssuer issuer) {
        this.staffApi = staffApi;
        this.issuer = issuer;
    }

    /**
     * What the API answered.
     *
     * @param body missing when it is no JSON
     * @param etag empty when there is none
     */
    record Reply(int status, JsonNode body, String etag) {

        boolean isGood() {
            return status < 300;
        }

        /** Whether somebody recorded something meanwhile, so that nothing was recorded now. */
        boolean isChangedMeanwhile() {
            return status == 409 && body.path("type").asText().endsWith(":changed-meanwhile");
        }
    }

    Reply get(InventedPerson person, String path, String query) {
        return call(new WebRequest("GET", path, query, headers(person, List.of()), new byte[0], false));
    }

    Reply send(String method, InventedPerson person, String path, JsonNode body, WebHeader... more) {
        return call(new WebRequest(
                method,
                path,
                "",
                headers(person, List.of(more)),
                body.toString().getBytes(StandardCharsets.UTF_8),
                false));
    }

    private List<WebHeader> headers(InventedPerson person, List<WebHeader> more) {
        var headers = new ArrayList<WebHeader>();
        headers.add(new WebHeader("Authorization", "Bearer " + issuer.token(person.caller())));
        headers.add(new WebHeader("Content-Type", "application/json"));
        headers.addAll(more);
        return headers;
    }

    private Reply call(WebRequest request) {
        var answer = staffApi.answer(request);
        var body = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(body);
            return new Reply(answer.status(), JSON.readTree(body.toByteArray()), etag(answer));
        } catch (IOException notJson) {
            return new Reply(answer.status(), MissingNode.getInstance(), etag(answer));
        }
    }

    private static String etag(WebAnswer answer) {
        return answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("ETag"))
                .map(WebHeader::value)
                .findFirst()
                .orElse("");
    }
}
