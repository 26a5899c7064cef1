package org.twentyweeks.casework;

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

    @Override
    protected String goodEvent() {
        return event("seal-cases");
    }
}
