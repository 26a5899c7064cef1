package org.twentyweeks.casework;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The job that seals, in its package. */
class SealRuntimeIT extends JobRuntimeContract {

    @Override
    protected String logicalId() {
        return "SealCases";
    }

    @Override
    protected Map<String, String> filledIn() {
        return Map.of("CASES_TABLE", "cases", "SEALS_BUCKET", "seals");
    }

    /** It looks first whether the day is sealed. */
    @Override
    protected Map<String, String> endpointsWithSilence(URI silent) {
        var endpoints = new HashMap<>(endpoints());
        endpoints.put("AWS_ENDPOINT_URL_S3", silent.toString());
        return endpoints;
    }

    @Override
    protected String goodEvent() {
        return event("seal-cases");
    }
}
