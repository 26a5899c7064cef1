package org.twentyweeks.casework;

import java.util.Map;

/** The job that moves cases, in its package. */
class MoveRuntimeIT extends JobRuntimeContract {

    @Override
    protected String logicalId() {
        return "MoveCases";
    }

    @Override
    protected Map<String, String> filledIn() {
        return Map.of("AUTHORITY_CODE", "000", "CASES_TABLE", "cases", "STAFF_TABLE", "staff");
    }

    @Override
    protected String goodEvent() {
        return event("move-cases");
    }
}
