package org.twentyweeks.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.twentyweeks.core.audit.AuditTrail;
import org.twentyweeks.core.audit.Reading;
import org.twentyweeks.lambda.HttpReply;

/** {@code GET /cases/{reference}/audit}: who read the case, the latest first. */
final class ShowReadings implements Operation {

    private static final Pattern PLACE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z#[A-Za-z0-9=_-]{1,64}");

    private final AuditTrail audit;

    ShowReadings(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public HttpReply answer(StaffRequest request) {
        var after = request.parameter("cursor");
        if (after.filter(cursor -> !PLACE.matcher(cursor).matches()).isPresent()) {
            throw StaffProblems.badParameter("cursor", "Send the cursor that came with the page before.");
        }
        var page = audit.of(request.reference(), after);
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", request.reference().shown());
        body.put("readings", page.readings().stream().map(ShowReadings::reading).toList());
        page.next().ifPresent(next -> body.put("next", next));
        return HttpReply.json(200, "audit", body);
    }

    private static Map<String, Object> reading(Reading reading) {
        var body = new LinkedHashMap<String, Object>();
        body.put("readBy", reading.readBy());
        body.put("parts", reading.parts().stream().map(Enum::name).sorted().toList());
        body.put("route", reading.route());
        body.put("at", reading.at().toString());
        body.put("correlationId", reading.correlationId());
        return body;
    }
}
