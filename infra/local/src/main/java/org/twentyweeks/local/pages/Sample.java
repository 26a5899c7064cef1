package org.twentyweeks.local.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.twentyweeks.local.web.WebHeader;
import org.twentyweeks.local.web.WebRequest;

/** A request about an invented child, to try the system with. */
final class Sample {

    private static final String JSON = Pages.text("sample-request.json");

    private Sample() {}

    static String json() {
        return JSON;
    }

    /** The same as a call of the API. */
    static WebRequest request(String idempotencyKey) {
        return new WebRequest(
                "POST",
                "/referrals",
                "",
                List.of(
                        new WebHeader("Content-Type", "application/json"),
                        new WebHeader("Idempotency-Key", idempotencyKey)),
                JSON.getBytes(StandardCharsets.UTF_8),
                false);
    }
}
